using System.Runtime.CompilerServices;
using JobsDashboard.Import.Delimited;

namespace JobsDashboard.Import.Sacct;

/// <summary>Steps follow the job that they are of. They are no jobs, but may tell what their job does not.</summary>
internal static class SacctSteps
{
    /// <summary>How the summary counts steps.</summary>
    public const string Note = "Steps of jobs, which are no jobs of their own";

    public static async IAsyncEnumerable<Parsed<SlurmRecord>> FoldAsync(
        ImportFile file, IAsyncEnumerable<Parsed<SlurmRecord>> records, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        SlurmRecord? job = null;
        await foreach (var record in records.WithCancellation(cancellationToken))
        {
            if (record.Value is { } step && SlurmJobId.JobOfStep(step["JobID"]) is { } jobId)
            {
                file.Note(Note);
                if (job?["JobID"] == jobId)
                {
                    job.Complete(step);
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
