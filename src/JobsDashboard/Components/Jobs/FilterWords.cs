using System.Collections.Frozen;
using JobsDashboard.Jobs.Listing;
using JobsDashboard.Jobs.Listing.Filters;

namespace JobsDashboard.Components.Jobs;

/// <summary>How the page speaks of filters.</summary>
public static class FilterWords
{
    private static readonly FrozenDictionary<JobFilter, string> s_labels = new Dictionary<JobFilter, string>
    {
        [JobFilters.DisplayName] = "Name",
        [JobFilters.JobType] = "Type",
        [JobFilters.Status] = "Status",
        [JobFilters.JobId] = "Job id",
        [JobFilters.JobIds] = "Job ids",
        [JobFilters.ShowOwn] = "Only mine",
        [JobFilters.WorkspaceId] = "Workspace",
        [JobFilters.ResourceId] = "Resource",
        [JobFilters.ResourceIds] = "Resources",
        [JobFilters.ResourceQuotaName] = "Quota name",
        [JobFilters.UserIdForFilter] = "User id",
        [JobFilters.Username] = "User name",
        [JobFilters.BusinessUserId] = "Business user",
        [JobFilters.Caller] = "Submitted by",
        [JobFilters.PipelineId] = "Pipeline",
        [JobFilters.TemplateId] = "Template",
        [JobFilters.Accessibility] = "Accessibility",
        [JobFilters.OversoldInfo] = "Idle resources",
        [JobFilters.PaymentType] = "Payment",
        [JobFilters.EnableAssignNode] = "Pinned to nodes",
        [JobFilters.ReasonSearch] = "Reason",
        [JobFilters.UserCommandSearch] = "Command",
        [JobFilters.ImageSearch] = "Image",
    }.ToFrozenDictionary();

    /// <summary>The filter's name for people; the parameter's own for one that has none yet.</summary>
    public static string LabelOf(JobFilter filter) => s_labels.GetValueOrDefault(filter, filter.Name);

    /// <summary>One value of a filter, such as <c>Status: Failed</c>.</summary>
    public static string InWords(JobFilter filter, string value, NameSearchMode mode) => filter switch
    {
        DisplayNameFilter => $"{LabelOf(filter)} {NameOf(mode)} “{value}”",
        TextFilter => $"{LabelOf(filter)} has “{value}”",
        SubstringFilter => $"{LabelOf(filter)} contains “{value}”",
        OwnFilter => LabelOf(filter),
        ChoiceFilter choice => $"{LabelOf(filter)}: {NameOf(choice, value)}",
        _ => $"{LabelOf(filter)}: {value}",
    };

    /// <summary>One choice of a filter; the contract's own name where it reads well enough.</summary>
    public static string NameOf(ChoiceFilter filter, string choice) => choice switch
    {
        "PUBLIC" => "public",
        "PRIVATE" => "private",
        "ForbiddenQuotaOverSold" => "never",
        "ForceQuotaOverSold" => "only",
        "AcceptQuotaOverSold-true" => "accepted, used",
        "AcceptQuotaOverSold-false" => "accepted, not used",
        "PrePaid" => "quota",
        "Spot" => "spot",
        "PostPaid" => "pay as you go",
        "true" => "yes",
        "false" => "no",
        _ => choice,
    };

    /// <summary>How names are compared.</summary>
    public static string NameOf(NameSearchMode mode) => mode switch
    {
        NameSearchMode.Exact => "is",
        NameSearchMode.Prefix => "begins with",
        _ => "contains",
    };

    /// <summary>What jobs are ordered by, as their column is called.</summary>
    public static string NameOf(JobSort sort) => sort switch
    {
        JobSort.GmtCreateTime => "Created",
        JobSort.GmtFinishTime => "Finished",
        JobSort.DisplayName => "Name",
        JobSort.JobType => "Type",
        _ => sort.ToString(),
    };

    /// <summary>A number of a job, with its unit.</summary>
    public static string NameOf(JobNumericField field) => field switch
    {
        JobNumericField.RequestGPU => "GPUs",
        JobNumericField.RequestCPU => "CPU cores",
        JobNumericField.RequestMemory => "Memory (GiB)",
        JobNumericField.Duration => "Duration (s)",
        JobNumericField.QueueTime => "Queue time (s)",
        JobNumericField.NodeCount => "Nodes",
        JobNumericField.RestartTimes => "Restarts",
        _ => field.ToString(),
    };

    /// <summary>Such as <c>GPUs: 8 to 64</c>.</summary>
    public static string InWords(NumericRange range) => NameOf(range.Field) + (range switch
    {
        { Min: { } min, Max: { } max } when min == max => $": {min}",
        { Min: { } min, Max: { } max } => $": {min} to {max}",
        { Min: { } min } => $": {min} or more",
        _ => $": {range.Max} or less",
    });
}
