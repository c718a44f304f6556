using JobsDashboard.Api.Callers;
using JobsDashboard.Api.Signing;
using JobsDashboard.SignIn;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authorization;

namespace JobsDashboard.Api;

/// <summary>
/// Who may ask what. An endpoint that does not say who may ask it answers nobody, or this machine only where nobody signs in.
/// </summary>
internal static class ApiAuthentication
{
    // Chooses between the ways to find out who asks.
    private const string SchemeName = "Caller";

    /// <summary>The policy of the API: it has to be known who asks.</summary>
    public static AuthorizationPolicy Policy { get; } = new AuthorizationPolicyBuilder(SchemeName).RequireAuthenticatedUser().Build();

    // Where there is no endpoint, the answer is 404 or 405, which tells nothing about jobs.
    private static AuthorizationPolicy Fallback(bool needsSignIn) => new AuthorizationPolicyBuilder()
        .RequireAssertion(context => context.Resource is HttpContext http
            && (http.GetEndpoint() is not RouteEndpoint || (!needsSignIn && LocalCallerHandler.IsLocal(http))))
        .Build();

    public static IServiceCollection AddApiAuthentication(this IServiceCollection services, bool needsSignIn)
    {
        var unsigned = needsSignIn ? CookieCallerHandler.SchemeName : SignInSchemes.Local;
        services.AddSingleton<FailedSignatures>();
        services.AddScoped<SignatureVerifier>();
        var ways = services
            .AddAuthentication(options => (options.DefaultChallengeScheme, options.DefaultForbidScheme) = (SchemeName, SchemeName))
            // A request that means to be signed is verified wherever it comes from, and never taken for the local user's.
            .AddPolicyScheme(SchemeName, null, scheme => scheme.ForwardDefaultSelector = http =>
                SignedRequest.IsMeant(http.Request) ? SignatureHandler.SchemeName : unsigned)
            .AddScheme<AuthenticationSchemeOptions, SignatureHandler>(SignatureHandler.SchemeName, null);
        if (needsSignIn)
        {
            ways.AddScheme<AuthenticationSchemeOptions, CookieCallerHandler>(CookieCallerHandler.SchemeName, null);
        }
        else
        {
            ways.AddScheme<AuthenticationSchemeOptions, LocalCallerHandler>(SignInSchemes.Local, null);
        }
        services.AddAuthorizationBuilder().SetFallbackPolicy(Fallback(needsSignIn));
        return services;
    }
}
