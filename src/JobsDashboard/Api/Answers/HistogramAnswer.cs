using System.Collections.Immutable;
using JobsDashboard.Jobs.Counting;
using JobsDashboard.Jobs.Fields;
using JobsDashboard.Jobs.Items;

namespace JobsDashboard.Api.Answers;

/// <summary>How the jobs divide over time and by status.</summary>
internal sealed record HistogramAnswer
{
    /// <summary>The time by which the jobs are counted.</summary>
    public required string TimeRangeField { get; init; }

    /// <summary>How long a bucket is, such as <c>1h</c>; absent when there is no bucket.</summary>
    public string? Interval { get; init; }

    /// <summary>The buckets in sequence, those without jobs among them.</summary>
    public required ImmutableArray<BucketItem> Buckets { get; init; }

    /// <summary>How many jobs do not have the time.</summary>
    public required long WithoutTime { get; init; }

    /// <summary>How many jobs were counted.</summary>
    public required long TotalCount { get; init; }

    /// <summary>The id of the request, also in the header <c>x-acs-request-id</c>.</summary>
    public required string RequestId { get; init; }

    public static HistogramAnswer Of(TimeField field, TimeHistogram histogram, string requestId) => new()
    {
        TimeRangeField = field.Name,
        Interval = histogram.Size?.ToString(),
        Buckets = [.. histogram.Buckets.Select(BucketItem.Of)],
        WithoutTime = histogram.WithoutTime,
        TotalCount = histogram.TotalCount,
        RequestId = requestId,
    };
}

/// <summary>The jobs of one span of time.</summary>
/// <param name="StartTime">When it begins; it ends where the next one begins.</param>
/// <param name="Count">How many jobs it has.</param>
/// <param name="Statuses">How many jobs have each status, without those that no job has; <c>(none)</c> for jobs without a status.</param>
internal sealed record BucketItem(DateTimeOffset? StartTime, long Count, IReadOnlyDictionary<string, long> Statuses)
{
    public static BucketItem Of(HistogramBucket bucket)
    {
        var statuses = new OrderedDictionary<string, long>();
        foreach (var (status, count) in bucket.Statuses.OrderBy(status => JobStatusNames.All.IndexOf(JobStatusNames.Of(status.Key))))
        {
            statuses.Add(JobStatusNames.Of(status), count);
        }
        if (bucket.WithoutStatus > 0)
        {
            statuses.Add(ValueItem.NoValue, bucket.WithoutStatus);
        }
        return new(bucket.StartTime, bucket.Count, statuses);
    }
}
