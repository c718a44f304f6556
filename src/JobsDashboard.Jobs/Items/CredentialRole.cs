namespace JobsDashboard.Jobs.Items;

/// <summary>A role that a job may assume.</summary>
/// <remarks>The contract's <c>AssumeUserInfo</c>, which holds an access key and a token, is left out on purpose.</remarks>
public sealed record CredentialRole
{
    public string? RoleArn { get; init; }

    public string? RoleType { get; init; }

    public string? AssumeRoleFor { get; init; }

    public string? Policy { get; init; }
}
