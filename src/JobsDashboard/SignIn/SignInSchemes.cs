using Microsoft.AspNetCore.Authorization;

namespace JobsDashboard.SignIn;

/// <summary>The names of the authentication schemes of those who sign in.</summary>
internal static class SignInSchemes
{
    /// <summary>The cookie of whoever has signed in.</summary>
    public const string Cookie = "Cookie";

    /// <summary>The OpenID Connect provider, where users sign in.</summary>
    public const string Provider = "Provider";

    /// <summary>Whoever is on this machine, where nobody signs in.</summary>
    public const string Local = "Local";

    /// <summary>The policy of the pages: a person, who signed in if that is needed. Signed requests are for the API alone.</summary>
    public static AuthorizationPolicy Pages(bool needsSignIn) =>
        new AuthorizationPolicyBuilder(needsSignIn ? Cookie : Local).RequireAuthenticatedUser().Build();
}
