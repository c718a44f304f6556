using System.Collections.Frozen;
using System.Collections.Immutable;
using JobsDashboard.Jobs.Fields;
using JobsDashboard.Jobs.TextSearch;

namespace JobsDashboard.Jobs.Filters;

/// <summary>
/// Every filter there is. A new one is an entry here: the URL, the query, the page and the API's description follow from it.
/// </summary>
public static class JobFilters
{
    /// <summary>The job's state.</summary>
    public static ChoiceFilter Status { get; } = new(JobFields.Status)
    {
        Name = "Status",
        Label = "Status",
        Group = FilterGroup.Status,
        Help = "Jobs in any of these states.",
        Example = "Failed,Stopped",
    };

    /// <summary>Words anywhere in a job.</summary>
    public static TextFilter Search { get; } = new(TextField.Name, TextField.Reason, TextField.Command, TextField.Image)
    {
        Name = "Search",
        Label = "Anywhere",
        Group = FilterGroup.Words,
        Help = $"Full text over name, reason, command and images; each word may be in any of them. {TextRule}",
        Example = "resnet OOM",
    };

    /// <summary>Words in the failure reason.</summary>
    public static TextFilter ReasonSearch { get; } = new(TextField.Reason)
    {
        Name = "ReasonSearch",
        Label = "Reason",
        Group = FilterGroup.Words,
        Help = $"Full text over ReasonCode and ReasonMessage. {TextRule}",
        Example = "OOM \"exit code 137\"",
    };

    /// <summary>The job's name.</summary>
    public static DisplayNameFilter DisplayName { get; } = new()
    {
        Name = "DisplayName",
        Label = "Name",
        Group = FilterGroup.Job,
        Help = "Part of the job's name, in any case; no character is a wildcard. DisplayNameSearchMode says how it is compared.",
        Example = "resnet",
    };

    /// <summary>Part of the job's description.</summary>
    public static DescriptionFilter Description { get; } = new()
    {
        Name = "Description",
        Label = "Description",
        Group = FilterGroup.Job,
        Help = "Part of the job's description, which GetJob tells, in any case; no character is a wildcard.",
        Example = "ablation",
    };

    /// <summary>The job's type.</summary>
    public static ValueFilter JobType { get; } = new(JobFields.JobType)
    {
        Name = "JobType",
        Label = "Type",
        Group = FilterGroup.Job,
        IgnoresCase = true,
        Help = "Jobs of any of these types, in any case.",
        Example = "PyTorchJob,MPIJob",
    };

    /// <summary>One job, by its id.</summary>
    public static JobIdFilter JobId { get; } = new()
    {
        Name = "JobId",
        Label = "Job id",
        Group = FilterGroup.Job,
        IsSingle = true,
        Help = "The job with this id, in any case; no part of it and no wildcards.",
        Example = "dlc1a2b3c4d5e6f7",
    };

    /// <summary>Several jobs, by their ids; ignored beside <see cref="JobId"/>.</summary>
    public static JobIdFilter JobIds { get; } = new()
    {
        Name = "JobIds",
        Label = "Job ids",
        Group = FilterGroup.Job,
        Help = "The jobs with these ids, in any case. Ignored beside JobId.",
        Example = "dlc1a2b3c4d5e6f7,dlc7f6e5d4c3b2a1",
    };

    /// <summary>Only the caller's jobs.</summary>
    public static OwnFilter ShowOwn { get; } = new()
    {
        Name = "ShowOwn",
        Label = "Only mine",
        Group = FilterGroup.Owner,
        CanBeExcluded = false,
        Help = "true: only the jobs of whoever asks. false says the same as nothing.",
        Example = "true",
    };

    /// <summary>Part of the submitter's name.</summary>
    public static SubstringFilter Username { get; } = new(JobFields.Username)
    {
        Name = "Username",
        Label = "User name",
        Group = FilterGroup.Owner,
        Help = "Part of the submitter's name, in any case; no character is a wildcard.",
        Example = "li.lei",
    };

    /// <summary>The owner's account id.</summary>
    public static ValueFilter UserIdForFilter { get; } = new(JobFields.UserId)
    {
        Name = "UserIdForFilter",
        Label = "User id",
        Group = FilterGroup.Owner,
        Help = "Jobs of any of these accounts.",
        Example = "1663000000001",
    };

    /// <summary>The business user in the job's settings.</summary>
    public static ValueFilter BusinessUserId { get; } = new(JobFields.BusinessUserId)
    {
        Name = "BusinessUserId",
        Label = "Business user",
        Group = FilterGroup.Owner,
        Help = "Jobs of any of these business users, as the job's settings name them.",
        Example = "166924",
    };

    /// <summary>Who may see the job; private unless it says otherwise.</summary>
    public static ChoiceFilter Accessibility { get; } = new(
        JobFields.Accessibility,
        new("PUBLIC", "public", job => job.Accessibility!.Text == "PUBLIC"),
        new("PRIVATE", "private", job => job.AccessibilityKey == null || job.Accessibility!.Text == "PRIVATE"))
    {
        Name = "Accessibility",
        Label = "Accessibility",
        Group = FilterGroup.Owner,
        Help = "PUBLIC: every member of the workspace sees the job. PRIVATE: only its owner and the workspace's admins; "
            + "a job that says nothing is private.",
        Example = "PUBLIC",
    };

    /// <summary>The workspace.</summary>
    public static ValueFilter WorkspaceId { get; } = new(JobFields.WorkspaceId)
    {
        Name = "WorkspaceId",
        Label = "Workspace",
        Group = FilterGroup.Place,
        Help = "Jobs of any of these workspaces.",
        Example = "268",
    };

