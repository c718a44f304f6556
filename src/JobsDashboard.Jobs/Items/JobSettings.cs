using System.Collections.Immutable;
using System.Text.Json;

namespace JobsDashboard.Jobs.Items;

/// <summary>A job's settings.</summary>
public sealed record JobSettings
{
    /// <summary>The job's tags; the contract has no other place for them.</summary>
    public ImmutableSortedDictionary<string, string>? Tags { get; init; }

    public string? BusinessUserId { get; init => field = value is "" ? null : value; }

    public string? Caller { get; init => field = value is "" ? null : value; }

    public string? PipelineId { get; init => field = value is "" ? null : value; }

    public string? OversoldType { get; init => field = value is "" ? null : value; }

    public string? Driver { get; init => field = value is "" ? null : value; }

    public string? ErrorMonitoringArgs { get; init => field = value is "" ? null : value; }

    public string? SanityCheckArgs { get; init => field = value is "" ? null : value; }

    public string? JobReservedPolicy { get; init => field = value is "" ? null : value; }

    public string? Shell { get; init => field = value is "" ? null : value; }

    public JsonElement? AdvancedSettings { get; init; }

    public int? JobReservedMinutes { get; init; }

    public int? TerminationGracePeriodSeconds { get; init; }

    public int? ElasticSpotJobMaxRestartTimes { get; init; }

    public bool? EnableTideResource { get; init; }

    public bool? EnableErrorMonitoringInAIMaster { get; init; }

    public bool? EnableRDMA { get; init; }

    public bool? EnableOssAppend { get; init; }

    public bool? EnableSanityCheck { get; init; }

    public bool? EnableCPUAffinity { get; init; }

    public bool? DisableEcsStockCheck { get; init; }

    public bool? AllocateAllRDMADevices { get; init; }

    public bool? AllowUnschedulableNodes { get; init; }

    public bool? EnableDSWDev { get; init; }

    public JsonElement? DataJuicerConfig { get; init; }

    public JsonElement? ModelConfig { get; init; }
}
