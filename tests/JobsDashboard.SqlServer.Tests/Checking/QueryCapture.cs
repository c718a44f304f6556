using System.Collections.Immutable;
using System.Data;
using System.Data.Common;
using JobsDashboard.Jobs.Counting;
using JobsDashboard.Jobs.Data;
using JobsDashboard.Jobs.Exporting;
using JobsDashboard.Jobs.Gate;
using JobsDashboard.Jobs.Listing;
using JobsDashboard.Jobs.Secrets;
using JobsDashboard.Jobs.Storing;
using JobsDashboard.Specification.Databases;
using JobsDashboard.SqlServer.Reading;
using Microsoft.Data.SqlClient;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.Extensions.Time.Testing;

namespace JobsDashboard.SqlServer.Tests.Checking;

/// <summary>The queries of the product as they really go out, over a connection that is never opened.</summary>
internal sealed class QueryCapture
{
    private readonly List<CapturedQuery> _captured = [];

    public QueryCapture()
    {
        Options = new DbContextOptionsBuilder<JobsDb>(SqlServerJobs.ForReading(new SqlServerSettings("Server=none;Database=jobs"), QueryTimeout.Default))
            .AddInterceptors(new NeverOpen(), new Answer(_captured))
            .Options;
        var databases = new PooledDbContextFactory<JobsDb>(Options);
        var clock = new FakeTimeProvider(Now);
        var gate = new JobGate(
            new(databases, databases),
            new SqlServerTextSearch(),
            new SqlServerTally(),
            SecretMask.Default,
            new NoStore(),
            new(QueueLimits.Default, clock),
            clock,
            QueryTimeout.Default);
        Queries = new TestQueries(new JobListQueries(gate), new JobCountQueries(gate), new JobExportQueries(gate), clock);
    }

    public static DateTimeOffset Now { get; } = new(2026, 3, 14, 15, 9, 26, TimeSpan.Zero);

    public DbContextOptions<JobsDb> Options { get; }

    public TestQueries Queries { get; }

    /// <summary>The queries that a question asks.</summary>
    public async Task<ImmutableArray<CapturedQuery>> OfAsync(Func<TestQueries, Task> ask)
    {
        _captured.Clear();
        await ask(Queries);
        return [.. _captured];
    }

    // The search is never behind, and failures mean nothing.
    private sealed class NoStore : IJobsDatabase
    {
        public Task<SearchLag> SearchLagAsync(CancellationToken cancellationToken) => Task.FromResult(default(SearchLag));

        public JobsDatabaseException? Explain(Exception failure) => null;

        public Task PrepareAsync(CancellationToken cancellationToken) => throw new NotSupportedException();

        public Task CheckAsync(CancellationToken cancellationToken) => throw new NotSupportedException();

        public Task<ImmutableArray<string>> FindDamageAsync(int most, CancellationToken cancellationToken) => throw new NotSupportedException();

        public Task BackUpAsync(string path, Action<double> progress, CancellationToken cancellationToken) => throw new NotSupportedException();

        public Task MigrateAsync(CancellationToken cancellationToken) => throw new NotSupportedException();

        public string MigrationScript() => throw new NotSupportedException();
    }

    private sealed class Answer(List<CapturedQuery> captured) : DbCommandInterceptor
    {
        public override ValueTask<InterceptionResult<DbDataReader>> ReaderExecutingAsync(
            DbCommand command, CommandEventData eventData, InterceptionResult<DbDataReader> result, CancellationToken cancellationToken = default)
        {
            captured.Add(new CapturedQuery(command.CommandText, [.. command.Parameters.Cast<SqlParameter>().Select(CapturedParameter.Of)]));
            DbDataReader answer = command.CommandText.Contains("AS [Right]", StringComparison.Ordinal)
                ? EveryRight()
                : new OneRow(TSql.FieldsOf(command.CommandText));
            return ValueTask.FromResult(InterceptionResult<DbDataReader>.SuppressWithResult(answer));
        }

        // A caller who may see jobs for every reason there is, so that the queries hold jobs against them all.
        private static DataTableReader EveryRight()
        {
            using var table = new DataTable();
            table.Columns.Add("Right", typeof(int));
            table.Columns.Add("Key", typeof(int));
            foreach (var (right, key) in new[] { (1, 11), (2, 21), (3, 31), (3, 32), (4, 41) })
            {
                table.Rows.Add(right, key);
            }
            return table.CreateDataReader();
        }
    }
}
