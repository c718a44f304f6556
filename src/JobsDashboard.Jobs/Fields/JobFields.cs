using System.Collections.Frozen;
using System.Collections.Immutable;
using JobsDashboard.Jobs.Data;
using JobsDashboard.Jobs.Items;

namespace JobsDashboard.Jobs.Fields;

/// <summary>
/// Every field of a job that can be asked about, once. Filters, Missing and Present, ranges, sorts, counts, suggestions, the page,
/// the API's description and the stored columns follow from it.
/// </summary>
public static class JobFields
{
    /// <summary>When the job was created. By default, time ranges and the order are about this time.</summary>
    public static TimeField GmtCreateTime { get; } =
        new("GmtCreateTime", "Creation time", "Created", job => job.GmtCreateTime, row => row.GmtCreateTime)
        {
            Sort = SortKey.By(row => row.GmtCreateTime, SortIndex.Narrow),
        };

    /// <summary>When the job was handed to the cluster.</summary>
    public static TimeField GmtSubmittedTime { get; } =
        new("GmtSubmittedTime", "Submission time", "Submitted", job => job.GmtSubmittedTime, row => row.GmtSubmittedTime);

    /// <summary>When the job began to run.</summary>
    public static TimeField GmtRunningTime { get; } =
        new("GmtRunningTime", "Start time", "Started", job => job.GmtRunningTime, row => row.GmtRunningTime)
        {
            Sort = SortKey.By(row => row.GmtRunningTime),
        };

    /// <summary>When the job ended, successfully or not.</summary>
    public static TimeField GmtFinishTime { get; } =
        new("GmtFinishTime", "Finish time", "Finished", job => job.GmtFinishTime, row => row.GmtFinishTime)
        {
            Sort = SortKey.By(row => row.GmtFinishTime, SortIndex.Narrow),
        };

    /// <summary>When the job last changed.</summary>
    public static TimeField GmtModifiedTime { get; } =
        new("GmtModifiedTime", "Time of the last change", "Changed", job => job.GmtModifiedTime, row => row.GmtModifiedTime)
        {
            Sort = SortKey.By(row => row.GmtModifiedTime),
        };

    /// <summary>The job's id.</summary>
    public static JobIdField JobId { get; } = new("JobId", "Job id");

    /// <summary>The job's name.</summary>
    public static LongTextField DisplayName { get; } = new("DisplayName", "Name", JobTexts.DisplayName, job => job.DisplayName is not null)
    {
        IsSuggested = true,
        Sort = SortKey.By(row => row.Detail!.DisplayNameKey, SortIndex.Wide),
    };

    /// <summary>The description, which only GetJob tells.</summary>
    public static LongTextField Description { get; } =
        new("Description", "Description", JobTexts.Description, job => job.Extras?.Description is not null);

    /// <summary>The job's type.</summary>
    public static SharedTextField JobType { get; } = new(1, "JobType", "Type", job => job.JobType)
    {
        Sort = SortKey.By(row => UnitOrder.Of(row.JobType!.Text)),
    };

    /// <summary>The account id of the owner.</summary>
    public static SharedTextField UserId { get; } = new(2, "UserId", "User id", job => job.UserId);

    /// <summary>The submitter's name.</summary>
    public static SharedTextField Username { get; } = new(3, "Username", "User name", job => job.Username)
    {
        Sort = SortKey.By(row => row.Username!.Folded),
    };

    /// <summary>The workspace.</summary>
    public static SharedTextField WorkspaceId { get; } = new(4, "WorkspaceId", "Workspace", job => job.WorkspaceId);

    /// <summary>The resource group or quota.</summary>
    public static SharedTextField ResourceId { get; } = new(5, "ResourceId", "Resource", job => job.ResourceId);

    /// <summary>The quota's name.</summary>
    public static SharedTextField ResourceQuotaName { get; } = new(6, "ResourceQuotaName", "Quota name", job => job.ResourceQuotaName);

    /// <summary>The code of the reason for the job's state.</summary>
    public static SharedTextField ReasonCode { get; } = new(7, "ReasonCode", "Reason code", job => job.ReasonCode);

    /// <summary>Who may see the job.</summary>
    public static SharedTextField Accessibility { get; } = new(8, "Accessibility", "Accessibility", job => job.Accessibility);

    /// <summary>Whether the job accepts idle resources of other quotas.</summary>
    public static SharedTextField OversoldType { get; } =
        new(9, "OversoldType", "Idle resources accepted", job => job.Settings?.OversoldType);

    /// <summary>The business user in the job's settings.</summary>
    public static SharedTextField BusinessUserId { get; } = new(10, "BusinessUserId", "Business user", job => job.Settings?.BusinessUserId);

    /// <summary>What submitted the job.</summary>
    public static SharedTextField Caller { get; } = new(11, "Caller", "Submitted by", job => job.Settings?.Caller);

