using JobsDashboard.Jobs.Items;
using JobsDashboard.Jobs.Storing;
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

    public DateTimeOffset Now { get; } = new(2026, 3, 14, 15, 9, 26, TimeSpan.Zero);

    public async Task AddAsync(params IEnumerable<JobItem> jobs)
    {
        var batches = jobs.Chunk(5_000).Select(batch => new JobBatch([.. batch])).ToAsyncEnumerable();
        await foreach (var _ in Services.GetRequiredService<IJobWriter>().WriteAsync(batches, default))
        {
        }
    }

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        builder.UseSetting("ConnectionStrings:Jobs", $"Data Source={Path.Combine(_folder.FullName, "jobs.db")}");
        builder.UseSetting("Jobs:DemoJobs", "0");
        builder.UseSetting("Logging:LogLevel:Default", "Warning");
        builder.ConfigureTestServices(services => services.AddSingleton<TimeProvider>(new FakeTimeProvider(Now)));
    }

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        SqliteConnection.ClearAllPools();
        _folder.Delete(recursive: true);
        GC.SuppressFinalize(this);
    }
}
