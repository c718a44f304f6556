using System.Text.Json;

namespace JobsDashboard.Jobs.Items;

/// <summary>One role of a job: what its pods run and on what. Parts that the contract names without a type are kept as they came.</summary>
public sealed record JobSpec
{
    /// <summary>The role, such as <c>Worker</c>.</summary>
    public string? Type { get; init; }

    public string? Image { get; init; }

    public long? PodCount { get; init; }

    /// <summary>Instance type on public resources.</summary>
    public string? EcsSpec { get; init; }

    /// <summary>Resources out of a quota.</summary>
    public ResourceConfig? ResourceConfig { get; init; }

    public bool? UseSpotInstance { get; init; }

    public SpotSpec? SpotSpec { get; init; }

    public JsonElement? ElasticSpotSpecs { get; init; }

    public AssignNodeSpec? AssignNodeSpec { get; init; }

    public ImageConfig? ImageConfig { get; init; }

    public JsonElement? ExtraPodSpec { get; init; }

    public JsonElement? AutoScalingSpec { get; init; }

    public JsonElement? ServiceSpec { get; init; }

    public JsonElement? LocalMountSpecs { get; init; }

    public SystemDisk? SystemDisk { get; init; }

    public JsonElement? StartupDependencies { get; init; }

    public JsonElement? HyperNodeSchedulingConfig { get; init; }

    public string? RestartPolicy { get; init; }

    public bool? IsChief { get; init; }

    /// <summary>The contract's deprecated misspelling of <see cref="IsChief"/>.</summary>
    public bool? IsCheif { get; init; }

    public bool? ConsiderInSuccessPolicy { get; init; }

    public string? QuotaId { get; init; }

    public string? OversoldType { get; init; }

    public string? Driver { get; init; }
}
