namespace JobsDashboard.IdentityProvider;

/// <summary>Somebody who has an account at the provider.</summary>
/// <param name="username">What the user types to sign in.</param>
/// <param name="userId">The account's id, which tokens carry as <c>sub</c>.</param>
/// <param name="groups">What tokens carry as <c>groups</c>.</param>
public sealed class ProviderUser(string username, string userId, params IReadOnlyList<string> groups)
{
    public string Username => username;

    public string UserId => userId;

    public string Password { get; } = $"{username}-{Guid.NewGuid():N}";

    public IReadOnlyList<string> Groups { get; set; } = groups;
}

/// <summary>Everybody who has an account.</summary>
internal sealed record ProviderUsers(IReadOnlyCollection<ProviderUser> All);
