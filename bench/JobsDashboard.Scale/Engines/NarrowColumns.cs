using System.Collections.Immutable;
using JobsDashboard.Jobs.Data;

namespace JobsDashboard.Scale.Engines;

/// <summary>The columns by which jobs are found and counted, as the other databases have them: the product's own, and no others.</summary>
internal static class NarrowColumns
{
    public static ImmutableArray<NarrowColumn> All { get; } =
    [
        Time(nameof(Job.GmtCreateTime), job => job.GmtCreateTime) with { IsRequired = true },
        Time(nameof(Job.GmtSubmittedTime), job => job.GmtSubmittedTime),
        Time(nameof(Job.GmtRunningTime), job => job.GmtRunningTime),
        Time(nameof(Job.GmtFinishTime), job => job.GmtFinishTime),
        Time(nameof(Job.GmtModifiedTime), job => job.GmtModifiedTime),
        Whole(nameof(Job.Texts), job => (int)job.Texts),
        Whole(nameof(Job.Status), job => (int?)job.Status),
        Whole(nameof(Job.Duration), job => (int?)job.Duration),
        Whole(nameof(Job.Priority), job => job.Priority),
        Whole(nameof(Job.RequestCPU), job => (int?)job.RequestCPU),
        Real(nameof(Job.RequestGPU), job => job.RequestGPU),
        Real(nameof(Job.RequestMemory), job => job.RequestMemory),
        Whole(nameof(Job.NodeCount), job => (int?)job.NodeCount),
        Whole(nameof(Job.RestartTimes), job => (int?)job.RestartTimes),
        Whole(nameof(Job.UseOversoldResource), job => job.UseOversoldResource is { } used ? (used ? 1 : 0) : null),
        Whole(nameof(Job.EnableAssignNode), job => job.EnableAssignNode ? 1 : 0),
        Whole(nameof(Job.PaymentType), job => (int?)job.PaymentType),
        Whole(nameof(Job.JobTypeKey), job => job.JobTypeKey),
        Whole(nameof(Job.UserIdKey), job => job.UserIdKey),
        Whole(nameof(Job.UsernameKey), job => job.UsernameKey),
        Whole(nameof(Job.WorkspaceIdKey), job => job.WorkspaceIdKey),
        Whole(nameof(Job.ResourceIdKey), job => job.ResourceIdKey),
        Whole(nameof(Job.ResourceQuotaNameKey), job => job.ResourceQuotaNameKey),
        Whole(nameof(Job.ReasonCodeKey), job => job.ReasonCodeKey),
        Whole(nameof(Job.AccessibilityKey), job => job.AccessibilityKey),
        Whole(nameof(Job.OversoldTypeKey), job => job.OversoldTypeKey),
        Whole(nameof(Job.BusinessUserIdKey), job => job.BusinessUserIdKey),
        Whole(nameof(Job.CallerKey), job => job.CallerKey),
        Whole(nameof(Job.PipelineIdKey), job => job.PipelineIdKey),
        Whole(nameof(Job.TemplateIdKey), job => job.TemplateIdKey),
    ];

    private static NarrowColumn Time(string name, Func<Job, long?> read) => new(name, ReadTime: read);

    private static NarrowColumn Whole(string name, Func<Job, int?> read) => new(name, ReadWhole: read);

    private static NarrowColumn Real(string name, Func<Job, double?> read) => new(name, ReadReal: read);
}

/// <summary>A column, read in one of three ways.</summary>
internal sealed record NarrowColumn(
    string Name, Func<Job, long?>? ReadTime = null, Func<Job, int?>? ReadWhole = null, Func<Job, double?>? ReadReal = null)
{
    /// <summary>Whether each job has a value.</summary>
    public bool IsRequired { get; init; }

    /// <summary>As a table is made, in the words that the other databases have in common.</summary>
    public string Definition => $"{Name} {Type}{(IsRequired ? " NOT NULL" : "")}";

    private string Type => this switch
    {
        { ReadTime: not null } => "bigint",
        { ReadWhole: not null } => "integer",
        _ => "double precision",
    };
}
