using System.Collections.Immutable;

namespace JobsDashboard.Jobs.Counting;

/// <summary>How the jobs that a request finds divide over time and by status.</summary>
/// <param name="Size">How long a bucket is; null when there is no bucket.</param>
/// <param name="Buckets">
/// Buckets in sequence, those without jobs among them. The first and the last may reach beyond the request's range.
/// </param>
/// <param name="WithoutTime">How many jobs do not have the time, which only a request without any bound finds.</param>
public sealed record TimeHistogram(BucketSize? Size, ImmutableArray<HistogramBucket> Buckets, long WithoutTime)
{
    /// <summary>The most buckets that there may be.</summary>
    public const int MaxBuckets = 500;

    /// <summary>How many there are at most when nothing is said.</summary>
    public const int DefaultBuckets = 60;

    /// <summary>How many jobs there are in all.</summary>
    public long TotalCount => Buckets.Sum(bucket => bucket.Count) + WithoutTime;
}
