using JobsDashboard.Jobs.Items;

namespace JobsDashboard.Jobs.Storing;

/// <summary>ListJobs and GetJob each have fields that the other lacks. Storing a job of the one keeps the fields of the other.</summary>
internal static class JobMerging
{
    /// <summary>Whether a job has every field by itself, so that nothing of the stored one has to be kept.</summary>
    public static bool IsComplete(JobItem job, bool storedHasExtras) =>
        !job.IsAttempt && !IsGetJobBody(job) && (job.Extras is not null || !storedHasExtras);

    /// <summary>The job, with the fields that it cannot have taken from the stored one. Two GetJob bodies become one again.</summary>
    public static JobItem Merge(JobItem job, JobItem stored)
    {
        if (job.IsAttempt)
        {
            job = JobAttempts.IsInHistory(stored, job) ? stored : JobAttempts.Join(stored, job);
        }
        var extras = job.Extras ?? stored.Extras;
        // A RequestId marks a body of GetJob.
        if (extras is not null && !(IsGetJobBody(job) && IsGetJobBody(stored)))
        {
            extras = extras with { RequestId = null };
        }
        return (IsGetJobBody(job) ? WithFieldsOfLists(job, stored) : job) with { Extras = extras };
    }

    private static JobItem WithFieldsOfLists(JobItem job, JobItem stored) =>
        job with
        {
            EnablePreemptibleJob = job.EnablePreemptibleJob ?? stored.EnablePreemptibleJob,
            GmtModifiedTime = job.GmtModifiedTime ?? stored.GmtModifiedTime,
            IsDeleted = job.IsDeleted ?? stored.IsDeleted,
            JobMaxRunningTimeMinutes = job.JobMaxRunningTimeMinutes ?? stored.JobMaxRunningTimeMinutes,
            NodeCount = job.NodeCount ?? stored.NodeCount,
            NodeNames = job.NodeNames ?? stored.NodeNames,
            RequestCPU = job.RequestCPU ?? stored.RequestCPU,
            RequestGPU = job.RequestGPU ?? stored.RequestGPU,
            RequestMemory = job.RequestMemory ?? stored.RequestMemory,
            ResourceName = job.ResourceName ?? stored.ResourceName,
            ResourceQuotaName = job.ResourceQuotaName ?? stored.ResourceQuotaName,
            RetryCount = job.RetryCount ?? stored.RetryCount,
            SystemEnvs = job.SystemEnvs ?? stored.SystemEnvs,
            TemplateId = job.TemplateId ?? stored.TemplateId,
            TemplateName = job.TemplateName ?? stored.TemplateName,
            UseOversoldResource = job.UseOversoldResource ?? stored.UseOversoldResource,
            UserScript = job.UserScript ?? stored.UserScript,
            Username = job.Username ?? stored.Username,
            WorkingDir = job.WorkingDir ?? stored.WorkingDir,
        };

    private static bool IsGetJobBody(JobItem job) => job.Extras?.RequestId is not null;
}
