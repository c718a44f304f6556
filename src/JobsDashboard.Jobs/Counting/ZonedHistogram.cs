using System.Collections.Immutable;
using JobsDashboard.Jobs.Zones;

namespace JobsDashboard.Jobs.Counting;

/// <summary>How the jobs that a request finds divide over time and by status, in spans as the clock of a time zone divides time.</summary>
/// <param name="Step">How long a bucket is; null when there is no bucket.</param>
/// <param name="Buckets">
/// Buckets in sequence, those without jobs among them. The first and the last may reach beyond the request's range.
/// </param>
/// <param name="End">Where the last bucket ends.</param>
/// <param name="First">The first second of the request's range; where that is open, of its jobs.</param>
/// <param name="Last">The last second of the request's range, or of its jobs.</param>
/// <param name="WithoutTime">How many jobs do not have the time, which only a request without any bound finds.</param>
public sealed record ZonedHistogram(
    TimeStep? Step,
    ImmutableArray<HistogramBucket> Buckets,
    DateTimeOffset End,
    DateTimeOffset First,
    DateTimeOffset Last,
    long WithoutTime)
{
    /// <summary>How many jobs there are in all.</summary>
    public long TotalCount => Buckets.Sum(bucket => bucket.Count) + WithoutTime;
}
