using System.Runtime.CompilerServices;
using JobsDashboard.Import.Files;
using JobsDashboard.Import.Reading;
using JobsDashboard.Import.Sacct.Values;

namespace JobsDashboard.Import.Sacct.Records;

/// <summary>Merges the steps of a job into its record. Slurm prints them directly after the job.</summary>
internal static class SacctSteps
{
    /// <summary>The note under which the summary counts steps.</summary>
    public const string Note = "Steps of jobs, which are no jobs of their own";

    public static async IAsyncEnumerable<ReadResult<SlurmRecord>> MergeAsync(
        ImportFile file, IAsyncEnumerable<ReadResult<SlurmRecord>> records, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        SlurmRecord? job = null;
        await foreach (var record in records.WithCancellation(cancellationToken))
        {
            if (record.Value is { } step && SlurmJobId.JobOfStep(step["JobID"]) is { } jobId)
            {
                file.Note(Note);
                if (job?["JobID"] == jobId)
                {
                    job.FillFrom(step);
                }
                continue;
            }
            if (job is not null)
            {
                yield return new(job, null);
            }
            job = record.Value;
            if (record.Rejection is not null)
            {
                yield return record;
            }
        }
        if (job is not null)
        {
            yield return new(job, null);
        }
    }
}
