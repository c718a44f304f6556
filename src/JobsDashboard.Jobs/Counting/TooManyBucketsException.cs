namespace JobsDashboard.Jobs.Counting;

/// <summary>The range of a histogram has more buckets of the size asked for than there may be.</summary>
/// <param name="fitting">The shortest nice size that would do.</param>
public sealed class TooManyBucketsException(BucketSize fitting)
    : Exception($"The range has more than {TimeHistogram.MaxBuckets} buckets of that size; {fitting} would do.")
{
    /// <summary>The shortest nice size that would do.</summary>
    public BucketSize Fitting { get; } = fitting;
}
