using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace JobsDashboard.Jobs.Items;

/// <summary>A job as GetJob answers it: what it has in common with ListJobs, and what only GetJob tells.</summary>
public static class GetJobBody
{
    /// <summary>The fields of a list item that GetJob does not have.</summary>
    public static ImmutableArray<string> FieldsOfListsOnly { get; } =
    [
        nameof(JobItem.EnablePreemptibleJob), nameof(JobItem.GmtModifiedTime), nameof(JobItem.IsDeleted),
        nameof(JobItem.JobMaxRunningTimeMinutes),
        nameof(JobItem.NodeCount), nameof(JobItem.NodeNames), nameof(JobItem.RequestCPU), nameof(JobItem.RequestGPU),
        nameof(JobItem.RequestMemory),
        nameof(JobItem.ResourceName), nameof(JobItem.ResourceQuotaName), nameof(JobItem.RetryCount), nameof(JobItem.SystemEnvs),
        nameof(JobItem.TemplateId), nameof(JobItem.TemplateName), nameof(JobItem.UseOversoldResource), nameof(JobItem.UserScript),
        nameof(JobItem.Username), nameof(JobItem.WorkingDir),
    ];

    /// <summary>The answer's fields, absent ones left out.</summary>
    public static JsonObject Of(JobItem job, string requestId)
    {
        var body = JsonSerializer.SerializeToNode(job, JobJson.Wire.JobItem)!.AsObject();
        foreach (var field in FieldsOfListsOnly)
        {
            body.Remove(field);
        }
        var extras = (job.Extras ?? new()) with { RequestId = null };
        foreach (var (field, value) in JsonSerializer.SerializeToNode(extras, JobJson.Wire.JobExtras)!.AsObject())
        {
            body[field] = value?.DeepClone();
        }
        body[nameof(JobExtras.RequestId)] = requestId;
        return body;
    }
}
