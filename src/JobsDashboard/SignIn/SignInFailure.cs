namespace JobsDashboard.SignIn;

/// <summary>Why somebody could not sign in. The page that says so has a sentence for each.</summary>
public enum SignInFailure
{
    /// <summary>Another reason, which the log has. It may have been a sign-in that took too long or was begun in another window.</summary>
    Other,

    /// <summary>The provider, or the person at it, said no.</summary>
    Refused,

    /// <summary>The user is disabled here.</summary>
    Disabled,

    /// <summary>The provider did not say who the user is.</summary>
    NoUserId,

    /// <summary>The provider does not answer.</summary>
    ProviderAway,

    /// <summary>The database cannot be used.</summary>
    DatabaseAway,

    /// <summary>The page was reached by http, over which no browser keeps the cookie.</summary>
    NeedsHttps,
}
