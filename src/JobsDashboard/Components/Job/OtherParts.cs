using System.Collections.Frozen;
using System.Text.Json;
using JobsDashboard.Jobs.Items;

namespace JobsDashboard.Components.Job;

/// <summary>The parts of a job that have no place of their own on its page. A new field appears here by itself.</summary>
internal static class OtherParts
{
    private static readonly FrozenSet<string> s_laidOut = new[]
    {
        nameof(JobItem.JobId), nameof(JobItem.DisplayName), nameof(JobItem.JobType), nameof(JobItem.Status), nameof(JobItem.SubStatus),
        nameof(JobItem.ReasonCode), nameof(JobItem.ReasonMessage), nameof(JobItem.Duration), nameof(JobItem.GmtCreateTime),
        nameof(JobItem.GmtSubmittedTime), nameof(JobItem.GmtRunningTime), nameof(JobItem.GmtSuccessedTime), nameof(JobItem.GmtFailedTime),
        nameof(JobItem.GmtStoppedTime), nameof(JobItem.GmtFinishTime), nameof(JobItem.GmtModifiedTime), nameof(JobItem.UserId),
        nameof(JobItem.Username), nameof(JobItem.TenantId), nameof(JobItem.WorkspaceId), nameof(JobItem.WorkspaceName),
        nameof(JobItem.Accessibility), nameof(JobItem.ResourceId), nameof(JobItem.ResourceName), nameof(JobItem.ResourceQuotaName),
        nameof(JobItem.ResourceLevel), nameof(JobItem.ResourceType), nameof(JobItem.ClusterId), nameof(JobItem.RequestCPU),
        nameof(JobItem.RequestGPU), nameof(JobItem.RequestMemory), nameof(JobItem.NodeCount), nameof(JobItem.Priority),
        nameof(JobItem.RestartTimes), nameof(JobItem.UserCommand), nameof(JobItem.UserScript),
        nameof(JobExtras.Description),
    }.ToFrozenSet(StringComparer.Ordinal);

    private static readonly FrozenDictionary<string, string> s_titles = new Dictionary<string, string>
    {
        [nameof(JobItem.JobSpecs)] = "Roles",
        [nameof(JobItem.StatusHistory)] = "Status history",
        [nameof(JobItem.JobReplicaStatuses)] = "Replicas",
        [nameof(JobItem.Envs)] = "Environment",
        [nameof(JobItem.SystemEnvs)] = "System environment",
        [nameof(JobItem.DataSources)] = "Data sources",
        [nameof(JobItem.NodeNames)] = "Nodes",
        [nameof(JobItem.Settings)] = "Settings",
        [nameof(JobItem.ThirdpartyLibs)] = "Libraries",
        [nameof(JobItem.CodeSource)] = "Code source",
        [nameof(JobItem.UserVpc)] = "Network",
        [nameof(JobItem.CredentialConfig)] = "Credentials",
        [nameof(JobItem.ElasticSpec)] = "Elasticity",
        [nameof(JobExtras.CustomEnvs)] = "Custom environment",
        [nameof(JobExtras.RestartRecord)] = "Restarts",
        [nameof(JobExtras.RoleSystemEnvs)] = "System environment by role",
    }.ToFrozenDictionary();

    // These explain most failures, so they come first.
    private static readonly string[] s_first = [nameof(JobItem.JobSpecs), nameof(JobItem.StatusHistory), nameof(JobItem.Pods)];

    /// <summary>
    /// The parts with their titles; single values are together in the last. Most have names in them that the job's owner chose, which are
    /// no words of the page.
    /// </summary>
    public static IEnumerable<(string Title, JsonElement Value, bool HasOwnersNames)> Of(JobItem job)
    {
        // The tags are laid out by hand.
        var untagged = job with { Settings = job.Settings is { } settings ? settings with { Tags = null } : null };
        IEnumerable<JsonProperty> all =
        [
            .. JsonSerializer.SerializeToElement(untagged, JobJson.Wire.JobItem).EnumerateObject(),
            .. JsonSerializer.SerializeToElement(job.Extras ?? new(), JobJson.Wire.JobExtras).EnumerateObject(),
        ];
        var parts = all
            .Where(part => !s_laidOut.Contains(part.Name))
            .ToLookup(part => part.Value.ValueKind is JsonValueKind.Object or JsonValueKind.Array);
        foreach (var part in parts[true].OrderBy(part => Array.IndexOf(s_first, part.Name) is >= 0 and var place ? place : s_first.Length))
        {
            if (!IsEmpty(part.Value))
            {
                yield return (s_titles.GetValueOrDefault(part.Name, part.Name), part.Value, !s_first.Contains(part.Name));
            }
        }
        if (parts[false].Any())
        {
            var single = parts[false].ToDictionary(part => part.Name, part => part.Value);
            yield return ("Other", JsonSerializer.SerializeToElement(single), true);
        }
    }

    /// <summary>The name of a field of a role, of its resources or of a state in words; others are as they are.</summary>
    public static string NameOf(string field) => field switch
    {
        nameof(JobSpec.Type) => L["Type"],
        nameof(JobSpec.Image) => L["Image"],
        nameof(JobSpec.PodCount) => L["Pods"],
        nameof(JobSpec.EcsSpec) => L["Instance type"],
        nameof(JobSpec.ResourceConfig) => L["Resources of each pod"],
        nameof(JobSpec.RestartPolicy) => L["Restart policy"],
        nameof(ResourceConfig.GPUType) => L["GPU type"],
        nameof(ResourceConfig.Memory) => L["Memory"],
        nameof(ResourceConfig.SharedMemory) => L["Shared memory"],
        nameof(PodItem.PodId) => L["Pod id"],
        nameof(PodItem.NodeName) => L["Node"],
        nameof(PodItem.Status) => L["Status"],
        nameof(PodItem.GmtCreateTime) => L["Created"],
        nameof(PodItem.GmtFinishTime) => L["Finished"],
        nameof(PodItem.GmtStartTime) or "StartTime" => L["Started"],
        "EndTime" => L["Ended"],
        nameof(JobItem.ReasonCode) => L["Reason code"],
        nameof(JobItem.ReasonMessage) => L["Reason"],
        _ => field,
    };

    private static bool IsEmpty(JsonElement value) => value.ValueKind == JsonValueKind.Array
        ? value.GetArrayLength() == 0
        : !value.EnumerateObject().Any();
}
