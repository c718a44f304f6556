using JobsDashboard.Jobs.Items;
using JobsDashboard.Jobs.Storing;

namespace JobsDashboard.Import;

/// <summary>Values of jobs that are kept as they came although they can hardly be right; an import's summary names them.</summary>
internal sealed class DoubtfulValues(ImportFile file, DateTimeOffset now)
{
    // No cluster that can still be asked kept accounts before.
    private static readonly DateTimeOffset s_earliest = new(2000, 1, 1, 0, 0, 0, TimeSpan.Zero);

    private readonly DateTimeOffset _latest = now.AddDays(1);

    /// <summary>Counts those of a job.</summary>
    public void CountIn(JobItem job)
    {
        foreach (var field in ImpossibleNumbers.In(job))
        {
            file.Note($"Jobs whose {field} cannot be; it is kept, but no filter finds them by it");
        }
        if (job.GmtCreateTime is { } created && (created < s_earliest || created > _latest))
        {
            file.Note("Jobs whose GmtCreateTime lies before the year 2000 or after tomorrow; it is kept");
        }
        if (job.Duration is null && job.GmtFinishTime < job.GmtCreateTime)
        {
            file.Note("Jobs that end before they were created; they have no Duration");
        }
    }
}
