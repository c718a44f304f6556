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

    /// <summary>The workspace.</summary>
    public static ValueFilter WorkspaceId { get; } = new("WorkspaceId", JobField.WorkspaceId, job => job.WorkspaceIdKey);

    /// <summary>The resource group or quota.</summary>
    public static ValueFilter ResourceId { get; } = new("ResourceId", JobField.ResourceId, job => job.ResourceIdKey);

    /// <summary>Part of the quota's name.</summary>
    public static SubstringFilter ResourceQuotaName { get; } = new("ResourceQuotaName", JobField.ResourceQuotaName, job => job.ResourceQuotaNameKey);

    /// <summary>The owner's account id.</summary>
    public static ValueFilter UserIdForFilter { get; } = new("UserIdForFilter", JobField.UserId, job => job.UserIdKey);

    /// <summary>Part of the submitter's name.</summary>
    public static SubstringFilter Username { get; } = new("Username", JobField.Username, job => job.UsernameKey);

    /// <summary>Words in the failure reason.</summary>
    public static TextFilter ReasonSearch { get; } = new("ReasonSearch", TextField.Reason);

    /// <summary>Words in the start command.</summary>
    public static TextFilter UserCommandSearch { get; } = new("UserCommandSearch", TextField.Command);

    /// <summary>Words in the images.</summary>
    public static TextFilter ImageSearch { get; } = new("ImageSearch", TextField.Image);

    /// <summary>All of them, in the order in which a URL names them.</summary>
    public static ImmutableArray<JobFilter> All { get; } =
    [
        DisplayName, JobType, Status, WorkspaceId, ResourceId, ResourceQuotaName, UserIdForFilter, Username,
        ReasonSearch, UserCommandSearch, ImageSearch,
    ];
}
