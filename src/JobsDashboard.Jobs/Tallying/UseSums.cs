namespace JobsDashboard.Jobs.Tallying;

/// <summary>What jobs have asked for, used and waited, as the summary of a question defines it.</summary>
/// <param name="Jobs">How many jobs there are.</param>
/// <param name="Gpus">The GPUs of all of them.</param>
/// <param name="GpuSeconds">The sum of their GPUs times their seconds on them.</param>
/// <param name="FailedGpuSeconds">The part of it of the failed jobs.</param>
/// <param name="MedianQueueTime">In seconds, the lower one of the two in the middle; null when no job has a queue time.</param>
internal readonly record struct UseSums(long Jobs, double Gpus, double GpuSeconds, double FailedGpuSeconds, long? MedianQueueTime);
