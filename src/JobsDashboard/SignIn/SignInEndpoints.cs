using JobsDashboard.Auditing;
using JobsDashboard.Jobs.Access;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Http.Extensions;

namespace JobsDashboard.SignIn;

/// <summary>Where a browser is sent to sign in and out.</summary>
internal static class SignInEndpoints
{
    public const string SignInPath = "/sign-in";
    public const string FailedPath = "/sign-in/failed";
    public const string SignedOutPath = "/signed-out";
    public const string SignOutPath = "/sign-out";
    public const string SignOutEverywherePath = "/sign-out/everywhere";

    public const string SignOutAtProviderPath = "/sign-out/provider";

    /// <summary>A parameter of the page at <see cref="SignedOutPath"/>: the provider is told next.</summary>
    public const string ThenAtProvider = "ThenAtProvider";

    /// <summary>A parameter of the page at <see cref="SignedOutPath"/>: the provider could not be told.</summary>
    public const string OnlyHere = "OnlyHere";

    /// <summary>The address of the page that says why signing in failed.</summary>
    public static string FailurePage(PathString pathBase, SignInFailure reason, string? returnUrl) =>
        pathBase + FailedPath + new QueryBuilder
        {
            { "Reason", reason.ToString() },
            { ReturnUrl.Parameter, ReturnUrl.Checked(returnUrl, pathBase) },
        };

    /// <summary>The address where a browser signs in, and is led on from.</summary>
    public static string SignInLink(PathString pathBase, string? returnUrl) =>
        pathBase + SignInPath + new QueryBuilder { { ReturnUrl.Parameter, ReturnUrl.Checked(returnUrl, pathBase) } };

    /// <summary>The same for a live page, which knows absolute addresses only.</summary>
    public static string LinkFor(string address, string baseAddress) =>
        SignInLink(new Uri(baseAddress).AbsolutePath.TrimEnd('/'), new Uri(address).PathAndQuery);

    public static void MapSignIn(this IEndpointRouteBuilder routes)
    {
        routes.MapGet(SignInPath, SignInAsync).AllowAnonymous();
        routes.MapGet(SignOutAtProviderPath, SignOutAtProviderAsync).AllowAnonymous();
        // Not for signed-in users only: whose sign-in has ended in the meantime has no need to sign in to sign out.
        routes.MapPost(SignOutPath, (HttpContext http, IAntiforgery forms) => SignOutAsync(http, forms, everywhere: false))
            .AllowAnonymous();
        routes.MapPost(SignOutEverywherePath, (HttpContext http, IAntiforgery forms) => SignOutAsync(http, forms, everywhere: true))
            .AllowAnonymous();
    }

    // Failures are caught here, because the provider is asked for its addresses before anybody is sent there.
    private static async Task SignInAsync(HttpContext http, ProviderSignIn provider)
    {
        var returnUrl = http.Request.Query[ReturnUrl.Parameter].ToString();
        if (!http.Request.IsHttps)
        {
            http.Response.Redirect(FailurePage(http.Request.PathBase, SignInFailure.NeedsHttps, returnUrl));
            return;
        }
        try
        {
            await http.ChallengeAsync(
                SignInSchemes.Provider, new() { RedirectUri = ReturnUrl.Checked(returnUrl, http.Request.PathBase) });
        }
        catch (Exception failure) when (provider.ReasonOf(failure) is { } reason && !http.Response.HasStarted)
        {
            http.Response.Redirect(provider.Explain(http, reason, failure, returnUrl));
        }
    }

    private static async Task<IResult> SignOutAsync(HttpContext http, IAntiforgery forms, bool everywhere)
    {
        var signedOut = http.Request.PathBase + SignedOutPath;
        var signedIn = await http.AuthenticateAsync(SignInSchemes.Cookie);
        if (signedIn.Principal?.FindCaller() is not { } caller)
        {
            return Results.LocalRedirect(signedOut);
        }
        // The token of the form is bound to the user.
        http.User = signedIn.Principal;
        if (!await forms.IsRequestValidAsync(http))
        {
            return Results.Text(
                "The form is too old, or not of this dashboard. Go back, load the page again, and sign out there.",
                statusCode: StatusCodes.Status400BadRequest);
        }
        var trail = http.RequestServices.GetRequiredService<AuditTrail>();
        if (everywhere)
        {
            await trail.ChangeAsync(AuditAction.SessionsEnded, caller.UserId, caller.UserId, async recorded =>
            {
                await http.RequestServices.GetRequiredService<Users>().EndSessionsAsync(caller.UserId, recorded, CancellationToken.None);
                return true;
            });
        }
        else
        {
            await trail.TryRecordAsync(AuditAction.SignedOut, caller.UserId, null);
        }
        await http.SignOutAsync(SignInSchemes.Cookie);
        // By way of a page: no form of this program may lead to another site, so the browser would not follow a redirect to the provider.
        return Results.LocalRedirect($"{signedOut}?{ThenAtProvider}=true");
    }

    private static async Task SignOutAtProviderAsync(HttpContext http, ProviderSignIn provider)
    {
        var signedOut = http.Request.PathBase + SignedOutPath;
        try
        {
            await http.SignOutAsync(SignInSchemes.Provider, new() { RedirectUri = signedOut });
        }
        catch (Exception failure) when (!http.Response.HasStarted)
        {
            provider.ExplainSignOut(failure);
            http.Response.Redirect($"{signedOut}?{OnlyHere}=true");
        }
    }
}
