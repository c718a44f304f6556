using JobsDashboard.Jobs.Items;

namespace JobsDashboard.Jobs.Storing;

/// <summary>A job as the store has it, when it is written again; without the empty fields that earlier versions stored.</summary>
internal sealed record StoredJob(long Id, string Json, string? Extras, long? ModifiedTime)
{
    public string Json { get; } = StoredJson.Answered(Json);

    public string? Extras { get; } = StoredJson.AnsweredExtras(Extras);

    public JobItem Job => StoredJson.Job(Json, Extras);

    /// <summary>The job together with what it cannot tell and the store knows; null when it tells everything by itself.</summary>
    public JobItem? Complete(JobItem job) =>
        JobMerging.IsWhole(job, Extras is not null) ? null : JobMerging.With(job, Job) is var merged && merged != job ? merged : null;

    /// <summary>Whether the store has the job just so, or newer.</summary>
    public bool Knows(IndexedJob job) => (Json == job.Json && Extras == job.Extras) || ModifiedTime > job.Numbers.GmtModifiedTime;
}