    /// <summary>The pipeline that the job belongs to.</summary>
    public static SharedTextField PipelineId { get; } = new(12, "PipelineId", "Pipeline", job => job.Settings?.PipelineId);

    /// <summary>The template that the job was made from.</summary>
    public static SharedTextField TemplateId { get; } = new(13, "TemplateId", "Template", job => job.TemplateId);

    /// <summary>The job's state.</summary>
    public static ChoiceField Status { get; } = new("Status", "Status", JobStatusNames.All.Select(Is))
    {
        Filled = row => row.Status != null,
        Fill = (job, row) => row.Status = job.Status,
        Sort = SortKey.By(row => row.Status),
    };

    /// <summary>Whether the job ran on idle resources.</summary>
    public static FlagField UseOversoldResource { get; } =
        new("UseOversoldResource", "Idle resources used", job => job.UseOversoldResource, row => row.UseOversoldResource);

    /// <summary>Whether the job accepts idle resources and, if so, whether it ran on them.</summary>
    public static ChoiceField OversoldInfo { get; } = new(
        "OversoldInfo",
        "Idle resources",
        new("ForbiddenQuotaOverSold", "never", row => row.OversoldType!.Text == "ForbiddenQuotaOverSold"),
        new("ForceQuotaOverSold", "only", row => row.OversoldType!.Text == "ForceQuotaOverSold"),
        new(
            "AcceptQuotaOverSold-true", "accepted, used",
            row => row.OversoldType!.Text == "AcceptQuotaOverSold" && row.UseOversoldResource == true),
        new(
            "AcceptQuotaOverSold-false", "accepted, not used",
            row => row.OversoldType!.Text == "AcceptQuotaOverSold" && row.UseOversoldResource != true))
    {
        Refines = OversoldType,
    };

    /// <summary>How the job is paid for, which follows from its roles and its quota.</summary>
    public static ChoiceField PaymentType { get; } = new(
        "PaymentType",
        "Payment",
        new("PrePaid", "prepaid quota", row => row.PaymentType == JobPayment.PrePaid),
        new("Spot", "spot", row => row.PaymentType == JobPayment.Spot),
        new("PostPaid", "pay as you go", row => row.PaymentType == JobPayment.PostPaid))
    {
        Fill = (job, row) => row.PaymentType = PaymentOf(job),
    };

    /// <summary>Whether any role is pinned to chosen nodes.</summary>
    public static ChoiceField EnableAssignNode { get; } = new(
        "EnableAssignNode",
        "Pinned to nodes",
        new("true", "yes", row => row.EnableAssignNode),
        new("false", "no", row => !row.EnableAssignNode))
    {
        Fill = (job, row) => row.EnableAssignNode = (job.JobSpecs ?? []).Any(spec => spec.AssignNodeSpec?.EnableAssignNode == true),
    };

    /// <summary>The reason for the job's state, as a sentence.</summary>
    public static LongTextField ReasonMessage { get; } =
        new("ReasonMessage", "Reason", JobTexts.ReasonMessage, job => job.ReasonMessage is not null);

    /// <summary>The start command.</summary>
    public static LongTextField UserCommand { get; } =
        new("UserCommand", "Command", JobTexts.UserCommand, job => job.UserCommand is not null);

    /// <summary>The images of all roles.</summary>
    public static LongTextField Image { get; } =
        new("Image", "Image", JobTexts.Image, job => (job.JobSpecs ?? []).Any(spec => !string.IsNullOrEmpty(spec.Image)));

    /// <summary>The tags, whatever their keys.</summary>
    public static TagsField Tags { get; } = new("Tags", "Tags");

    /// <summary>GPUs in total.</summary>
    public static RealNumberField RequestGPU { get; } =
        new("RequestGPU", "GPUs", job => job.RequestGPU, Quantity.Number, row => row.RequestGPU)
        {
            Sort = SortKey.By(row => row.RequestGPU),
        };

    /// <summary>Cores in total.</summary>
    public static WholeNumberField RequestCPU { get; } =
        WholeNumberField.Of("RequestCPU", "CPU cores", job => job.RequestCPU, row => row.RequestCPU, isSorted: true);

    /// <summary>Memory in total, in GiB.</summary>
    public static RealNumberField RequestMemory { get; } =
        new("RequestMemory", "Memory", job => job.RequestMemory, Quantity.GiB, row => row.RequestMemory, "GiB")
        {
            Sort = SortKey.By(row => row.RequestMemory),
        };

    /// <summary>1 to 9.</summary>
    public static WholeNumberField Priority { get; } =
        WholeNumberField.Of("Priority", "Priority", job => job.Priority, row => row.Priority, isSorted: true);

    /// <summary>Seconds from creation to the end.</summary>
    public static WholeNumberField Duration { get; } =
        WholeNumberField.Of("Duration", "Duration", job => job.Duration, row => row.Duration, "s", isSorted: true);

