using System.Net;
using System.Security.Cryptography.X509Certificates;
using JobsDashboard.IdentityProvider;
using JobsDashboard.Jobs.Items;
using JobsDashboard.Jobs.Storing;
using Microsoft.AspNetCore.Authentication.OpenIdConnect;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace JobsDashboard.E2E;

/// <summary>The real program over https, whose users sign in at a provider of the journeys' own. A browser sees two different sites.</summary>
public sealed class TeamServer : WebApplicationFactory<Program>, IAsyncLifetime
{
    public const string Workspace = "ws-vision";

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("jobs-e2e-");

    public TeamServer() => UseKestrel(kestrel => kestrel.Listen(
        IPAddress.Loopback, 0, listen => listen.UseHttps(Certificate)));

    internal X509Certificate2 Certificate { get; } = LoopbackCertificate.Create();

    /// <summary>A member of the workspace, by a group.</summary>
    public ProviderUser Ben { get; } = new("ben", "201102", "vision");

    /// <summary>In no group.</summary>
    public ProviderUser Dan { get; } = new("dan", "201104");

    public string Address => ClientOptions.BaseAddress.ToString().TrimEnd('/');

    internal OpenIdProvider Provider { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        Provider = await OpenIdProvider.StartAsync(Ben, Dan);
        StartServer();
        await Provider.AddClientAsync([new Uri(ClientOptions.BaseAddress, "signin-oidc")], new Uri(ClientOptions.BaseAddress, "signout-callback-oidc"));
        var jobs = new JobBatch([Job("of-ben", Ben, "PRIVATE"), Job("of-dan", Dan, "PRIVATE"), Job("public", null, "PUBLIC"), Job("hidden", null, "PRIVATE")]);
        await Services.GetRequiredService<IJobWriter>().WriteAsync(new[] { jobs }.ToAsyncEnumerable(), default).LastAsync();
    }

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        await Provider.DisposeAsync();
        SqliteConnection.ClearAllPools();
        _folder.Delete(recursive: true);
        GC.SuppressFinalize(this);
    }

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        builder.UseSetting("ConnectionStrings:Jobs", $"Data Source={Path.Combine(_folder.FullName, "jobs.db")}");
        builder.UseSetting("Jobs:DemoJobs", "0");
        builder.UseSetting("Jobs:Auth:Mode", "Oidc");
        builder.UseSetting("Jobs:Auth:Authority", Provider.Address.ToString());
        builder.UseSetting("Jobs:Auth:ClientId", OpenIdProvider.ClientId);
        builder.UseSetting("Jobs:Auth:ClientSecret", OpenIdProvider.ClientSecret);
        builder.UseSetting("Jobs:Auth:Scopes", "openid profile groups");
        builder.UseSetting("Jobs:Auth:Groups:vision:0", $"Member:{Workspace}");
        builder.UseSetting("Logging:LogLevel:Default", "Warning");
        builder.ConfigureTestServices(services => services
            .AddSingleton<TimeProvider>(new HurriedClock())
            .Configure<OpenIdConnectOptions>(
                "Provider", options => options.BackchannelHttpHandler = Provider.Certificate.CreateTrustingHandler()));
    }

    private static JobItem Job(string id, ProviderUser? owner, string accessibility) => new()
    {
        JobId = id,
        DisplayName = $"the job {id}",
        UserId = owner?.UserId ?? "201100",
        WorkspaceId = Workspace,
        Accessibility = accessibility,
        Status = JobStatus.Failed,
        GmtCreateTime = DateTimeOffset.UtcNow.AddHours(-1),
    };

    /// <summary>The machine's clock, but what happens every half a minute happens five times a second: live pages check their user.</summary>
    private sealed class HurriedClock : TimeProvider
    {
        private static readonly TimeSpan s_usual = TimeSpan.FromSeconds(30);
        private static readonly TimeSpan s_hurried = TimeSpan.FromMilliseconds(200);

        public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) =>
            period == s_usual ? base.CreateTimer(callback, state, s_hurried, s_hurried) : base.CreateTimer(callback, state, dueTime, period);
    }
}
