using System.Collections.Immutable;
using JobsDashboard.Jobs.Counting;
using JobsDashboard.Jobs.Items;

namespace JobsDashboard.Components.Jobs.Chart;

/// <summary>In which order the statuses stand upon each other: what failed stands on the base line, where bars compare best.</summary>
public static class StackedStatuses
{
    /// <summary>From the base line up; null for jobs without a status.</summary>
    public static ImmutableArray<JobStatus?> Order { get; } =
    [
        JobStatus.Failed, JobStatus.FailedReserving, JobStatus.Stopped, JobStatus.Stopping, JobStatus.Succeeded,
        JobStatus.SucceededReserving, JobStatus.Running, JobStatus.Restarting, JobStatus.Queuing, JobStatus.Bidding, JobStatus.Creating,
        JobStatus.EnvPreparing, JobStatus.SanityChecking, null,
    ];

    /// <summary>
    /// The classes of a status: its colour, which is the same everywhere, and for statuses that share a colour whether it is the lighter
    /// one.
    /// </summary>
    public static string ClassOf(JobStatus? status) => status switch
    {
        JobStatus.Failed => "error",
        JobStatus.FailedReserving => "error light",
        JobStatus.Succeeded => "success",
        JobStatus.SucceededReserving => "success light",
        JobStatus.Running => "info",
        JobStatus.Creating or JobStatus.EnvPreparing or JobStatus.SanityChecking => "info light",
        JobStatus.Queuing => "warning",
        JobStatus.Bidding or JobStatus.Restarting => "warning light",
        JobStatus.Stopped => "quiet",
        _ => "quiet light",
    };

    /// <summary>How many jobs of a bucket have a status.</summary>
    public static long CountOf(HistogramBucket bucket, JobStatus? status) =>
        status is { } known ? bucket.Statuses.GetValueOrDefault(known) : bucket.WithoutStatus;

    /// <summary>The statuses that any job has, with the number of jobs.</summary>
    public static ImmutableArray<(JobStatus? Status, long Count)> In(ZonedHistogram histogram) =>
    [
        .. Order
            .Select(status => (Status: status, Count: histogram.Buckets.Sum(bucket => CountOf(bucket, status))))
            .Where(status => status.Count > 0),
    ];
}
