using JobsDashboard.Jobs.Listing;
using JobsDashboard.Jobs.Storing;
using JobsDashboard.Sqlite;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using Xunit;

namespace JobsDashboard.Specification.Databases;

/// <summary>An SQLite file in a folder of its own.</summary>
public sealed class SqliteTestDatabase : ITestDatabase, IAsyncLifetime
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("jobs-test-");
    private readonly ServiceProvider _services;

    public SqliteTestDatabase()
    {
        ConnectionString = $"Data Source={Path.Combine(_folder.FullName, "jobs.db")}";
        _services = new ServiceCollection()
            .AddSingleton<TimeProvider>(Clock = new FakeTimeProvider(Now))
            .AddSqliteJobs(ConnectionString)
            .BuildServiceProvider();
    }

    public DateTimeOffset Now { get; } = new(2026, 3, 14, 15, 9, 26, TimeSpan.Zero);

    public bool BreaksWordsItself => true;

    public FakeTimeProvider Clock { get; }

    public string ConnectionString { get; }

    public JobQueries Queries => _services.GetRequiredService<JobQueries>();

    public IJobWriter Writer => _services.GetRequiredService<IJobWriter>();

    public IJobsDatabase Store => _services.GetRequiredService<IJobsDatabase>();

    public IServiceProvider Services => _services;

    public async ValueTask InitializeAsync() => await Store.PrepareAsync(default);

    public async ValueTask DisposeAsync()
    {
        await _services.DisposeAsync();
        SqliteConnection.ClearAllPools();
        _folder.Delete(recursive: true);
    }
}
