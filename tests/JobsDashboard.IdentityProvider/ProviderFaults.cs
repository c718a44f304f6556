using Microsoft.IdentityModel.Tokens;

namespace JobsDashboard.IdentityProvider;

/// <summary>What a test can make the provider do wrong. Everything else it does as OpenIddict does it.</summary>
public sealed class ProviderFaults
{
    /// <summary>Whether every connection is cut before an answer.</summary>
    public bool IsAway { get; set; }

    /// <summary>Whether connections to the token endpoint are cut before an answer.</summary>
    public bool IsTokenEndpointAway { get; set; }

    /// <summary>Whether a user who has signed in is sent back with <c>access_denied</c>.</summary>
    public bool Denies { get; set; }

    /// <summary>How far the provider's clock is ahead of the machine's, or behind it.</summary>
    public TimeSpan ClockError { get; set; }

    /// <summary>Changes an identity token just before it is signed.</summary>
    public Action<SecurityTokenDescriptor>? ChangeIdentityToken { get; set; }

    /// <summary>Changes an identity token after it was signed.</summary>
    public Func<string, string>? ChangeSignedToken { get; set; }

    /// <summary>The provider does nothing wrong any more.</summary>
    public void Clear()
    {
        (IsAway, IsTokenEndpointAway, Denies, ClockError) = (false, false, false, TimeSpan.Zero);
        (ChangeIdentityToken, ChangeSignedToken) = (null, null);
    }
}
