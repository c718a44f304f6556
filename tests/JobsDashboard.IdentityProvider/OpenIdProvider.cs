using System.Net;
using System.Security.Cryptography.X509Certificates;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using OpenIddict.Abstractions;
using OpenIddict.Server;
using static OpenIddict.Abstractions.OpenIddictConstants;
using static OpenIddict.Server.OpenIddictServerEvents;

namespace JobsDashboard.IdentityProvider;

/// <summary>
/// An OpenID Connect provider on a loopback port: OpenIddict's endpoints, keys, checks and redirects, a form to sign in, and users of a
/// test's own. It speaks https with a certificate that only its maker trusts.
/// </summary>
public sealed class OpenIdProvider : IAsyncDisposable
{
    public const string ClientId = "jobs-dashboard";
    public const string ClientSecret = "only-for-tests";

    private const string TokenPath = "/token";

    private readonly WebApplication _app;

    private OpenIdProvider(WebApplication app, X509Certificate2 certificate, ProviderFaults faults)
    {
        (_app, Certificate, Faults) = (app, certificate, faults);
        // A name that no dashboard has here, so that to a browser the two are different sites.
        Address = new UriBuilder(new Uri(app.Urls.Single())) { Host = "localhost" }.Uri;
    }

    public Uri Address { get; }

    public X509Certificate2 Certificate { get; }

    public ProviderFaults Faults { get; }

    public static async Task<OpenIdProvider> StartAsync(params IReadOnlyCollection<ProviderUser> users)
    {
        var (certificate, faults) = (LoopbackCertificate.Create(), new ProviderFaults());
        // Not the builder that reads settings: those of the program under test are none of the provider's.
        var builder = WebApplication.CreateEmptyBuilder(new());
        builder.WebHost.UseKestrelCore().UseKestrelHttpsConfiguration()
            .ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0, listen => listen.UseHttps(certificate)));
        builder.Logging.AddConsole().SetMinimumLevel(LogLevel.Critical);
        builder.Services.AddRouting();
        builder.Services.AddAuthorization();
        builder.Services.AddAuthentication(CookieAuthenticationDefaults.AuthenticationScheme).AddCookie(cookie =>
        {
            (cookie.LoginPath, cookie.Cookie.Name) = (ProviderPages.LoginPath, "provider-session");
            (cookie.ReturnUrlParameter, cookie.Cookie.SecurePolicy) = ("returnUrl", CookieSecurePolicy.Always);
        });
        builder.Services.AddSingleton(faults).AddSingleton(new ProviderUsers(users));
        AddOpenIddict(builder.Services, faults);
        var app = builder.Build();
        app.Use((http, next) =>
        {
            if (faults.IsAway || (faults.IsTokenEndpointAway && http.Request.Path == TokenPath))
            {
                http.Abort();
                return Task.CompletedTask;
            }
            return next(http);
        });
        app.UseRouting();
        app.UseAuthentication();
        app.UseAuthorization();
        app.MapProviderPages();
        await app.StartAsync();
        return new OpenIdProvider(app, certificate, faults);
    }

    /// <summary>Makes a dashboard the provider's client. It must sign in with a code and PKCE, and its secret.</summary>
    /// <param name="redirects">The addresses that a browser may be sent back to after signing in.</param>
    /// <param name="signedOut">The address that a browser may be sent back to after signing out.</param>
    public async Task AddClientAsync(IEnumerable<Uri> redirects, Uri signedOut)
    {
        await using var scope = _app.Services.CreateAsyncScope();
        var clients = scope.ServiceProvider.GetRequiredService<IOpenIddictApplicationManager>();
        var client = new OpenIddictApplicationDescriptor
        {
            ClientId = ClientId,
            ClientSecret = ClientSecret,
            ConsentType = ConsentTypes.Implicit,
            Permissions =
            {
                Permissions.Endpoints.Authorization, Permissions.Endpoints.EndSession, Permissions.Endpoints.Token,
                Permissions.GrantTypes.AuthorizationCode, Permissions.ResponseTypes.Code,
                Permissions.Scopes.Profile, Permissions.Scopes.Email, Permissions.Prefixes.Scope + "groups",
            },
            Requirements = { Requirements.Features.ProofKeyForCodeExchange },
            PostLogoutRedirectUris = { signedOut },
        };
        client.RedirectUris.UnionWith(redirects);
        await clients.CreateAsync(client);
    }

    /// <summary>Signs with a new key from now on; the old one is gone.</summary>
    public void RollKeys() => _app.Services.GetRequiredService<ProviderKeys>().Roll();

    public async ValueTask DisposeAsync() => await _app.DisposeAsync();

    private static void AddOpenIddict(IServiceCollection services, ProviderFaults faults)
    {
        services.AddSingleton<TimeProvider>(new ProviderClock(faults));
        services.AddSingleton<ProviderKeys>();
        services.AddSingleton<IConfigureOptions<OpenIddictServerOptions>>(provider => provider.GetRequiredService<ProviderKeys>());
        var database = Guid.NewGuid().ToString();
        services.AddDbContext<DbContext>(options => options.UseInMemoryDatabase(database).UseOpenIddict());
        services.AddOpenIddict()
            .AddCore(core => core.UseEntityFrameworkCore().UseDbContext<DbContext>().DisableBulkOperations())
            .AddServer(server =>
            {
                server.SetAuthorizationEndpointUris(ProviderPages.AuthorizePath)
                    .SetEndSessionEndpointUris(ProviderPages.EndSessionPath)
                    .SetTokenEndpointUris(TokenPath)
                    .SetUserInfoEndpointUris("/userinfo");
                server.AllowAuthorizationCodeFlow().RequireProofKeyForCodeExchange();
                server.RegisterScopes(Scopes.OpenId, Scopes.Profile, Scopes.Email, "groups");
                server.UseAspNetCore().EnableAuthorizationEndpointPassthrough().EnableEndSessionEndpointPassthrough();
                server.AddEventHandler<GenerateTokenContext>(handler => handler
                    .UseInlineHandler(context => ChangeBeforeSigning(context, faults))
                    .SetOrder(OpenIddictServerHandlers.Protection.GenerateIdentityModelToken.Descriptor.Order - 1));
                server.AddEventHandler<GenerateTokenContext>(handler => handler
                    .UseInlineHandler(context => ChangeAfterSigning(context, faults))
                    .SetOrder(OpenIddictServerHandlers.Protection.GenerateIdentityModelToken.Descriptor.Order + 1));
            });
    }

    private static ValueTask ChangeBeforeSigning(GenerateTokenContext context, ProviderFaults faults)
    {
        if (context.TokenType == TokenTypeIdentifiers.IdentityToken)
        {
            // Entra ID says from when on a token is good; OpenIddict by itself does not.
            context.SecurityTokenDescriptor.NotBefore = context.SecurityTokenDescriptor.IssuedAt;
            faults.ChangeIdentityToken?.Invoke(context.SecurityTokenDescriptor);
        }
        return ValueTask.CompletedTask;
    }

    private static ValueTask ChangeAfterSigning(GenerateTokenContext context, ProviderFaults faults)
    {
        if (context.TokenType == TokenTypeIdentifiers.IdentityToken && faults.ChangeSignedToken is { } change)
        {
            context.Token = change(context.Token!);
        }
        return ValueTask.CompletedTask;
    }

    private sealed class ProviderClock(ProviderFaults faults) : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => base.GetUtcNow() + faults.ClockError;
    }
}