    /// <summary>Seconds from creation to running, never below zero.</summary>
    public static WholeNumberField QueueTime { get; } = WholeNumberField.Computed(
        "QueueTime", "Queue time", "s",
        row => row.GmtRunningTime < row.GmtCreateTime ? 0 : row.GmtRunningTime - row.GmtCreateTime,
        row => row.GmtCreateTime != null && row.GmtRunningTime != null);

    /// <summary>Nodes.</summary>
    public static WholeNumberField NodeCount { get; } =
        WholeNumberField.OfText("NodeCount", "Nodes", job => job.NodeCount, row => row.NodeCount);

    /// <summary>Restarts so far.</summary>
    public static WholeNumberField RestartTimes { get; } =
        WholeNumberField.OfText("RestartTimes", "Restarts", job => job.RestartTimes, row => row.RestartTimes);

    /// <summary>
    /// All fields except single tags, whose keys are not known in advance.
    /// Documentation and messages list fields in this order.
    /// </summary>
    public static ImmutableArray<JobField> All { get; } =
    [
        GmtCreateTime, GmtSubmittedTime, GmtRunningTime, GmtFinishTime, GmtModifiedTime,
        JobId, DisplayName, Description,
        JobType, UserId, Username, WorkspaceId, ResourceId, ResourceQuotaName, ReasonCode, Accessibility, OversoldType,
        BusinessUserId, Caller,
        PipelineId, TemplateId,
        Status, UseOversoldResource, OversoldInfo, PaymentType, EnableAssignNode,
        ReasonMessage, UserCommand, Image, Tags,
        RequestGPU, RequestCPU, RequestMemory, Priority, Duration, QueueTime, NodeCount, RestartTimes,
    ];

    /// <summary>The fields that a time range can be asked over.</summary>
    public static ImmutableArray<TimeField> Times { get; } = [.. All.OfType<TimeField>()];

    /// <summary>The fields that a range of numbers can be asked over.</summary>
    public static ImmutableArray<NumberField> Numbers { get; } = [.. All.OfType<NumberField>()];

    /// <summary>The fields whose texts jobs share.</summary>
    internal static ImmutableArray<SharedTextField> SharedTexts { get; } = [.. All.OfType<SharedTextField>()];

    /// <summary>The fields that jobs can be ordered by.</summary>
    public static ImmutableArray<JobField> Sortable { get; } = [.. All.Where(field => field.CanBeSorted)];

    /// <summary>The fields that a list shows, in the order of its columns, with the columns' titles.</summary>
    public static ImmutableArray<(JobField Field, string Title)> Columns { get; } =
    [
        (DisplayName, DisplayName.Label), (Status, Status.Label), (JobType, JobType.Label), (Username, "User"),
        (ResourceQuotaName, "Quota"), (RequestGPU, RequestGPU.Label), (GmtCreateTime, GmtCreateTime.Event),
        (GmtFinishTime, GmtFinishTime.Event), (Duration, Duration.Label), (ReasonMessage, ReasonMessage.Label),
    ];

    /// <summary>The fields that can be asked for as missing or present, in the order of their names.</summary>
    public static ImmutableArray<JobField> Nullable { get; } =
        [.. All.Where(field => field.CanBeMissing).OrderBy(field => field.Name, StringComparer.Ordinal)];

    /// <summary>The names that <c>Missing</c> and <c>Present</c> take, in words.</summary>
    public static string ExpectedOfNullable { get; } =
        $"{string.Join(", ", Nullable.Select(field => field.Name))} or {TagField.Prefix}<key>";

    private static readonly FrozenDictionary<string, JobField> s_byName =
        All.ToFrozenDictionary(field => field.Name, StringComparer.OrdinalIgnoreCase);

    /// <summary>The tag with a key.</summary>
    public static TagField Tag(string key) => new(key);

    /// <summary>The field with a name, in any case; of a tag, the key is kept as it is. Null when there is none.</summary>
    public static JobField? Find(string name)
    {
        if (name.StartsWith(TagField.Prefix, StringComparison.OrdinalIgnoreCase))
        {
            var key = name[TagField.Prefix.Length..];
            return key.Length is > 0 and <= JobField.MaxTextLength ? Tag(key) : null;
        }
        return s_byName.GetValueOrDefault(name);
    }

    private static FieldChoice Is(string name)
    {
        var status = Enum.Parse<JobStatus>(name);
        return new FieldChoice(name, name, row => row.Status == status);
    }

    private static JobPayment? PaymentOf(JobItem job)
    {
        var specs = job.JobSpecs ?? [];
        return job switch
        {
            _ when specs.Any(spec => spec.SpotSpec is not null) => JobPayment.Spot,
            _ when job.ResourceId is not null || specs.Any(spec => spec.ResourceConfig is not null) => JobPayment.PrePaid,
            _ when specs.Any(spec => !string.IsNullOrEmpty(spec.EcsSpec)) => JobPayment.PostPaid,
            _ => null,
        };
    }
}
