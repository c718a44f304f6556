using System.Collections.Frozen;
using System.Text.Json;
using JobsDashboard.Jobs.Access;
using JobsDashboard.Jobs.Items;

namespace JobsDashboard.Jobs.Secrets;

/// <summary>Jobs as a caller may see them: secrets are masked, unless the caller owns the job or is shown all secrets.</summary>
internal sealed class JobMask(SecretMask mask, JobCaller caller)
{
    // What jobs are filtered, counted and suggested by stays as it is, or a job would be found by what it does not show.
    private static readonly FrozenSet<string> s_shown = new[]
    {
        "JobId", "DisplayName", "JobType", "UserId", "Username", "WorkspaceId", "ResourceId", "ResourceQuotaName", "ReasonCode",
        "Accessibility", "TemplateId", "Settings/Tags", "Settings/BusinessUserId", "Settings/Caller", "Settings/PipelineId",
        "Settings/OversoldType", "JobSpecs/Image",
    }.Select(field => $"/{field}").ToFrozenSet(StringComparer.Ordinal);

    /// <summary>A whole job.</summary>
    /// <param name="json">The JSON of a <see cref="JobItem"/>.</param>
    /// <param name="extras">The JSON of its <see cref="JobExtras"/>; null for nothing.</param>
    public (string Json, string? Extras) Of(string json, string? extras)
    {
        if (caller.SeesSecrets)
        {
            return (json, extras);
        }
        // Nearly every job passes here.
        var (mayHave, extrasMayHave) = (mask.MayBeIn(json), extras is not null && mask.MayBeIn(extras));
        if (!mayHave && !extrasMayHave)
        {
            return (json, extras);
        }
        using var job = JsonDocument.Parse(json);
        if (job.RootElement.TryGetProperty(nameof(JobItem.UserId), out var owner) && IsOwn(owner.GetString()))
        {
            return (json, extras);
        }
        return (
            (mayHave ? JsonMask.Masked(job.RootElement, mask, s_shown.Contains) : null) ?? json,
            (extrasMayHave ? JsonMask.Masked(extras!, mask) : null) ?? extras);
    }

    /// <summary>A text of a job.</summary>
    /// <param name="text">The text; null for none.</param>
    /// <param name="owner">The job's owner.</param>
    public string? TextOf(string? text, string? owner) => text is null || caller.SeesSecrets || IsOwn(owner) ? text : mask.Of(text);

    private bool IsOwn(string? owner) => owner == caller.UserId;
}
