using System.Collections.Immutable;

namespace JobsDashboard.Jobs.Items;

/// <summary>One injected credential.</summary>
public sealed record CredentialConfigItem
{
    public string? Key { get; init; }

    public string? Type { get; init; }

    public ImmutableArray<CredentialRole>? Roles { get; init; }
}
