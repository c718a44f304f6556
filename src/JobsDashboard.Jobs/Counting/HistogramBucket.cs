using System.Collections.Immutable;
using JobsDashboard.Jobs.Items;

namespace JobsDashboard.Jobs.Counting;

/// <summary>The jobs of one span of time.</summary>
/// <param name="StartTime">When it begins; it ends where the next one begins.</param>
/// <param name="Statuses">How many jobs have each status; only those that any has.</param>
/// <param name="WithoutStatus">How many jobs have none.</param>
public sealed record HistogramBucket(DateTimeOffset StartTime, ImmutableDictionary<JobStatus, long> Statuses, long WithoutStatus)
{
    /// <summary>How many jobs there are in all.</summary>
    public long Count => Statuses.Values.Sum() + WithoutStatus;
}
