namespace JobsDashboard.Jobs.Items;

/// <summary>An environment variable of the user's own.</summary>
public sealed record CustomEnv
{
    public string? Key { get; init; }

    public string? Value { get; init; }

    /// <summary>Who may see it, as the contract's text.</summary>
    public string? Visible { get; init; }
}
