using System.Collections.Immutable;
using JobsDashboard.Components.Jobs.Facets;
using JobsDashboard.Jobs.Fields;
using JobsDashboard.Jobs.Filters;

namespace JobsDashboard.Components.Jobs.Sidebar;

/// <summary>The groups of the sidebar, in their order. A filter that is in none of them gets one of its own.</summary>
public static class FilterTopics
{
    /// <summary>The group of the time range.</summary>
    public static FilterTopic Time { get; } = new("Time", "Time", "created|started|finished|date|range|时间|日期|创建")
    {
        Fields = [.. JobFields.Times],
        Others = request => request is { StartTime: null, EndTime: null } && request.TimeRangeField == JobFields.GmtCreateTime ? 0 : 1,
        IsOpen = true,
    };

    /// <summary>The group of the tags.</summary>
    public static FilterTopic Tags { get; } = new("Tags", "Tags", "tag|label|key|value|标签|键|值")
    {
        Fields = [JobFields.Tags],
        Others = request => request.Tags.Count + request.TagsIn.Count + request.ExcludedTags.Count
            + request.Missing.Concat(request.Present).Count(field => field is TagField),
        IsOpen = true,
    };

    /// <summary>The group of the numbers.</summary>
    public static FilterTopic Size { get; } = new(
        "Size", "Size", "gpu|cpu|memory|cores|nodes|wait|显卡|显存|内存|大小|规模|时长|优先级|排队|等待|节点|重启")
    {
        Fields = [.. JobFields.Numbers],
        Others = request => request.Ranges.Length + (request.NumericRange is null ? 0 : 1),
        IsOpen = true,
    };

    /// <summary>The orders of the list.</summary>
    public static FilterTopic Sort { get; } = new("sort", "Sort by", "order|排序|顺序");

    /// <summary>The form that adds any condition.</summary>
    public static FilterTopic Condition { get; } = new("condition", "Add a condition", "missing|present|range|any|field|条件|字段|缺失");

    /// <summary>All of them.</summary>
    public static ImmutableArray<FilterTopic> All { get; } = Made();

    private static ImmutableArray<FilterTopic> Made()
    {
        ImmutableArray<FilterTopic> known =
        [
            Counted(JobFilters.Status, "Status", "state|状态|失败|运行") with { IsOpen = true },
            Time,
            new("Name", "Name", "job|title|名称|名字|任务名") { Filters = [JobFilters.DisplayName], IsOpen = true },
            Counted(JobFilters.Username, "User", "owner|submitter|mine|用户|用户名|提交人|我的") with
            {
                Filters = [JobFilters.Username, JobFilters.ShowOwn],
                IsOpen = true,
            },
            Counted(JobFilters.JobType, "Type", "framework|pytorch|tensorflow|mpi|类型|框架") with { IsOpen = true },
            Counted(JobFilters.ResourceQuotaName, "Quota", "resource|配额|资源") with { IsOpen = true },
            Tags,
            new("Text", "Text", "search|full|text|words|reason|error|log|command|image|全文|搜索|原因|报错|命令|镜像")
            {
                Filters = [JobFilters.Search, JobFilters.ReasonSearch, JobFilters.UserCommandSearch, JobFilters.ImageSearch],
                Fields = [JobFields.ReasonMessage, JobFields.UserCommand, JobFields.Image],
                IsOpen = true,
            },
            Size,
            new("ReasonCode", "Reason code", "error|exit|错误码|原因码") { Facet = new ReasonFacet() },
            Counted(JobFilters.WorkspaceId, "Workspace", "team|project|工作空间"),
            Counted(JobFilters.ResourceId, "Resource", "group|quota|资源|资源组") with
            {
                Filters = [JobFilters.ResourceId, JobFilters.ResourceIds],
            },
            Counted(JobFilters.PaymentType, "Payment", "spot|prepaid|postpaid|付费|计费|竞价"),
            Counted(JobFilters.Accessibility, "Accessibility", "public|private|visible|可见|公开|私有"),
            Counted(JobFilters.OversoldInfo, "Idle resources", "oversold|闲置|超卖"),
            Counted(JobFilters.EnableAssignNode, "Pinned to nodes", "assign|node|节点|指定"),
            Counted(JobFilters.UserIdForFilter, "User id", "account|owner|用户|账号"),
            Counted(JobFilters.BusinessUserId, "Business user", "业务|用户"),
            Counted(JobFilters.Caller, "Submitted by", "caller|client|tool|调用方|提交方式"),
            Counted(JobFilters.PipelineId, "Pipeline", "flow|流水线"),
            Counted(JobFilters.TemplateId, "Template", "模板"),
            new("JobId", "Job id", "任务|编号") { Filters = [JobFilters.JobId, JobFilters.JobIds] },
            new("Description", "Description", "描述|说明") { Filters = [JobFilters.Description], Fields = [JobFields.Description] },
        ];
        var others = JobFilters.All.Except(known.SelectMany(topic => topic.Filters))
            .Select(filter => new FilterTopic(filter.Name, filter.Label, "") { Filters = [filter] });
        return [.. known, .. others, Sort, Condition];
    }

    private static FilterTopic Counted(JobFilter filter, string label, string synonyms) =>
        new(filter.Name, label, synonyms) { Filters = [filter], Facet = FilterFacet.Of(filter) };
}
