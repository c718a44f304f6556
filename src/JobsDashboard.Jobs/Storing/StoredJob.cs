using JobsDashboard.Jobs.Data;
using JobsDashboard.Jobs.Items;
using JobsDashboard.Jobs.Listing;

namespace JobsDashboard.Jobs.Storing;

/// <summary>A job as the store has it, when it is written again.</summary>
internal sealed record StoredJob(long Id, string Json, string? Extras, long? ModifiedTime)
{
    private readonly ExportedJob _job = new(Json, Extras);

    public JobItem Job => _job.Item;

    /// <summary>The job together with what it cannot tell and the store knows; null when it tells everything by itself.</summary>
    public JobItem? Complete(JobItem job) =>
        JobMerging.IsWhole(job, Extras is not null) ? null : JobMerging.With(job, Job) is var merged && merged != job ? merged : null;

    /// <summary>Whether the store has the job just so, or newer.</summary>
    public bool Knows(JobFacts job) => (_job.Json == job.Json && _job.Extras == job.Extras) || ModifiedTime > job.Numbers.GmtModifiedTime;
}
