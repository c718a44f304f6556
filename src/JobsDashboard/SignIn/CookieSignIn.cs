using System.Security.Claims;
using JobsDashboard.Jobs.Access;
using JobsDashboard.Jobs.Storing;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Diagnostics;

namespace JobsDashboard.SignIn;

/// <summary>
/// The cookie of whoever has signed in. It holds the user's id and the moment of the sign-in; everything else is asked of the database
/// with every request.
/// </summary>
internal static class CookieSignIn
{
    /// <summary>How long a sign-in holds. Then the provider is asked anew, so that what it says of a user is not older.</summary>
    public static readonly TimeSpan Lifetime = TimeSpan.FromHours(12);

    public static void Configure(CookieAuthenticationOptions options)
    {
        // A browser takes a cookie of this name only with Secure and Path=/, and no other host can set it.
        options.Cookie.Name = "__Host-JobsDashboard";
        options.Cookie.Path = "/";
        options.Cookie.SecurePolicy = CookieSecurePolicy.Always;
        options.Cookie.HttpOnly = true;
        // Not Strict: who follows a link from a chat or a wiki, or comes back from the provider, would arrive without the cookie.
        // Everything that changes something is a POST, with which Lax does not send it from elsewhere.
        options.Cookie.SameSite = SameSiteMode.Lax;
        options.ExpireTimeSpan = Lifetime;
        options.SlidingExpiration = false;
        options.LoginPath = SignInEndpoints.SignInPath;
        options.ReturnUrlParameter = ReturnUrl.Parameter;
        options.Events.OnValidatePrincipal = ValidateAsync;
        options.Events.OnRedirectToLogin = LeadToSignIn;
        // There is no page to lead to: another sign-in would change nothing.
        options.Events.OnRedirectToAccessDenied = context =>
        {
            context.Response.StatusCode = StatusCodes.Status403Forbidden;
            return Task.CompletedTask;
        };
    }

    /// <summary>What the cookie holds of a user.</summary>
    public static ClaimsPrincipal PrincipalOf(string userId) =>
        new JobCaller(userId, IsGlobalAdmin: false).ToPrincipal(SignInSchemes.Cookie);

    private static async Task ValidateAsync(CookieValidatePrincipalContext context)
    {
        var http = context.HttpContext;
        var user = context.Principal?.FindCaller() is { } caller && context.Properties.IssuedUtc is { } signedInAt
            ? await FindAsync(http, caller.UserId, signedInAt)
            : null;
        if (user is null)
        {
            context.RejectPrincipal();
            await http.SignOutAsync(SignInSchemes.Cookie);
            return;
        }
        var principal = user.ToPrincipal(SignInSchemes.Cookie);
        principal.AddIdentity(new ClaimsIdentity([SignInMoment.ClaimOf(context.Properties.IssuedUtc!.Value)]));
        context.ReplacePrincipal(principal);
    }

    // While the database is away nobody is let in, but the sign-in is kept: it may hold as soon as the database is back.
    private static async Task<SignedInUser?> FindAsync(HttpContext http, string userId, DateTimeOffset signedInAt)
    {
        try
        {
            return await http.RequestServices.GetRequiredService<CallerLookup>()
                .FindSignedInAsync(userId, signedInAt, http.RequestAborted);
        }
        catch (Exception failure)
            when (http.RequestServices.GetRequiredService<IJobsDatabase>().Explain(failure) is { Trouble: not DatabaseTrouble.Other } away)
        {
            throw away;
        }
    }

    // A person is led to the provider and back. What is no page, such as the connection of a live one, cannot follow.
    private static Task LeadToSignIn(RedirectContext<CookieAuthenticationOptions> context)
    {
        var method = context.Request.Method;
        if ((HttpMethods.IsGet(method) || HttpMethods.IsHead(method)) && !context.HttpContext.WebSockets.IsWebSocketRequest)
        {
            context.Response.Redirect(context.RedirectUri);
        }
        else
        {
            context.Response.StatusCode = StatusCodes.Status401Unauthorized;
            if (context.HttpContext.Features.Get<IStatusCodePagesFeature>() is { } pages)
            {
                pages.Enabled = false;
            }
        }
        return Task.CompletedTask;
    }
}
