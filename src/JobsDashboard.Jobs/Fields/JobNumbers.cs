using JobsDashboard.Jobs.Items;

namespace JobsDashboard.Jobs.Fields;

/// <summary>The numbers that jobs are filtered and sorted by. One that cannot be, such as a number of GPUs below 0, is none.</summary>
internal sealed record JobNumbers(
    long? Duration, int? Priority, long? RequestCPU, double? RequestGPU, double? RequestMemory, long? NodeCount, long? RestartTimes)
{
    public static JobNumbers Of(JobItem job) => new(
        job.Duration is >= 0 ? job.Duration : null,
        job.Priority is >= 0 ? job.Priority : null,
        job.RequestCPU is >= 0 ? job.RequestCPU : null,
        Quantity.Number(job.RequestGPU),
        Quantity.GiB(job.RequestMemory),
        Quantity.Count(job.NodeCount),
        Quantity.Count(job.RestartTimes?.Split('/')[0]));
}
