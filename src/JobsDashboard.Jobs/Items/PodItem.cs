using System.Collections.Immutable;
using System.Text.Json.Serialization;

namespace JobsDashboard.Jobs.Items;

/// <summary>One pod of a job.</summary>
public sealed record PodItem
{
    public string? PodId { get; init; }

    public string? PodUid { get; init; }

    public string? Type { get; init; }

    public string? Status { get; init; }

    public string? SubStatus { get; init; }

    public string? Ip { get; init; }

    public string? PodIp { get; init; }

    public ImmutableArray<PodIp>? PodIps { get; init; }

    public string? NodeName { get; init; }

    public DateTimeOffset? GmtCreateTime { get; init; }

    public DateTimeOffset? GmtStartTime { get; init; }

    public DateTimeOffset? GmtFinishTime { get; init; }

    public ImmutableArray<PodItem>? HistoryPods { get; init; }

    [JsonPropertyName("supportedProfilingTypes")]
    public string? SupportedProfilingTypes { get; init; }
}

/// <summary>One network address of a pod.</summary>
public sealed record PodIp
{
    public string? InterfaceName { get; init; }

    public string? Ip { get; init; }
}
