using JobsDashboard.Api.Callers;
using JobsDashboard.Api.Signing;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authorization;

namespace JobsDashboard.Api;

/// <summary>Who may ask what. An endpoint that does not say who may ask it answers this machine only.</summary>
internal static class ApiAuthentication
{
    // Chooses between the ways to find out who asks. A way to sign in becomes another of them.
    private const string SchemeName = "Caller";

    /// <summary>The policy of the API: it has to be known who asks.</summary>
    public static AuthorizationPolicy Policy { get; } = new AuthorizationPolicyBuilder(SchemeName).RequireAuthenticatedUser().Build();

    // Where there is no endpoint, the answer is 404 or 405, which tells nothing about jobs.
    private static readonly AuthorizationPolicy s_fallback = new AuthorizationPolicyBuilder()
        .RequireAssertion(context => context.Resource is HttpContext http
            && (http.GetEndpoint() is not RouteEndpoint || LocalCallerHandler.IsLocal(http)))
        .Build();

    public static IServiceCollection AddApiAuthentication(this IServiceCollection services)
    {
        services.AddScoped<SignatureVerifier>();
        services
            .AddAuthentication(options => (options.DefaultChallengeScheme, options.DefaultForbidScheme) = (SchemeName, SchemeName))
            // A request that means to be signed is verified wherever it comes from, and never taken for the local user's.
            .AddPolicyScheme(SchemeName, null, scheme => scheme.ForwardDefaultSelector = http =>
                SignedRequest.IsMeant(http.Request) ? SignatureHandler.SchemeName : LocalCallerHandler.SchemeName)
            .AddScheme<AuthenticationSchemeOptions, SignatureHandler>(SignatureHandler.SchemeName, null)
            .AddScheme<AuthenticationSchemeOptions, LocalCallerHandler>(LocalCallerHandler.SchemeName, null);
        services.AddAuthorizationBuilder().SetFallbackPolicy(s_fallback);
        return services;
    }
}
