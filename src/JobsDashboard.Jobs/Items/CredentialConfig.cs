using System.Collections.Immutable;

namespace JobsDashboard.Jobs.Items;

/// <summary>Which credentials a job is given.</summary>
public sealed record CredentialConfig
{
    public bool? EnableCredentialInject { get; init; }

    public string? AliyunEnvRoleKey { get; init; }

    public ImmutableArray<CredentialConfigItem>? CredentialConfigItems { get; init; }
}
