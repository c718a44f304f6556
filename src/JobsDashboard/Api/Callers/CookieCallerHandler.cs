using System.Text.Encodings.Web;
using JobsDashboard.Api.Answers;
using JobsDashboard.Jobs.Access;
using JobsDashboard.SignIn;
using Microsoft.AspNetCore.Authentication;
using Microsoft.Extensions.Options;

namespace JobsDashboard.Api.Callers;

/// <summary>
/// Whoever has signed in to the pages may follow their links to the API. The browser says where a request begins: one that another
/// site begins is not the user's wish, and could be an expensive one.
/// </summary>
internal sealed class CookieCallerHandler(IOptionsMonitor<AuthenticationSchemeOptions> options, ILoggerFactory log, UrlEncoder encoder)
    : CallerHandler(options, log, encoder)
{
    /// <summary>The name of the authentication scheme.</summary>
    public const string SchemeName = "CookieOfTheApi";

    protected override async Task<(JobCaller? Caller, ApiProblem? Problem)> FindCallerAsync()
    {
        if (Request.Headers["Sec-Fetch-Site"] == "cross-site")
        {
            return (null, ApiErrors.UnsignedFromAnotherSite);
        }
        var signedIn = await Context.AuthenticateAsync(SignInSchemes.Cookie);
        return signedIn.Principal?.FindCaller() is { } caller ? (caller, null) : (null, ApiErrors.NotSignedIn);
    }
}
