using System.Collections.Immutable;
using System.Text.Json;
using JobsDashboard.Jobs.Items;
using JobsDashboard.Jobs.Listing;

namespace JobsDashboard.Jobs.Data;

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
        var item = job with { Duration = job.Duration ?? Seconds(job.GmtFinishTime - job.GmtCreateTime) };
        var specs = item.JobSpecs ?? [];
        return new JobFacts(item, EmptyFields.LeaveOut(JsonSerializer.Serialize(item, JobJson.Wire.JobItem)), ExtrasOf(item), new Job
        {
            Texts = TextsOf(item),
            Status = item.Status,
            GmtCreateTime = item.GmtCreateTime?.ToUnixTimeSeconds(),
            GmtSubmittedTime = item.GmtSubmittedTime?.ToUnixTimeSeconds(),
            GmtRunningTime = item.GmtRunningTime?.ToUnixTimeSeconds(),
            GmtFinishTime = item.GmtFinishTime?.ToUnixTimeSeconds(),
            GmtModifiedTime = item.GmtModifiedTime?.ToUnixTimeSeconds(),
            Duration = item.Duration,
            Priority = item.Priority,
            RequestCPU = item.RequestCPU,
            RequestGPU = Quantity.Number(item.RequestGPU),
            RequestMemory = Quantity.GiB(item.RequestMemory),
            NodeCount = Quantity.Count(item.NodeCount),
            RestartTimes = Quantity.Count(item.RestartTimes?.Split('/')[0]),
            UseOversoldResource = item.UseOversoldResource,
            EnableAssignNode = specs.Any(spec => spec.AssignNodeSpec?.EnableAssignNode == true),
            PaymentType = Payment(item, specs),
        });
    }

    // The id of an answer is no part of the job that it carried.
    private static string? ExtrasOf(JobItem item) =>
        item.Extras is { } extras ? EmptyFields.LeaveOutOfExtras(JsonSerializer.Serialize(extras with { RequestId = null }, JobJson.Wire.JobExtras)) : null;

    private static JobTexts TextsOf(JobItem item) =>
        If(item.DisplayName is not null, JobTexts.DisplayName) |
        If(item.Extras?.Description is not null, JobTexts.Description) |
        If(item.ReasonMessage is not null, JobTexts.ReasonMessage) |
        If(item.UserCommand is not null, JobTexts.UserCommand) |
        If((item.JobSpecs ?? []).Any(spec => !string.IsNullOrEmpty(spec.Image)), JobTexts.Image) |
        If(!TagsOf(item).IsEmpty, JobTexts.Tags);

    private static JobTexts If(bool isThere, JobTexts text) => isThere ? text : JobTexts.None;

    private static long? Seconds(TimeSpan? time) => (long?)time?.TotalSeconds;

    private static JobPayment? Payment(JobItem item, ImmutableArray<JobSpec> specs) =>
        specs.Any(spec => spec.SpotSpec is not null) ? JobPayment.Spot
        : item.ResourceId is not null || specs.Any(spec => spec.ResourceConfig is not null) ? JobPayment.PrePaid
        : specs.Any(spec => !string.IsNullOrEmpty(spec.EcsSpec)) ? JobPayment.PostPaid
        : null;
}
