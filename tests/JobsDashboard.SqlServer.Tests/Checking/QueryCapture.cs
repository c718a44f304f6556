using System.Collections.Immutable;
using System.Data.Common;
using JobsDashboard.Jobs.Data;
using JobsDashboard.Jobs.Listing;
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
        Options = new DbContextOptionsBuilder<JobsDb>(SqlServerJobs.ForReading(new SqlServerSettings("Server=none;Database=jobs"), JobQueries.DefaultDeadline))
            .AddInterceptors(new NeverOpen(), new Answer(_captured))
            .Options;
        Queries = new JobQueries(new PooledDbContextFactory<JobsDb>(Options), new SqlServerTextSearch(), new FakeTimeProvider(Now));
    }

    public static DateTimeOffset Now { get; } = new(2026, 3, 14, 15, 9, 26, TimeSpan.Zero);

    public DbContextOptions<JobsDb> Options { get; }

    public JobQueries Queries { get; }

    /// <summary>The queries that a question asks.</summary>
    public async Task<ImmutableArray<CapturedQuery>> OfAsync(Func<JobQueries, Task> ask)
    {
        _captured.Clear();
        await ask(Queries);
        return [.. _captured];
    }

    private sealed class Answer(List<CapturedQuery> captured) : DbCommandInterceptor
    {
        public override ValueTask<InterceptionResult<DbDataReader>> ReaderExecutingAsync(
            DbCommand command, CommandEventData eventData, InterceptionResult<DbDataReader> result, CancellationToken cancellationToken = default)
        {
            captured.Add(new CapturedQuery(command.CommandText, [.. command.Parameters.Cast<SqlParameter>().Select(CapturedParameter.Of)]));
            return ValueTask.FromResult(InterceptionResult<DbDataReader>.SuppressWithResult(new OneRow(TSql.FieldsOf(command.CommandText))));
        }
    }
}
