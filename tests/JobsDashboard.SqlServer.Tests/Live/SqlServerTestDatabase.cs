using System.Runtime.CompilerServices;
using JobsDashboard.Jobs.Listing;
using JobsDashboard.Jobs.Storing;
using JobsDashboard.Tests.Shared;
using Microsoft.Data.SqlClient;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using Xunit;

namespace JobsDashboard.SqlServer.Tests.Live;

/// <summary>A database of its own on the server that <c>JOBS_TEST_SQLSERVER</c> names, made before a test class and dropped after it.</summary>
public sealed class SqlServerTestDatabase : ITestDatabase, IAsyncLifetime
{
    private const string Variable = "JOBS_TEST_SQLSERVER";

    private readonly string _name = $"jobs_test_{Guid.NewGuid():N}";
    private ServiceProvider? _services;

    public DateTimeOffset Now { get; } = new(2026, 3, 14, 15, 9, 26, TimeSpan.Zero);

    public string ConnectionString { get; private set; } = "";

    public JobQueries Queries => Services.GetRequiredService<JobQueries>();

    public IJobWriter Writer => new WriterWithTexts(Services.GetRequiredService<IJobWriter>(), WaitForTextsAsync);

    public IJobsDatabase Store => Services.GetRequiredService<IJobsDatabase>();

    public IServiceProvider Services => _services ?? throw new InvalidOperationException($"{Variable} is not set.");

    private static string? Server => Environment.GetEnvironmentVariable(Variable);

    /// <summary>The database; without a server the test is skipped and says so.</summary>
    public SqlServerTestDatabase OrSkip()
    {
        Assert.SkipWhen(string.IsNullOrEmpty(Server), $"{Variable} names no SQL Server");
        return this;
    }

    public async ValueTask InitializeAsync()
    {
        if (string.IsNullOrEmpty(Server))
        {
            return;
        }
        var settings = new SqlConnectionStringBuilder(Server);
        Assert.True(settings.Encrypt != SqlConnectionEncryptOption.Optional, $"{Variable} must use TLS.");
        Assert.False(settings.MultipleActiveResultSets, $"{Variable} must not use MARS.");
        await ExecuteAsync($"CREATE DATABASE [{_name}]", Server);
        ConnectionString = new SqlConnectionStringBuilder(Server) { InitialCatalog = _name }.ToString();
        _services = new ServiceCollection()
            .AddSingleton<TimeProvider>(new FakeTimeProvider(Now))
            .AddSqlServerJobs(new SqlServerSettings(ConnectionString))
            .BuildServiceProvider();
        await Store.MigrateAsync(default);
    }

    public async ValueTask DisposeAsync()
    {
        if (_services is null)
        {
            return;
        }
        await _services.DisposeAsync();
        SqlConnection.ClearAllPools();
        await ExecuteAsync($"ALTER DATABASE [{_name}] SET SINGLE_USER WITH ROLLBACK IMMEDIATE; DROP DATABASE [{_name}]", Server!);
    }

    public static async Task ExecuteAsync(string sql, string connectionString)
    {
        await using var connection = new SqlConnection(connectionString);
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.CommandTimeout = 120;
        await command.ExecuteNonQueryAsync();
    }

    // The index follows the writes on its own; what is tested is what it finds then.
    private Task WaitForTextsAsync() => ExecuteAsync(
        """
        WHILE FULLTEXTCATALOGPROPERTY('JobsText', 'PopulateStatus') <> 0
            OR OBJECTPROPERTYEX(OBJECT_ID(N'[JobText]'), 'TableFulltextPendingChanges') > 0
            OR OBJECTPROPERTYEX(OBJECT_ID(N'[JobText]'), 'TableFulltextPopulateStatus') <> 0
            WAITFOR DELAY '00:00:00.100';
        """,
        ConnectionString);

    private sealed class WriterWithTexts(IJobWriter writer, Func<Task> waitForTexts) : IJobWriter
    {
        public Task<ImportMark> FindMarkAsync(string source, CancellationToken cancellationToken) => writer.FindMarkAsync(source, cancellationToken);

        public Task ForgetMarkAsync(string source, CancellationToken cancellationToken) => writer.ForgetMarkAsync(source, cancellationToken);

        public async IAsyncEnumerable<ImportMark> WriteAsync(IAsyncEnumerable<JobBatch> batches, [EnumeratorCancellation] CancellationToken cancellationToken)
        {
            await foreach (var mark in writer.WriteAsync(batches, cancellationToken))
            {
                yield return mark;
            }
            await waitForTexts();
        }
    }
}
