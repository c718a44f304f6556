using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Linq.Expressions;
using JobsDashboard.Jobs.Data;
using JobsDashboard.Jobs.QueryString;

namespace JobsDashboard.Jobs.Fields;

/// <summary>A field of a job that can be filled or missing: every one that is filtered, ordered or searched by, and each tag.</summary>
/// <param name="Name">As the contract writes the field, or <c>Tags.</c> with a key.</param>
public sealed record FillableField(string Name)
{
    private const string TagPrefix = "Tags.";

    private static readonly FrozenDictionary<string, (string Label, Expression<Func<Job, bool>> IsFilled)> s_fields =
        new Dictionary<string, (string, Expression<Func<Job, bool>>)>
        {
            ["JobId"] = ("Job id", job => true),
            ["DisplayName"] = ("Name", job => (job.Texts & JobTexts.DisplayName) != 0),
            ["Description"] = ("Description", job => (job.Texts & JobTexts.Description) != 0),
            ["JobType"] = ("Type", job => job.JobTypeKey != null),
            ["Status"] = ("Status", job => job.Status != null),
            ["ReasonCode"] = ("Reason code", job => job.ReasonCodeKey != null),
            ["ReasonMessage"] = ("Reason", job => (job.Texts & JobTexts.ReasonMessage) != 0),
            ["UserId"] = ("User id", job => job.UserIdKey != null),
            ["Username"] = ("User name", job => job.UsernameKey != null),
            ["BusinessUserId"] = ("Business user", job => job.BusinessUserIdKey != null),
            ["Accessibility"] = ("Accessibility", job => job.AccessibilityKey != null),
            ["WorkspaceId"] = ("Workspace", job => job.WorkspaceIdKey != null),
            ["ResourceId"] = ("Resource", job => job.ResourceIdKey != null),
            ["ResourceQuotaName"] = ("Quota name", job => job.ResourceQuotaNameKey != null),
            ["OversoldType"] = ("Idle resources accepted", job => job.OversoldTypeKey != null),
            ["UseOversoldResource"] = ("Idle resources used", job => job.UseOversoldResource != null),
            ["UserCommand"] = ("Command", job => (job.Texts & JobTexts.UserCommand) != 0),
            ["Image"] = ("Image", job => (job.Texts & JobTexts.Image) != 0),
            ["Caller"] = ("Submitted by", job => job.CallerKey != null),
            ["PipelineId"] = ("Pipeline", job => job.PipelineIdKey != null),
            ["TemplateId"] = ("Template", job => job.TemplateIdKey != null),
            ["Tags"] = ("Tags", job => (job.Texts & JobTexts.Tags) != 0),
            ["GmtCreateTime"] = ("Creation time", job => job.GmtCreateTime != null),
            ["GmtSubmittedTime"] = ("Submission time", job => job.GmtSubmittedTime != null),
            ["GmtRunningTime"] = ("Start time", job => job.GmtRunningTime != null),
            ["GmtFinishTime"] = ("Finish time", job => job.GmtFinishTime != null),
            ["GmtModifiedTime"] = ("Time of the last change", job => job.GmtModifiedTime != null),
            ["RequestGPU"] = ("GPUs", job => job.RequestGPU != null),
            ["RequestCPU"] = ("CPU cores", job => job.RequestCPU != null),
            ["RequestMemory"] = ("Memory", job => job.RequestMemory != null),
            ["Priority"] = ("Priority", job => job.Priority != null),
            ["Duration"] = ("Duration", job => job.Duration != null),
            ["QueueTime"] = ("Queue time", job => job.GmtCreateTime != null && job.GmtRunningTime != null),
            ["NodeCount"] = ("Nodes", job => job.NodeCount != null),
            ["RestartTimes"] = ("Restarts", job => job.RestartTimes != null),
        }.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);

    /// <summary>All of them but the tags, which have no end.</summary>
    public static ImmutableArray<FillableField> All { get; } =
        [.. s_fields.Keys.Order(StringComparer.Ordinal).Select(name => new FillableField(name))];

    /// <summary>What is expected where a field is named.</summary>
    public static string Expected { get; } = $"{string.Join(", ", All.Select(field => field.Name))} or Tags.<key>";

    /// <summary>The key of the tag that this is; null for a field.</summary>
    public string? TagKey => Name.StartsWith(TagPrefix, StringComparison.Ordinal) ? Name[TagPrefix.Length..] : null;

    /// <summary>The field's name for people.</summary>
    public string Label => TagKey is { } key ? $"Tag {key}" : s_fields[Name].Label;

    internal Expression<Func<Job, bool>> IsFilled => s_fields[Name].IsFilled;

    /// <summary>Reads a name in any case; of a tag, the key is kept as it is.</summary>
    public static FillableField? Find(string name)
    {
        if (name.StartsWith(TagPrefix, StringComparison.OrdinalIgnoreCase))
        {
            var key = name[TagPrefix.Length..];
            return key.Length is > 0 and <= ListJobsQueryString.MaxTextLength ? new FillableField(TagPrefix + key) : null;
        }
        return s_fields.ContainsKey(name) ? All.First(field => field.Name.Equals(name, StringComparison.OrdinalIgnoreCase)) : null;
    }
}
