using System.Data.Common;
using System.Text;
using JobsDashboard.Jobs.Items;

namespace JobsDashboard.Jobs.Storing;

/// <summary>A job as it is stored, read because it is written again; without the empty fields that earlier versions stored.</summary>
internal sealed record StoredJob(long Id, string Json, string? Extras, long? ModifiedTime)
{
    public string Json { get; } = StoredJson.Answered(Json);

    public string? Extras { get; } = StoredJson.AnsweredExtras(Extras);

    public JobItem Job => StoredJson.Job(Json, Extras);

    /// <summary>The job of a row of id, JSON, extras and time of modification.</summary>
    public static StoredJob Of(DbDataReader row) =>
        new(row.GetInt64(0), row.GetString(1), row.IsDBNull(2) ? null : row.GetString(2), row.IsDBNull(3) ? null : row.GetInt64(3));

    /// <summary>The job with what only the stored one has; null when that is nothing.</summary>
    public JobItem? Merge(JobItem job) =>
        JobMerging.IsComplete(job, Extras is not null) ? null : JobMerging.Merge(job, Job) is var merged && merged != job ? merged : null;

    /// <summary>Whether the job is stored just so, or a newer state of it.</summary>
    public bool IsUpToDate(IndexedJob job) =>
        (IsSame(Json, job.Json) && IsSame(Extras, job.Extras)) || ModifiedTime > job.Numbers.GmtModifiedTime;

    private static bool IsSame(string? stored, byte[]? json) => stored == (json is null ? null : Encoding.UTF8.GetString(json));
}
