using JobsDashboard.Jobs.Counting;
using JobsDashboard.Jobs.Exporting;
using JobsDashboard.Jobs.Listing;
using JobsDashboard.Jobs.Storing;
using JobsDashboard.Sqlite;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;

namespace JobsDashboard.Benchmarks;

/// <summary>An empty database with every index and full text, in a folder of its own.</summary>
internal sealed class BenchmarkDatabase : IAsyncDisposable
{
    private readonly DirectoryInfo? _folder;
    private readonly ServiceProvider _services;

    private BenchmarkDatabase(string connectionString, DirectoryInfo? folder)
    {
        (ConnectionString, _folder) = (connectionString, folder);
        _services = new ServiceCollection().AddSqliteJobs(ConnectionString).BuildServiceProvider();
    }

    public string ConnectionString { get; }

    public JobListQueries Queries => _services.GetRequiredService<JobListQueries>();

    public JobCountQueries Counts => _services.GetRequiredService<JobCountQueries>();

    public JobExportQueries Exports => _services.GetRequiredService<JobExportQueries>();

    public IJobWriter Writer => _services.GetRequiredService<IJobWriter>();

    public static async Task<BenchmarkDatabase> CreateAsync()
    {
        var folder = Directory.CreateTempSubdirectory("jobs-bench-");
        var database = new BenchmarkDatabase($"Data Source={Path.Combine(folder.FullName, "jobs.db")}", folder);
        await database._services.GetRequiredService<IJobsDatabase>().PrepareAsync(CancellationToken.None);
        return database;
    }

    /// <summary>A database of another program's, which stays after it.</summary>
    public static BenchmarkDatabase Open(string connectionString) => new(connectionString, null);

    /// <summary>How many bytes the file has when all that was written is in it.</summary>
    public long Size()
    {
        using var connection = new SqliteConnection(ConnectionString);
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = "SELECT page_count * page_size FROM pragma_page_count, pragma_page_size";
        return (long)command.ExecuteScalar()!;
    }

    public async ValueTask DisposeAsync()
    {
        await _services.DisposeAsync();
        SqliteConnection.ClearAllPools();
        _folder?.Delete(recursive: true);
    }
}
