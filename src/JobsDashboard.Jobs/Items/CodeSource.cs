namespace JobsDashboard.Jobs.Items;

/// <summary>Where a job's code comes from.</summary>
public sealed record CodeSource
{
    public string? CodeSourceId { get; init; }

    public string? Branch { get; init; }

    public string? Commit { get; init; }

    public string? MountPath { get; init; }
}
