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
        Clock = new FakeTimeProvider(Now);
        _services = ServicesWith(_ => { });
    }

    public DateTimeOffset Now { get; } = new(2026, 3, 14, 15, 9, 26, TimeSpan.Zero);

    public bool BreaksWordsItself => true;

    public FakeTimeProvider Clock { get; }

    public string ConnectionString { get; }

    public TestQueries Queries => TestQueries.Of(_services);

    public IJobWriter Writer => _services.GetRequiredService<IJobWriter>();

    public IJobsDatabase Store => _services.GetRequiredService<IJobsDatabase>();

    public IServiceProvider Services => _services;

    /// <summary>Services of their own over the same file, some of them replaced.</summary>
    public ServiceProvider ServicesWith(Action<IServiceCollection> replace)
    {
        var services = new ServiceCollection().AddSingleton<TimeProvider>(Clock).AddSqliteJobs(ConnectionString);
        replace(services);
        return services.BuildServiceProvider();
    }

    public async ValueTask InitializeAsync() => await Store.PrepareAsync(default);

    public async ValueTask DisposeAsync()
    {
        await _services.DisposeAsync();
        SqliteConnection.ClearAllPools();
        _folder.Delete(recursive: true);
    }
}
