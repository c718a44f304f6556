using System.Runtime.CompilerServices;
using JobsDashboard.Jobs.Gate;
using JobsDashboard.Jobs.Storing;
using JobsDashboard.Specification.Databases;
using Microsoft.Data.SqlClient;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace JobsDashboard.SqlServer.Tests.Live;

/// <summary>A database of its own on the server that <c>JOBS_TEST_SQLSERVER</c> names, made before a test class and dropped after it.</summary>
public sealed class SqlServerTestDatabase : ITestDatabase, IAsyncLifetime
{
    private static readonly TimeSpan s_longestWait = TimeSpan.FromMinutes(10);

    private readonly string _name = TestServer.NewName();
    private ServiceProvider? _services;

    public DateTimeOffset Now { get; } = new(2026, 3, 14, 15, 9, 26, TimeSpan.Zero);

    public bool BreaksWordsItself => false;

    public string Name => _name;

    public string ConnectionString => With(_ => { });

    public TestQueries Queries => TestQueries.Of(Services);

    /// <summary>The writer, which is done once what it wrote is found by its words too.</summary>
    public IJobWriter Writer => new WriterWithTexts(PlainWriter, WaitForTextsAsync);

    /// <summary>The writer as it is.</summary>
    public IJobWriter PlainWriter => Services.GetRequiredService<IJobWriter>();

    public IJobsDatabase Store => Services.GetRequiredService<IJobsDatabase>();

    public IServiceProvider Services => _services ?? throw new InvalidOperationException("There is no database.");

    /// <summary>The database; without a server the test is skipped and says so.</summary>
    public SqlServerTestDatabase OrSkip()
    {
        TestServer.OrSkip();
        return this;
    }

    public async ValueTask InitializeAsync()
    {
        if (!TestServer.IsNamed)
        {
            return;
        }
        await TestServer.CreateDatabaseAsync(_name);
        _services = ServicesOf(new SqlServerSettings(ConnectionString));
        try
        {
            await Store.MigrateAsync(default);
        }
        catch
        {
            await DisposeAsync();
            throw;
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (Interlocked.Exchange(ref _services, null) is { } services)
        {
            await services.DisposeAsync();
            await TestServer.DropDatabaseAsync(_name);
        }
    }

    /// <summary>The database's connection string with some of its settings otherwise.</summary>
    public string With(Action<SqlConnectionStringBuilder> change) => TestServer.With(settings =>
    {
        settings.InitialCatalog = _name;
        change(settings);
    });

    /// <summary>The program's services over this database by other settings.</summary>
    public ServiceProvider ServicesOf(SqlServerSettings settings, TimeSpan? deadline = null)
    {
        var services = new ServiceCollection().AddSingleton<TimeProvider>(new StillClock(Now));
        if (deadline is { } time)
        {
            services.AddSingleton(new QueryTimeout(time));
        }
        return services.AddSqlServerJobs(settings).BuildServiceProvider();
    }

    // The index follows the writes on its own; what is tested is what it finds then. A change that is just being read is pending no more, and not yet found.
    private Task<TextIndex?> WaitForTextsAsync() => Patience.UntilAsync(
        async () =>
        {
            var rows = await TestServer.ReadAsync(ConnectionString, LiveSql.TextIndex);
            return rows is [[long pending, bool isDone, string crawl]] ? new TextIndex(pending, isDone, crawl) : null;
        },
        index => index is { PendingChanges: 0, HasCrawlCompleted: true },
        timesInARow: 2,
        s_longestWait,
        TimeProvider.System);

    private sealed record TextIndex(long PendingChanges, bool HasCrawlCompleted, string LastCrawl);

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
