using System.Collections.Immutable;
using JobsDashboard.Jobs.Data;
using JobsDashboard.Jobs.Fields;
using JobsDashboard.Jobs.Items;
using JobsDashboard.Jobs.Question;

namespace JobsDashboard.Jobs.Storing;

/// <summary>A job taken apart for the store: what it is filtered, sorted and counted by, and the whole of it.</summary>
/// <param name="Item">The job, with what follows from its other fields filled in.</param>
/// <param name="Json">The whole of it, as it goes over the wire.</param>
/// <param name="Extras">What only GetJob tells of it, as JSON; null for nothing.</param>
/// <param name="Numbers">Everything of the narrow row but its keys, its id and when it was written.</param>
internal sealed record JobFacts(JobItem Item, string Json, string? Extras, Job Numbers)
{
    /// <summary>The fields whose texts are shared, with this job's.</summary>
    public IEnumerable<(JobField Field, string? Text)> Values =>
    [
        (JobField.JobType, Item.JobType),
        (JobField.UserId, Item.UserId),
        (JobField.Username, Item.Username),
        (JobField.WorkspaceId, Item.WorkspaceId),
        (JobField.ResourceId, Item.ResourceId),
        (JobField.ResourceQuotaName, Item.ResourceQuotaName),
        (JobField.ReasonCode, Item.ReasonCode),
        (JobField.Accessibility, Item.Accessibility),
        (JobField.OversoldType, Item.Settings?.OversoldType),
        (JobField.BusinessUserId, Item.Settings?.BusinessUserId),
        (JobField.Caller, Item.Settings?.Caller),
        (JobField.PipelineId, Item.Settings?.PipelineId),
        (JobField.TemplateId, Item.TemplateId),
    ];

    public ImmutableSortedDictionary<string, string> Tags => TagsOf(Item);

    public static ImmutableSortedDictionary<string, string> TagsOf(JobItem item) => item.Settings?.Tags ?? ListJobsRequest.NoTags;

    public static JobFacts Of(JobItem job)
    {
        var (item, json) = StoredPart.Of(job with { Duration = job.Duration ?? Seconds(job.GmtFinishTime - job.GmtCreateTime) }, JobJson.Wire.JobItem);
        var (extras, extrasJson) = ExtrasOf(job);
        item = item with { Extras = extras };
        var numbers = JobNumbers.Of(item);
        var specs = item.JobSpecs ?? [];
        return new JobFacts(item, EmptyFields.LeaveOut(json), extrasJson, new Job
        {
            Texts = TextsOf(item),
            Status = item.Status,
            GmtCreateTime = item.GmtCreateTime?.ToUnixTimeSeconds(),
            GmtSubmittedTime = item.GmtSubmittedTime?.ToUnixTimeSeconds(),
            GmtRunningTime = item.GmtRunningTime?.ToUnixTimeSeconds(),
            GmtFinishTime = item.GmtFinishTime?.ToUnixTimeSeconds(),
            GmtModifiedTime = item.GmtModifiedTime?.ToUnixTimeSeconds(),
            Duration = numbers.Duration,
            Priority = numbers.Priority,
            RequestCPU = numbers.RequestCPU,
            RequestGPU = numbers.RequestGPU,
            RequestMemory = numbers.RequestMemory,
            NodeCount = numbers.NodeCount,
            RestartTimes = numbers.RestartTimes,
            UseOversoldResource = item.UseOversoldResource,
            EnableAssignNode = specs.Any(spec => spec.AssignNodeSpec?.EnableAssignNode == true),
            PaymentType = Payment(item, specs),
        });
    }

    // The id of an answer is no part of the job that it carried.
    private static (JobExtras? Extras, string? Json) ExtrasOf(JobItem job)
    {
        if (job.Extras is not { } extras)
        {
            return (null, null);
        }
        var (stored, json) = StoredPart.Of(extras with { RequestId = null }, JobJson.Wire.JobExtras);
        return (stored with { RequestId = extras.RequestId }, EmptyFields.LeaveOutOfExtras(json));
    }

    private static JobTexts TextsOf(JobItem item) =>
        If(item.DisplayName is not null, JobTexts.DisplayName) |
        If(item.Extras?.Description is not null, JobTexts.Description) |
        If(item.ReasonMessage is not null, JobTexts.ReasonMessage) |
        If(item.UserCommand is not null, JobTexts.UserCommand) |
        If((item.JobSpecs ?? []).Any(spec => !string.IsNullOrEmpty(spec.Image)), JobTexts.Image) |
        If(!TagsOf(item).IsEmpty, JobTexts.Tags);

    private static JobTexts If(bool isThere, JobTexts text) => isThere ? text : JobTexts.None;

    // An end before the creation tells nothing of how long the job took.
    private static long? Seconds(TimeSpan? time) => time >= TimeSpan.Zero ? (long)time.Value.TotalSeconds : null;

    private static JobPayment? Payment(JobItem item, ImmutableArray<JobSpec> specs) =>
        specs.Any(spec => spec.SpotSpec is not null) ? JobPayment.Spot
        : item.ResourceId is not null || specs.Any(spec => spec.ResourceConfig is not null) ? JobPayment.PrePaid
        : specs.Any(spec => !string.IsNullOrEmpty(spec.EcsSpec)) ? JobPayment.PostPaid
        : null;
}
