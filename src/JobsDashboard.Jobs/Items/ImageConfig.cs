namespace JobsDashboard.Jobs.Items;

/// <summary>Where a role's image is pulled from.</summary>
/// <remarks>The registry's user, password and auth text are left out on purpose: a dashboard has no use for a secret.</remarks>
public sealed record ImageConfig
{
    public string? DockerRegistry { get; init; }
}
