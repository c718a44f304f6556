using JobsDashboard.Jobs.Items;

namespace JobsDashboard.Import.Demo.Failures;

/// <summary>The reason code and message of a job, as the training platform words them.</summary>
internal readonly record struct DemoReason(string Code, string Message)
{
    public static DemoReason Of(JobStatus status, string job, DemoFailure? failure, string? report) => status switch
    {
        JobStatus.Creating => new("JobCreated", $"{job} is created."),
        JobStatus.Queuing => new("JobEnqueued", $"{job} is waiting in the queue for resources."),
        JobStatus.Bidding => new("JobEnqueued", $"{job} is bidding for spot resources."),
        JobStatus.EnvPreparing => new("JobPreparing", $"{job} has been successfully scheduled and is now entering the preparation phase."),
        JobStatus.SanityChecking => new("JobPreparing", $"{job} is checking the health of its nodes."),
        JobStatus.Running => new("JobRunning", $"{job} is running."),
        JobStatus.Restarting => new("JobRestarting", $"{job} is restarting because 1 Worker replica(s) failed."),
        JobStatus.Stopping => new("JobStoppedByUser", "Job is being stopped by user."),
        JobStatus.Stopped => new("JobStoppedByUser", "Job is stopped by user."),
        JobStatus.SucceededReserving => new("JobSucceeded", $"{job} is successfully completed; its pods are kept for a while."),
        JobStatus.Succeeded => new("JobSucceeded", $"{job} is successfully completed."),
        _ => new(failure!.Code, report ?? failure.Text),
    };

    /// <summary>The code alone, for the status history.</summary>
    public static string CodeOf(JobStatus status, DemoFailure? failure) => Of(status, "", failure, "").Code;

    /// <summary>The platform's report of a crash: JSON, or a sentence with the message of the process.</summary>
    public static string Report(string job, DemoFailure failure, JobSpec role, int pod, long time, bool asJson)
    {
        var overview = $"{job} failed because 1 {role.Type} replica(s) failed.";
        return asJson
            ? $$"""{"overview":"{{overview}}","content":["""
                + $$"""{"time":"{{time}}","pods":{"{{role.Type}}":[{{pod}}]},"reason":"{{failure.Exit}}"}]}"""
            : $"{overview} {failure.Text}";
    }
}
