namespace JobsDashboard.Jobs.Items;

/// <summary>What one pod asks of a quota, as the contract's texts.</summary>
public sealed record ResourceConfig
{
    public string? CPU { get; init; }

    public string? GPU { get; init; }

    public string? GPUType { get; init; }

    public string? Memory { get; init; }

    public string? SharedMemory { get; init; }
}
