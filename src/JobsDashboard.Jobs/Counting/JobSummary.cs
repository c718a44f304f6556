using JobsDashboard.Jobs.Items;
using JobsDashboard.Jobs.Tallying;

namespace JobsDashboard.Jobs.Counting;

/// <summary>What the jobs that a question finds have asked for, used and waited, all pages together.</summary>
/// <remarks>
/// <para>
/// A job's time on its GPUs is the time from its start to its finish. One that has started and has no finish time is reckoned up to the
/// moment of asking as long as its status is one of a job that has not ended. Where that cannot be said, because the start is not known
/// of a job that has finished, or the finish of one whose status says that it has ended or is not known, it is the job's
/// <see cref="JobItem.Duration"/>, and none without one. A job that has not started has none. It is never below zero.
/// </para>
/// <para>A job without a number of GPUs counts as one with none.</para>
/// </remarks>
/// <param name="Jobs">How many jobs there are.</param>
/// <param name="Gpus">The GPUs that all of them have asked for, together: the sum of <see cref="JobItem.RequestGPU"/>.</param>
/// <param name="GpuHours">The sum over the jobs of their GPUs times their time on them.</param>
/// <param name="FailedGpuHours">
/// The part of <paramref name="GpuHours"/> of the jobs whose status is <see cref="JobStatus.Failed"/> or
/// <see cref="JobStatus.FailedReserving"/>.
/// </param>
/// <param name="MedianQueueTime">
/// The median of the seconds from creation to start, never below zero, over the jobs that have both times; the lower one of the two in the
/// middle. Null when no job has them.
/// </param>
public sealed record JobSummary(long Jobs, double Gpus, double GpuHours, double FailedGpuHours, long? MedianQueueTime)
{
    private const double SecondsPerHour = 3600;

    internal static JobSummary Of(UseSums sums) =>
        new(sums.Jobs, sums.Gpus, sums.GpuSeconds / SecondsPerHour, sums.FailedGpuSeconds / SecondsPerHour, sums.MedianQueueTime);
}
