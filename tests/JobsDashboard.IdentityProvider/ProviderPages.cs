using System.Security.Claims;
using System.Text.Encodings.Web;
using Microsoft.AspNetCore;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using OpenIddict.Abstractions;
using OpenIddict.Server.AspNetCore;
using static OpenIddict.Abstractions.OpenIddictConstants;

namespace JobsDashboard.IdentityProvider;

/// <summary>What a user sees of the provider: a form to sign in, and an end of that.</summary>
internal static class ProviderPages
{
    public const string AuthorizePath = "/authorize";
    public const string EndSessionPath = "/end-session";
    public const string LoginPath = "/login";

    private static readonly string[] s_methods = [HttpMethods.Get, HttpMethods.Post];

    public static void MapProviderPages(this IEndpointRouteBuilder app)
    {
        // Browsers ask every site for it.
        app.MapGet("/favicon.ico", () => TypedResults.NoContent());
        app.MapMethods(AuthorizePath, s_methods, AuthorizeAsync);
        app.MapMethods(EndSessionPath, s_methods, (Delegate)EndSessionAsync);
        app.MapGet(LoginPath, (string returnUrl) => LoginForm(returnUrl, problem: ""));
        app.MapPost(LoginPath, LogInAsync).DisableAntiforgery();
    }

    private static async Task<IResult> AuthorizeAsync(HttpContext http, ProviderUsers users, ProviderFaults faults)
    {
        var session = await http.AuthenticateAsync(CookieAuthenticationDefaults.AuthenticationScheme);
        if (session.Principal?.GetClaim(Claims.Subject) is not { } userId)
        {
            return Results.Challenge(
                new() { RedirectUri = http.Request.Path + http.Request.QueryString }, [CookieAuthenticationDefaults.AuthenticationScheme]);
        }
        if (faults.Denies)
        {
            var denied = new AuthenticationProperties();
            denied.SetString(OpenIddictServerAspNetCoreConstants.Properties.Error, Errors.AccessDenied);
            denied.SetString(OpenIddictServerAspNetCoreConstants.Properties.ErrorDescription, "The user did not agree.");
            return Results.Forbid(denied, [OpenIddictServerAspNetCoreDefaults.AuthenticationScheme]);
        }
        var user = users.All.Single(user => user.UserId == userId);
        var identity = new ClaimsIdentity(nameof(OpenIddict), Claims.Name, Claims.Role)
            .SetClaim(Claims.Subject, user.UserId)
            .SetClaim(Claims.PreferredUsername, user.Username)
            .SetClaim(Claims.Name, user.Username)
            .SetClaims("groups", [.. user.Groups])
            .SetScopes(http.GetOpenIddictServerRequest()!.GetScopes())
            .SetDestinations(_ => [Destinations.IdentityToken]);
        return Results.SignIn(new ClaimsPrincipal(identity), null, OpenIddictServerAspNetCoreDefaults.AuthenticationScheme);
    }

    private static async Task<IResult> LogInAsync(
        HttpContext http, ProviderUsers users, [FromForm] string username, [FromForm] string password, [FromForm] string returnUrl)
    {
        if (users.All.SingleOrDefault(user => user.Username == username && user.Password == password) is not { } user)
        {
            return LoginForm(returnUrl, "Wrong user or password.");
        }
        var identity = new ClaimsIdentity(CookieAuthenticationDefaults.AuthenticationScheme).SetClaim(Claims.Subject, user.UserId);
        await http.SignInAsync(CookieAuthenticationDefaults.AuthenticationScheme, new ClaimsPrincipal(identity));
        return Results.LocalRedirect(returnUrl);
    }

    private static async Task<IResult> EndSessionAsync(HttpContext http)
    {
        await http.SignOutAsync(CookieAuthenticationDefaults.AuthenticationScheme);
        return Results.SignOut(new() { RedirectUri = "/" }, [OpenIddictServerAspNetCoreDefaults.AuthenticationScheme]);
    }

    private static IResult LoginForm(string returnUrl, string problem) => Results.Content(
        $"""
        <!doctype html>
        <html lang="en">
        <title>Sign in to the test provider</title>
        <link rel="icon" href="data:,">
        <h1>Sign in to the test provider</h1>
        <p>{problem}</p>
        <form method="post" action="{LoginPath}">
          <input type="hidden" name="returnUrl" value="{HtmlEncoder.Default.Encode(returnUrl)}">
          <label>User <input name="username" autocomplete="off"></label>
          <label>Password <input name="password" type="password" autocomplete="off"></label>
          <button>Sign in</button>
        </form>
        </html>
        """,
        "text/html");
}
