using System.Security.Claims;
using JobsDashboard.Auditing;
using JobsDashboard.Jobs.Access;
using JobsDashboard.Jobs.Storing;
using JobsDashboard.Settings;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.OpenIdConnect;
using Microsoft.Extensions.Options;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;

namespace JobsDashboard.SignIn;

/// <summary>
/// Signing in at the provider: authorization code flow with PKCE. Of the provider's tokens the user's id, name and groups are read once,
/// into the database, and nothing is kept of the tokens.
/// </summary>
internal sealed class ProviderSignIn(
    IOptions<DashboardSettings> settings, GroupRights rights, Users users, AuditTrail trail, IJobsDatabase database,
    ILogger<ProviderSignIn> log)
{
    public static void Configure(OpenIdConnectOptions options, DashboardSettings settings)
    {
        options.SignInScheme = SignInSchemes.Cookie;
        (options.Authority, options.ClientId) = (settings.Authority, settings.ClientId);
        options.ClientSecret = settings.ClientSecret is { Length: > 0 } secret ? secret : null;
        options.RequireHttpsMetadata = settings.Authority?.StartsWith("http:", StringComparison.OrdinalIgnoreCase) != true;
        // The code comes back by GET: then Lax will do for all cookies. Nobody else can use it, since it is bound to this browser.
        (options.ResponseType, options.ResponseMode) = (OpenIdConnectResponseType.Code, OpenIdConnectResponseMode.Query);
        options.NonceCookie.SameSite = options.CorrelationCookie.SameSite = SameSiteMode.Lax;
        options.NonceCookie.SecurePolicy = options.CorrelationCookie.SecurePolicy = CookieSecurePolicy.Always;
        options.UsePkce = true;
        options.MapInboundClaims = false;
        options.BackchannelTimeout = TimeSpan.FromSeconds(10);
        // Otherwise any link to it would sign people out.
        options.RemoteSignOutPath = new PathString();
        if (settings.Scopes is { Length: > 0 } scopes)
        {
            options.Scope.Clear();
            foreach (var scope in scopes.Split(' ', StringSplitOptions.RemoveEmptyEntries))
            {
                options.Scope.Add(scope);
            }
        }
        options.Events.OnTicketReceived = received => Of(received.HttpContext).KeepAsync(received);
        options.Events.OnAccessDenied = denied =>
            Of(denied.HttpContext).FailAsync(denied, SignInFailure.Refused, denied.ReturnUrl);
        options.Events.OnRemoteFailure = failed => Of(failed.HttpContext).FailAsync(
            failed, Of(failed.HttpContext).ReasonOf(failed.Failure!), failed.Properties?.RedirectUri, failed.Failure);
        // No token is kept that could tell the provider who signs out.
        options.Events.OnRedirectToIdentityProviderForSignOut = leaving =>
        {
            leaving.ProtocolMessage.ClientId = settings.ClientId;
            return Task.CompletedTask;
        };
    }

    /// <summary>Why signing in failed.</summary>
    public SignInFailure ReasonOf(Exception failure)
    {
        if (database.Explain(failure) is { Trouble: not DatabaseTrouble.Other })
        {
            return SignInFailure.DatabaseAway;
        }
        for (var cause = failure; cause is not null; cause = cause.InnerException)
        {
            if (cause is HttpRequestException or IOException or OperationCanceledException)
            {
                return SignInFailure.ProviderAway;
            }
        }
        return SignInFailure.Other;
    }

    /// <summary>Writes why signing in failed to the log, and returns the address of the page that says so.</summary>
    public string Explain(HttpContext http, SignInFailure reason, Exception? failure, string? returnUrl)
    {
        log.LogWarning(failure, "A sign-in failed: {Reason}", reason);
        return SignInEndpoints.FailurePage(http.Request.PathBase, reason, returnUrl);
    }

    /// <summary>Writes to the log why the provider could not be told that somebody signs out.</summary>
    public void ExplainSignOut(Exception failure) => log.LogWarning(failure, "The provider could not be told of a sign-out");

    private static ProviderSignIn Of(HttpContext http) => http.RequestServices.GetRequiredService<ProviderSignIn>();

    private async Task KeepAsync(TicketReceivedContext received)
    {
        var token = received.Principal!;
        if (token.FindFirstValue(settings.Value.UserIdClaim is { Length: > 0 } named ? named : "sub") is not { Length: > 0 } userId)
        {
            await FailAsync(received, SignInFailure.NoUserId, received.ReturnUri);
            return;
        }
        try
        {
            if (await users.FindAsync(userId, received.HttpContext.RequestAborted) is { DisabledAt: not null })
            {
                await FailAsync(received, SignInFailure.Disabled, received.ReturnUri, userId: userId);
                return;
            }
            var groups = token.FindAll(settings.Value.GroupsClaim is { Length: > 0 } claim ? claim : "groups").Select(group => group.Value);
            var (isGlobalAdmin, workspaces) = rights.Of(groups);
            await trail.RecordAsync(AuditAction.SignedIn, userId, null, received.HttpContext.RequestAborted);
            await users.SignInAsync(userId, NameIn(token), isGlobalAdmin, workspaces, received.HttpContext.RequestAborted);
        }
        catch (Exception failure)
        {
            await FailAsync(received, ReasonOf(failure), received.ReturnUri, failure);
            return;
        }
        received.Principal = CookieSignIn.PrincipalOf(userId);
        // What was needed on the way, such as the verifier of the code, does not belong into the cookie.
        received.Properties = new AuthenticationProperties();
    }

    private string? NameIn(ClaimsPrincipal token) => settings.Value.UsernameClaim is { Length: > 0 } named
        ? token.FindFirstValue(named)
        : token.FindFirstValue("preferred_username") ?? token.FindFirstValue("name");

    private async Task FailAsync(
        HandleRequestContext<RemoteAuthenticationOptions> context, SignInFailure reason, string? returnUrl,
        Exception? failure = null, string? userId = null)
    {
        context.Response.Redirect(Explain(context.HttpContext, reason, failure, returnUrl));
        context.HandleResponse();
        if (reason is SignInFailure.Refused or SignInFailure.Disabled or SignInFailure.NoUserId)
        {
            await trail.TryRecordAsync(AuditAction.SignInRefused, userId, reason.ToString());
        }
    }
}
