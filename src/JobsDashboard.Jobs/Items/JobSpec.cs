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

/// <summary>The nodes that a role is pinned to, or kept from.</summary>
public sealed record AssignNodeSpec
{
    public bool? EnableAssignNode { get; init; }

    public string? NodeNames { get; init; }

    public string? AntiAffinityNodeNames { get; init; }

    public JsonElement? HyperNodes { get; init; }

    public JsonElement? AntiAffinityHyperNodes { get; init; }
}

/// <summary>How a role bids for preemptible instances.</summary>
public sealed record SpotSpec
{
    public string? SpotStrategy { get; init; }

    public double? SpotDiscountLimit { get; init; }

    public double? SpotPriceLimit { get; init; }
}

/// <summary>What one pod asks of a quota, as the contract's texts.</summary>
public sealed record ResourceConfig
{
    public string? CPU { get; init; }

    public string? GPU { get; init; }

    public string? GPUType { get; init; }

    public string? Memory { get; init; }

    public string? SharedMemory { get; init; }
}

/// <summary>Where a role's image is pulled from.</summary>
/// <remarks>The registry's user, password and auth text are left out on purpose: a dashboard has no use for a secret.</remarks>
public sealed record ImageConfig
{
    public string? DockerRegistry { get; init; }
}

/// <summary>A role's system disk.</summary>
public sealed record SystemDisk
{
    public long? Size { get; init; }

    public string? Category { get; init; }

    public string? PerformanceLevel { get; init; }
}
