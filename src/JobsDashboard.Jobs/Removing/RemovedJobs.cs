using System.Collections.Immutable;
using JobsDashboard.Jobs.Items;
using JobsDashboard.Jobs.Storing;

namespace JobsDashboard.Jobs.Removing;

/// <summary>Jobs that have been removed, or would be.</summary>
public sealed record RemovedJobs
{
    /// <summary>No jobs.</summary>
    public static RemovedJobs None { get; } = new();

    /// <summary>How many.</summary>
    public long Count => ByStatus.Values.Sum();

    /// <summary>How many of each status that any of them has.</summary>
    public ImmutableSortedDictionary<JobStatus, long> ByStatus { get; init; } = ImmutableSortedDictionary<JobStatus, long>.Empty;

    /// <summary>When the first of them ended.</summary>
    public DateTimeOffset? FirstEnd { get; init; }

    /// <summary>When the last of them ended.</summary>
    public DateTimeOffset? LastEnd { get; init; }

    /// <param name="jobs">Others, which did not end before these.</param>
    internal RemovedJobs With(IReadOnlyCollection<EndedJob> jobs) => jobs.Count == 0 ? this : new()
    {
        ByStatus = ByStatus.SetItems(
            jobs.CountBy(job => job.Status).Select(of => KeyValuePair.Create(of.Key, ByStatus.GetValueOrDefault(of.Key) + of.Value))),
        FirstEnd = FirstEnd ?? DateTimeOffset.FromUnixTimeSeconds(jobs.First().FinishTime),
        LastEnd = DateTimeOffset.FromUnixTimeSeconds(jobs.Last().FinishTime),
    };
}
