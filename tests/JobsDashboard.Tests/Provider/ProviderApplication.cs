using JobsDashboard.IdentityProvider;
using JobsDashboard.Jobs.Access;
using JobsDashboard.Jobs.Items;
using Microsoft.AspNetCore.Authentication.OpenIdConnect;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Time.Testing;
using Xunit;

namespace JobsDashboard.Tests.Provider;

/// <summary>The program with users who sign in at a provider of the test's own.</summary>
public sealed class ProviderApplication : DashboardApplication
{
    /// <summary>The cookie of whoever has signed in.</summary>
    public const string Cookie = "__Host-JobsDashboard";

    // With the scheme of the pages, because no browser keeps the cookie of one without.
    private static readonly Uri s_home = new("https://127.0.0.1/");

    private readonly OpenIdProvider _provider;

    private ProviderApplication(OpenIdProvider provider)
    {
        _provider = provider;
        // Tokens are checked against the machine's clock, so the program's begins with it.
        Clock = new FakeTimeProvider(DateTimeOffset.UtcNow);
    }

    internal RecordedLog Log { get; } = new();

    /// <summary>The program, the provider's only client, with a few jobs.</summary>
    public static async Task<ProviderApplication> StartAsync(OpenIdProvider provider)
    {
        await provider.AddClientAsync([new Uri(s_home, "signin-oidc")], new Uri(s_home, "signout-callback-oidc"));
        var application = new ProviderApplication(provider);
        await application.AddAsync(
            application.Job("of ben", "201102", "PRIVATE"),
            application.Job("shown to members", "201100", "PUBLIC"),
            application.Job("hidden from members", "201100", "PRIVATE"));
        return application;
    }

    internal async Task<AuditEvent> LatestEventAsync() => Assert.Single(await Services.GetRequiredService<AuditLog>()
        .ListAsync(AuditFilter.All, before: null, max: 1, TestContext.Current.CancellationToken));

    internal Visitor NewVisitor() => new(Server.CreateHandler(), _provider.Certificate.CreateTrustingHandler(), s_home);

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        base.ConfigureWebHost(builder);
        builder.UseSetting("Jobs:Auth:Mode", "Oidc");
        builder.UseSetting("Jobs:Auth:Authority", _provider.Address.ToString());
        builder.UseSetting("Jobs:Auth:ClientId", OpenIdProvider.ClientId);
        builder.UseSetting("Jobs:Auth:ClientSecret", OpenIdProvider.ClientSecret);
        builder.UseSetting("Jobs:Auth:Scopes", "openid profile groups");
        builder.UseSetting("Jobs:Auth:Groups:platform:0", "GlobalAdmin");
        builder.UseSetting("Jobs:Auth:Groups:vision:0", "Member:ws-vision");
        builder.UseSetting("Logging:LogLevel:Default", "Information");
        builder.ConfigureLogging(logging => logging.ClearProviders().AddProvider(Log));
        builder.ConfigureTestServices(services => services.Configure<OpenIdConnectOptions>("Provider", TrustProvider));
    }

    private void TrustProvider(OpenIdConnectOptions options) => options.BackchannelHttpHandler = _provider.Certificate.CreateTrustingHandler();

    private JobItem Job(string name, string owner, string accessibility) => new()
    {
        JobId = name.Replace(' ', '-'),
        DisplayName = name,
        UserId = owner,
        WorkspaceId = "ws-vision",
        Accessibility = accessibility,
        Status = JobStatus.Failed,
        GmtCreateTime = Clock.GetUtcNow().AddHours(-1),
    };
}
