using System.Collections.Immutable;
using System.Text.Json;

namespace JobsDashboard.Jobs.Items;

/// <summary>A job's settings.</summary>
public sealed record JobSettings
{
    /// <summary>The job's tags; the contract has no other place for them.</summary>
    public ImmutableSortedDictionary<string, string>? Tags { get; init; }

    public string? BusinessUserId { get; init; }

    public string? Caller { get; init; }

    public string? PipelineId { get; init; }

    public string? OversoldType { get; init; }

    public string? Driver { get; init; }

    public string? ErrorMonitoringArgs { get; init; }

    public string? SanityCheckArgs { get; init; }

    public string? JobReservedPolicy { get; init; }

    public string? Shell { get; init; }

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
