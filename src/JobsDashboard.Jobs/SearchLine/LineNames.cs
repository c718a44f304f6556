using System.Collections.Frozen;
using System.Collections.Immutable;
using JobsDashboard.Jobs.Fields;
using JobsDashboard.Jobs.Filters;
using static JobsDashboard.Jobs.SearchLine.LineNameKind;

namespace JobsDashboard.Jobs.SearchLine;

/// <summary>Every name of the search line, in the order in which a line is written.</summary>
public static class LineNames
{
    /// <summary>Words anywhere in a job, which need no name.</summary>
    public static LineName Search { get; } = new("search", "搜索", Words, JobFilters.Search, null, "search:resnet");

    /// <summary>The job's id, or several ids.</summary>
    public static LineName Id { get; } = new("id", "编号", Values, JobFilters.JobId, JobFields.JobId, "id:dlc1a2b3c4d5e6f7,dlc7f6e5d4c3b2a1");

    /// <summary>Several ids, also where there is only one.</summary>
    public static LineName Ids { get; } = new(null, null, Values, JobFilters.JobIds, null, "JobIds:dlc1a2b3c4d5e6f7");

    /// <summary>The tag with a key.</summary>
    public static LineName Tag { get; } = new("tag", "标签", LineNameKind.Tag, null, JobFields.Tags, "tag.team:nlp,vision");

    /// <summary>The tag with a key as a list of values, also where there is only one.</summary>
    public static LineName TagIn { get; } = new(null, null, LineNameKind.TagIn, null, null, "TagIn.team:nlp", "TagIn");

    /// <summary>A field that must be filled.</summary>
    public static LineName Has { get; } = new("has", "有", LineNameKind.Has, null, null, "has:finished", "Present");

    /// <summary>A field that must be empty.</summary>
    public static LineName No { get; } = new("no", "无", LineNameKind.No, null, null, "no:reason", "Missing");

    /// <summary>The instant at which the view stands still.</summary>
    public static LineName AsOf { get; } = new("asof", "截至", LineNameKind.AsOf, null, null, "asof:2026-11-01T08:00Z", "AsOf");

