using System.Collections.Immutable;

namespace JobsDashboard.Jobs.Items;

/// <summary>Which credentials a job is given.</summary>
public sealed record CredentialConfig
{
    public bool? EnableCredentialInject { get; init; }

    public string? AliyunEnvRoleKey { get; init; }

    public ImmutableArray<CredentialConfigItem>? CredentialConfigItems { get; init; }
}

/// <summary>One injected credential.</summary>
public sealed record CredentialConfigItem
{
    public string? Key { get; init; }

    public string? Type { get; init; }

    public ImmutableArray<CredentialRole>? Roles { get; init; }
}

/// <summary>A role that a job may assume.</summary>
/// <remarks>The contract's <c>AssumeUserInfo</c>, which holds an access key and a token, is left out on purpose.</remarks>
public sealed record CredentialRole
{
    public string? RoleArn { get; init; }

    public string? RoleType { get; init; }

    public string? AssumeRoleFor { get; init; }

    public string? Policy { get; init; }
}
