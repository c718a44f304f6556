using JobsDashboard.Jobs.Listing;
using JobsDashboard.Jobs.Storing;
using JobsDashboard.Sqlite;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;

namespace JobsDashboard.Benchmarks;

/// <summary>An empty database with every index and full text, in a folder of its own.</summary>
internal sealed class BenchmarkDatabase : IAsyncDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("jobs-bench-");
    private readonly ServiceProvider _services;

    private BenchmarkDatabase()
    {
        ConnectionString = $"Data Source={Path.Combine(_folder.FullName, "jobs.db")}";
        _services = new ServiceCollection().AddSqliteJobs(ConnectionString).BuildServiceProvider();
    }

    public string ConnectionString { get; }

    public JobListQueries Queries => _services.GetRequiredService<JobListQueries>();

    public IJobWriter Writer => _services.GetRequiredService<IJobWriter>();

    public static async Task<BenchmarkDatabase> CreateAsync()
    {
        var database = new BenchmarkDatabase();
        await database._services.GetRequiredService<IJobsDatabase>().PrepareAsync(CancellationToken.None);
        return database;
    }

    public async ValueTask DisposeAsync()
    {
        await _services.DisposeAsync();
        SqliteConnection.ClearAllPools();
        _folder.Delete(recursive: true);
    }
}