    /// <summary>All of them.</summary>
    public static ImmutableArray<LineName> All { get; } =
    [
        new("status", "状态", Values, JobFilters.Status, JobFields.Status, "status:failed,stopped"),
        new("user", "用户", Text, JobFilters.Username, JobFields.Username, "user:li.lei"),
        new("name", "名称", JobName, JobFilters.DisplayName, JobFields.DisplayName, "name:^resnet"),
        new("type", "类型", Values, JobFilters.JobType, JobFields.JobType, "type:PyTorchJob,MPIJob"),
        new("quota", "配额", Text, JobFilters.ResourceQuotaName, JobFields.ResourceQuotaName, "quota:vision"),
        Id, Ids,
        new("workspace", "工作空间", Values, JobFilters.WorkspaceId, JobFields.WorkspaceId, "workspace:268"),
        new("resource", "资源", Values, JobFilters.ResourceId, JobFields.ResourceId, "resource:quota1r9"),
        new(null, null, Values, JobFilters.ResourceIds, null, "ResourceIds:quota1r9,rg17tmvwiokhzaxg"),
        new("mine", "我的", Values, JobFilters.ShowOwn, null, "mine:true"),
        new("userid", "用户编号", Values, JobFilters.UserIdForFilter, JobFields.UserId, "userid:1663000000001"),
        new("businessuser", "业务用户", Values, JobFilters.BusinessUserId, JobFields.BusinessUserId, "businessuser:1663"),
        new("caller", "来源", Values, JobFilters.Caller, JobFields.Caller, "caller:SilkFlow"),
        new("pipeline", "流水线", Values, JobFilters.PipelineId, JobFields.PipelineId, "pipeline:flow-t8k2"),
        new("template", "模板", Values, JobFilters.TemplateId, JobFields.TemplateId, "template:tmlabc123"),
        new("visible", "可见范围", Values, JobFilters.Accessibility, JobFields.Accessibility, "visible:public"),
        new("idle", "闲置资源", Values, JobFilters.OversoldInfo, null, "idle:ForceQuotaOverSold"),
        new("payment", "付费方式", Values, JobFilters.PaymentType, null, "payment:spot"),
        new("pinned", "指定节点", Values, JobFilters.EnableAssignNode, null, "pinned:true"),
        new("description", "描述", Text, JobFilters.Description, JobFields.Description, "description:ablation"),
        Tag, TagIn,
        new("gpu", "显卡", Number, null, JobFields.RequestGPU, "gpu:>=8"),
        new("cpu", "核数", Number, null, JobFields.RequestCPU, "cpu:8..64"),
        new("mem", "内存", Number, null, JobFields.RequestMemory, "mem:>=64Gi"),
        new("priority", "优先级", Number, null, JobFields.Priority, "priority:9"),
        new("duration", "时长", Number, null, JobFields.Duration, "duration:>2h"),
        new("queue", "排队", Number, null, JobFields.QueueTime, "queue:>30m"),
        new("nodes", "节点数", Number, null, JobFields.NodeCount, "nodes:>1"),
        new("restarts", "重启", Number, null, JobFields.RestartTimes, "restarts:>=1"),
        new("created", "创建", Time, null, JobFields.GmtCreateTime, "created:<24h"),
        new("submitted", "提交", Time, null, JobFields.GmtSubmittedTime, "submitted:2026-11-01"),
        new("started", "开始", Time, null, JobFields.GmtRunningTime, "started:>7d"),
        new("finished", "结束", Time, null, JobFields.GmtFinishTime, "finished:2026-11-01..2026-11-05"),
        new("changed", "变更", Time, null, JobFields.GmtModifiedTime, "changed:<1h"),
        Has, No,
        new(null, null, OnlyPresence, null, JobFields.ReasonCode, "has:ReasonCode"),
        new(null, null, OnlyPresence, null, JobFields.OversoldType, "no:OversoldType"),
        new(null, null, OnlyPresence, null, JobFields.UseOversoldResource, "has:UseOversoldResource"),
        AsOf,
        new("reason", "原因", Words, JobFilters.ReasonSearch, JobFields.ReasonMessage, "reason:\"out of memory\""),
        new("command", "命令", Words, JobFilters.UserCommandSearch, JobFields.UserCommand, "command:train.py"),
        new("image", "镜像", Words, JobFilters.ImageSearch, JobFields.Image, "image:pytorch:2.3"),
        Search,
    ];

    private static readonly FrozenDictionary<string, LineName> s_byName = All
        .SelectMany(name => name.AllNames.Select(text => KeyValuePair.Create(text, name)))
        .ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);

    /// <summary>The name that a text is, in any case; null when it is none.</summary>
    public static LineName? Find(string text) => s_byName.GetValueOrDefault(text);

    /// <summary>Whether the key of a tag comes next, as after <c>tag.</c></summary>
    internal static bool IsBeforeKey(string written) => written.EndsWith('.') && Find(written[..^1]) is { TakesKey: true };

    /// <summary>The field that stands after <c>has:</c>; null when there is none that can be empty.</summary>
    internal static JobField? FieldOf(string written)
    {
        var point = written.IndexOf('.', StringComparison.Ordinal);
        var field = point < 0
            ? Find(written)?.Field
            : Find(written[..point]) == Tag ? JobFields.Find(Tag.ContractName + written[point..]) : null;
        return field is { CanBeMissing: true } ? field : null;
    }

    /// <summary>The name of a field, as it stands after <c>has:</c>; for a tag with its key.</summary>
    internal static string NameOf(JobField field) => field is TagField tag
        ? $"tag.{LineText.KeyOf(tag.Key)}"
        : All.First(name => name.Field == field).Name;
}
