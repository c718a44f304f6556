using JobsDashboard.Jobs.Data;
using JobsDashboard.Jobs.Items;

namespace JobsDashboard.Jobs.Storing;

/// <summary>Numbers of a job that are below 0 or a text that is not a number. They are kept as they are. No filter finds the job by them.</summary>
public static class ImpossibleNumbers
{
    /// <summary>The names of the fields that hold them.</summary>
    public static IEnumerable<string> In(JobItem job)
    {
        var numbers = JobNumbers.Of(job);
        return new (string Field, bool IsTold, bool IsNumber)[]
        {
            (nameof(JobItem.Duration), job.Duration is not null, numbers.Duration is not null),
            (nameof(JobItem.Priority), job.Priority is not null, numbers.Priority is not null),
            (nameof(JobItem.RequestCPU), job.RequestCPU is not null, numbers.RequestCPU is not null),
            (nameof(JobItem.RequestGPU), job.RequestGPU is not null, numbers.RequestGPU is not null),
            (nameof(JobItem.RequestMemory), job.RequestMemory is not null, numbers.RequestMemory is not null),
            (nameof(JobItem.NodeCount), job.NodeCount is not null, numbers.NodeCount is not null),
            (nameof(JobItem.RestartTimes), job.RestartTimes is not null, numbers.RestartTimes is not null),
        }.Where(number => number.IsTold && !number.IsNumber).Select(number => number.Field);
    }
}
