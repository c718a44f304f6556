using System.Net;
using JobsDashboard.Access;
using JobsDashboard.Jobs.Access;
using JobsDashboard.Jobs.Items;
using JobsDashboard.Jobs.Storing;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;

namespace JobsDashboard.Tests;

/// <summary>The whole program in the test's process, over a database of its own and with a clock that stands still.</summary>
public class DashboardApplication : WebApplicationFactory<Program>
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("jobs-test-");

    public DashboardApplication()
    {
        Clock = new FakeTimeProvider(Now);
    }

    public DateTimeOffset Now { get; } = new(2026, 3, 14, 15, 9, 26, TimeSpan.Zero);

    public FakeTimeProvider Clock { get; init; }

    /// <summary>How long to wait for another writer, in seconds.</summary>
    public int Patience { get; init; } = 10;

    /// <summary>Where requests come from, which the test server cannot tell by itself.</summary>
    public IPAddress? RemoteAddress { get; set; } = IPAddress.Loopback;

    /// <summary>In a folder of its own, unless the test names another.</summary>
    public string DatabasePath
    {
        get => field ?? Path.Combine(_folder.FullName, "jobs.db");
        init;
    }

    public async Task AddAsync(params IEnumerable<JobItem> jobs)
    {
        var batches = jobs.Chunk(5_000).Select(batch => new JobBatch([.. batch])).ToAsyncEnumerable();
        await foreach (var _ in Services.GetRequiredService<IJobWriter>().WriteAsync(batches, default))
        {
        }
    }

    /// <summary>Makes a key as <c>key add</c> does, but with an id and a secret that the test knows.</summary>
    public async Task AddKeyAsync(string accessKeyId, string secret, string userId)
    {
        var stored = Services.GetRequiredService<AccessKeySecrets>().Protect(accessKeyId, secret);
        await Services.GetRequiredService<AccessKeys>().AddAsync(accessKeyId, userId, stored, AccessKeyTerms.None, default);
    }

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        builder.UseSetting("ConnectionStrings:Jobs", $"Data Source={DatabasePath};Default Timeout={Patience}");
        builder.UseSetting("Jobs:DemoJobs", "0");
        // Tests ask faster than anybody may, and all from one address.
        builder.UseSetting("Jobs:Limits:RequestsPerSecond", "1000000");
        builder.UseSetting("Jobs:Limits:FailedSignatures", "1000000");
        builder.UseSetting("Jobs:Limits:Pages", "10000");
        builder.UseSetting("Logging:LogLevel:Default", "Warning");
        builder.ConfigureTestServices(services => services
            .AddSingleton<TimeProvider>(Clock)
            // First, since the address tells whether a request comes from a proxy.
            .Insert(0, ServiceDescriptor.Singleton<IStartupFilter>(new RemoteAddressFilter(this))));
    }

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        SqliteConnection.ClearAllPools();
        _folder.Delete(recursive: true);
        GC.SuppressFinalize(this);
    }

    private sealed class RemoteAddressFilter(DashboardApplication application) : IStartupFilter
    {
        public Action<IApplicationBuilder> Configure(Action<IApplicationBuilder> next) => app =>
        {
            app.Use((http, following) =>
            {
                // Over a real connection it is known already.
                http.Connection.RemoteIpAddress ??= application.RemoteAddress;
                return following(http);
            });
            next(app);
        };
    }
}
