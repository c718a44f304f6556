namespace JobsDashboard.Jobs.Items;

/// <summary>A data set and where it is mounted.</summary>
public sealed record DataSource
{
    public string? DataSourceId { get; init; }

    public string? MountPath { get; init; }
}
