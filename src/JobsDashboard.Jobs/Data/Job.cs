using JobsDashboard.Jobs.Items;

namespace JobsDashboard.Jobs.Data;

/// <summary>What jobs are filtered, sorted and counted by: a narrow row of numbers. Null is absent.</summary>
/// <remarks>Times are Unix seconds. A <c>…Key</c> points at the <see cref="JobValue"/> that holds the field's text.</remarks>
internal sealed class Job
{
    /// <summary>Dense and ascending in the order of arrival.</summary>
    public long Id { get; set; }

    /// <summary>The write that last changed this job; see <see cref="WriteStamp"/>.</summary>
    public long Revision { get; set; }

    /// <summary>When the job came into the store, in Unix milliseconds: <see cref="WriteStamp.WrittenAt"/> of its first write.</summary>
    public long AddedAt { get; set; }

    /// <summary>Which of the texts that only the wide half holds are there.</summary>
    public JobTexts Texts { get; set; }

    public JobStatus? Status { get; set; }

    public long? GmtCreateTime { get; set; }
    public long? GmtSubmittedTime { get; set; }
    public long? GmtRunningTime { get; set; }
    public long? GmtFinishTime { get; set; }
    public long? GmtModifiedTime { get; set; }

    /// <summary>Seconds.</summary>
    public long? Duration { get; set; }

    public int? Priority { get; set; }
    public long? RequestCPU { get; set; }
    public double? RequestGPU { get; set; }

    /// <summary>GiB.</summary>
    public double? RequestMemory { get; set; }

    public long? NodeCount { get; set; }
    public long? RestartTimes { get; set; }
    public bool? UseOversoldResource { get; set; }

    /// <summary>Whether any role is pinned to chosen nodes.</summary>
    public bool EnableAssignNode { get; set; }

    /// <summary>How the job is paid for, which follows from its roles and its quota.</summary>
    public JobPayment? PaymentType { get; set; }

    public int? JobTypeKey { get; set; }
    public JobValue? JobType { get; set; }
    public int? UserIdKey { get; set; }
    public JobValue? UserId { get; set; }
    public int? UsernameKey { get; set; }
    public JobValue? Username { get; set; }
    public int? WorkspaceIdKey { get; set; }
    public JobValue? WorkspaceId { get; set; }
    public int? ResourceIdKey { get; set; }
    public JobValue? ResourceId { get; set; }
    public int? ResourceQuotaNameKey { get; set; }
    public JobValue? ResourceQuotaName { get; set; }
    public int? ReasonCodeKey { get; set; }
    public JobValue? ReasonCode { get; set; }
    public int? AccessibilityKey { get; set; }
    public JobValue? Accessibility { get; set; }
    public int? OversoldTypeKey { get; set; }
    public JobValue? OversoldType { get; set; }
    public int? BusinessUserIdKey { get; set; }
    public JobValue? BusinessUserId { get; set; }
    public int? CallerKey { get; set; }
    public JobValue? Caller { get; set; }
    public int? PipelineIdKey { get; set; }
    public JobValue? PipelineId { get; set; }
    public int? TemplateIdKey { get; set; }
    public JobValue? TemplateId { get; set; }

    public JobDetail? Detail { get; set; }
}
