using System.Collections.Immutable;
using JobsDashboard.Jobs.Items;

namespace JobsDashboard.Jobs.Removing;

/// <summary>
/// Which jobs are removed. Only those that have ended: with one of <see cref="EndedStatuses"/>, and with a time when they did.
/// </summary>
/// <param name="EndedBefore">Those that ended before this.</param>
/// <param name="Statuses">Those with one of these statuses.</param>
/// <param name="OnlyDeleted">Only those that their source has marked as deleted.</param>
public sealed record RemovalRule(DateTimeOffset EndedBefore, ImmutableArray<JobStatus> Statuses, bool OnlyDeleted = false)
{
    /// <summary>The statuses of jobs that have ended.</summary>
    public static ImmutableArray<JobStatus> EndedStatuses { get; } =
    [
        JobStatus.Succeeded, JobStatus.Failed, JobStatus.Stopped, JobStatus.SucceededReserving, JobStatus.FailedReserving,
    ];
}