    /// <summary>Part of the quota's name.</summary>
    public static SubstringFilter ResourceQuotaName { get; } = new(JobFields.ResourceQuotaName)
    {
        Name = "ResourceQuotaName",
        Label = "Quota name",
        Group = FilterGroup.Place,
        Help = "Part of the quota's name, in any case; no character is a wildcard.",
        Example = "vision",
    };

    /// <summary>The resource group or quota.</summary>
    public static ValueFilter ResourceId { get; } = new(JobFields.ResourceId)
    {
        Name = "ResourceId",
        Label = "Resource",
        Group = FilterGroup.Place,
        Help = "Jobs on any of these resource groups or quotas.",
        Example = "quota1r9",
    };

    /// <summary>The resource group or quota, by the contract's younger name; both hold when both are given.</summary>
    public static ValueFilter ResourceIds { get; } = new(JobFields.ResourceId)
    {
        Name = "ResourceIds",
        Label = "Resources",
        Group = FilterGroup.Place,
        Help = "Jobs on any of these resource groups or quotas; with ResourceId, both must hold.",
        Example = "quota1r9,rg17tmvwiokhzaxg",
    };

    /// <summary>How the job is paid for, which follows from its roles and its quota.</summary>
    public static ChoiceFilter PaymentType { get; } = new(JobFields.PaymentType)
    {
        Name = "PaymentType",
        Label = "Payment",
        Group = FilterGroup.Place,
        Help = "How the job is paid for. A SpotSpec in any role is Spot; else a ResourceId or a ResourceConfig is PrePaid; "
            + "else an EcsSpec is PostPaid.",
        Example = "Spot",
    };

    /// <summary>What the job accepts of idle resources, and whether it really ran on them.</summary>
    public static ChoiceFilter OversoldInfo { get; } = new(JobFields.OversoldInfo)
    {
        Name = "OversoldInfo",
        Label = "Idle resources",
        Group = FilterGroup.Place,
        Help = "What the job's settings accept of idle resources and, where they accept them, whether the job really ran on them.",
        Example = "AcceptQuotaOverSold-true",
    };

    /// <summary>Whether the job is pinned to chosen nodes.</summary>
    public static ChoiceFilter EnableAssignNode { get; } = new(JobFields.EnableAssignNode)
    {
        Name = "EnableAssignNode",
        Label = "Pinned to nodes",
        Group = FilterGroup.Place,
        IsSingle = true,
        CanBeExcluded = false,
        Help = "true: any role of the job is pinned to chosen nodes. false: none is.",
        Example = "true",
    };

    /// <summary>Words in the start command.</summary>
    public static TextFilter UserCommandSearch { get; } = new(TextField.Command)
    {
        Name = "UserCommandSearch",
        Label = "Command",
        Group = FilterGroup.Program,
        Help = $"Full text over the start command. {TextRule}",
        Example = "train.py --lr",
    };

    /// <summary>Words in the images.</summary>
    public static TextFilter ImageSearch { get; } = new(TextField.Image)
    {
        Name = "ImageSearch",
        Label = "Image",
        Group = FilterGroup.Program,
        Help = $"Full text over all images of a job together; a phrase stays within one image. {TextRule}",
        Example = "pytorch:2.3",
    };

    /// <summary>What submitted the job.</summary>
    public static ValueFilter Caller { get; } = new(JobFields.Caller)
    {
        Name = "Caller",
        Label = "Submitted by",
        Group = FilterGroup.Origin,
        Help = "Jobs that any of these submitted, as the job's settings name them.",
        Example = "SilkFlow",
    };

    /// <summary>The pipeline that the job belongs to.</summary>
    public static ValueFilter PipelineId { get; } = new(JobFields.PipelineId)
    {
        Name = "PipelineId",
        Label = "Pipeline",
        Group = FilterGroup.Origin,
        Help = "Jobs of any of these pipelines.",
        Example = "flow-t8k2",
    };

    /// <summary>The template that the job was made from.</summary>
    public static ValueFilter TemplateId { get; } = new(JobFields.TemplateId)
    {
        Name = "TemplateId",
        Label = "Template",
        Group = FilterGroup.Origin,
        Help = "Jobs made from any of these templates.",
        Example = "tmlabc123",
    };

    /// <summary>All of them, in the order in which a URL names them.</summary>
    public static ImmutableArray<JobFilter> All { get; } =
    [
        Search, DisplayName, JobType, Status, JobId, JobIds, ShowOwn, WorkspaceId, ResourceId, ResourceIds, ResourceQuotaName,
        UserIdForFilter, Username, BusinessUserId, Caller, PipelineId, TemplateId, Accessibility, OversoldInfo, PaymentType,
        EnableAssignNode, ReasonSearch, UserCommandSearch, ImageSearch, Description,
    ];

    /// <summary>The order of <see cref="All"/>.</summary>
    internal static IComparer<JobFilter> Order { get; } = Comparer<JobFilter>.Create(
        (one, other) => PlaceOf(one).CompareTo(PlaceOf(other)));

    // Each link of a page asks a request for all filters.
    private static readonly FrozenDictionary<JobFilter, int> s_places = All.Index().ToFrozenDictionary(one => one.Item, one => one.Index);

    private static int PlaceOf(JobFilter filter) => s_places[filter];

    private const string TextRule =
        "All words must occur, in any order and any case, Chinese and English; \"quoted words\" and train.py mean words in sequence, "
        + "OOM* words that begin so. At most 16 words or phrases.";
}
