using System.Collections.Immutable;
using JobsDashboard.Jobs.Data;

namespace JobsDashboard.Jobs.Listing.Filters;

/// <summary>Every filter there is. A new one is an entry here, its words on the page, and nothing else.</summary>
public static class JobFilters
{
    /// <summary>The job's name.</summary>
    public static DisplayNameFilter DisplayName { get; } = new();

    /// <summary>The job's type.</summary>
    public static ValueFilter JobType { get; } = new("JobType", JobField.JobType, job => job.JobTypeKey, ignoresCase: true);

    /// <summary>The job's state.</summary>
    public static StatusFilter Status { get; } = new();

    /// <summary>One job, by its id.</summary>
    public static JobIdFilter JobId { get; } = new("JobId", takesSeveral: false);

    /// <summary>Several jobs, by their ids; ignored beside <see cref="JobId"/>.</summary>
    public static JobIdFilter JobIds { get; } = new("JobIds", takesSeveral: true);

    /// <summary>Only the caller's jobs.</summary>
    public static OwnFilter ShowOwn { get; } = new();

    /// <summary>The workspace.</summary>
    public static ValueFilter WorkspaceId { get; } = new("WorkspaceId", JobField.WorkspaceId, job => job.WorkspaceIdKey);

    /// <summary>The resource group or quota.</summary>
    public static ValueFilter ResourceId { get; } = new("ResourceId", JobField.ResourceId, job => job.ResourceIdKey);

    /// <summary>The resource group or quota, by the contract's younger name; both hold when both are given.</summary>
    public static ValueFilter ResourceIds { get; } = new("ResourceIds", JobField.ResourceId, job => job.ResourceIdKey);

    /// <summary>Part of the quota's name.</summary>
    public static SubstringFilter ResourceQuotaName { get; } = new("ResourceQuotaName", JobField.ResourceQuotaName, job => job.ResourceQuotaNameKey);

    /// <summary>The owner's account id.</summary>
    public static ValueFilter UserIdForFilter { get; } = new("UserIdForFilter", JobField.UserId, job => job.UserIdKey);

    /// <summary>Part of the submitter's name.</summary>
    public static SubstringFilter Username { get; } = new("Username", JobField.Username, job => job.UsernameKey);

    /// <summary>The business user in the job's settings.</summary>
    public static ValueFilter BusinessUserId { get; } = new("BusinessUserId", JobField.BusinessUserId, job => job.BusinessUserIdKey);

    /// <summary>What submitted the job.</summary>
    public static ValueFilter Caller { get; } = new("Caller", JobField.Caller, job => job.CallerKey);

    /// <summary>The pipeline that the job belongs to.</summary>
    public static ValueFilter PipelineId { get; } = new("PipelineId", JobField.PipelineId, job => job.PipelineIdKey);

    /// <summary>The template that the job was made from.</summary>
    public static ValueFilter TemplateId { get; } = new("TemplateId", JobField.TemplateId, job => job.TemplateIdKey);

    /// <summary>Who may see the job; private unless it says otherwise.</summary>
    public static ChoiceFilter Accessibility { get; } = new("Accessibility", takesSeveral: true,
        ("PUBLIC", job => job.Accessibility!.Text == "PUBLIC"),
        ("PRIVATE", job => job.AccessibilityKey == null || job.Accessibility!.Text == "PRIVATE"));

    /// <summary>What the job accepts of idle resources, and whether it really ran on them.</summary>
    public static ChoiceFilter OversoldInfo { get; } = new("OversoldInfo", takesSeveral: true,
        ("ForbiddenQuotaOverSold", job => job.OversoldType!.Text == "ForbiddenQuotaOverSold"),
        ("ForceQuotaOverSold", job => job.OversoldType!.Text == "ForceQuotaOverSold"),
        ("AcceptQuotaOverSold-true", job => job.OversoldType!.Text == "AcceptQuotaOverSold" && job.UseOversoldResource == true),
        ("AcceptQuotaOverSold-false", job => job.OversoldType!.Text == "AcceptQuotaOverSold" && job.UseOversoldResource != true));

    /// <summary>How the job is paid for, which follows from its roles and its quota.</summary>
    public static ChoiceFilter PaymentType { get; } = new("PaymentType", takesSeveral: true,
        ("PrePaid", job => job.PaymentType == JobPayment.PrePaid),
        ("Spot", job => job.PaymentType == JobPayment.Spot),
        ("PostPaid", job => job.PaymentType == JobPayment.PostPaid));

    /// <summary>Whether the job is pinned to chosen nodes.</summary>
    public static ChoiceFilter EnableAssignNode { get; } = new("EnableAssignNode", takesSeveral: false,
        ("true", job => job.EnableAssignNode),
        ("false", job => !job.EnableAssignNode));

    /// <summary>Words in the failure reason.</summary>
    public static TextFilter ReasonSearch { get; } = new("ReasonSearch", TextField.Reason);

    /// <summary>Words in the start command.</summary>
    public static TextFilter UserCommandSearch { get; } = new("UserCommandSearch", TextField.Command);

    /// <summary>Words in the images.</summary>
    public static TextFilter ImageSearch { get; } = new("ImageSearch", TextField.Image);

    /// <summary>All of them, in the order in which a URL names them.</summary>
    public static ImmutableArray<JobFilter> All { get; } =
    [
        DisplayName, JobType, Status, JobId, JobIds, ShowOwn, WorkspaceId, ResourceId, ResourceIds, ResourceQuotaName,
        UserIdForFilter, Username, BusinessUserId, Caller, PipelineId, TemplateId, Accessibility, OversoldInfo, PaymentType,
        EnableAssignNode, ReasonSearch, UserCommandSearch, ImageSearch,
    ];
}
