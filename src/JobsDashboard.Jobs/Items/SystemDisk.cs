namespace JobsDashboard.Jobs.Items;

/// <summary>A role's system disk.</summary>
public sealed record SystemDisk
{
    public long? Size { get; init; }

    public string? Category { get; init; }

    public string? PerformanceLevel { get; init; }
}
