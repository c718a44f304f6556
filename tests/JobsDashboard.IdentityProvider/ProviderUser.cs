namespace JobsDashboard.IdentityProvider;

/// <summary>Somebody who has an account at the provider. The password is <c>{Username}-secret</c>.</summary>
/// <param name="Username">What the user types to sign in.</param>
/// <param name="UserId">The account's id, which tokens carry as <c>sub</c>.</param>
/// <param name="Groups">What tokens carry as <c>groups</c>.</param>
public sealed record ProviderUser(string Username, string UserId, params IReadOnlyList<string> Groups)
{
    public string Password => $"{Username}-secret";
}

/// <summary>Everybody who has an account.</summary>
internal sealed record ProviderUsers(IReadOnlyCollection<ProviderUser> All);
