using System.Linq.Expressions;
using JobsDashboard.Jobs.Access;
using JobsDashboard.Jobs.Data;
using JobsDashboard.Jobs.Gate;
using JobsDashboard.Jobs.Items;
using JobsDashboard.Jobs.Listing;
using JobsDashboard.Jobs.Question;
using JobsDashboard.Specification.Databases;
using JobsDashboard.Specification.Samples;
using JobsDashboard.Sqlite.Reading;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Xunit;

namespace JobsDashboard.Sqlite.Tests.Listing;

/// <summary>Rows that are read past EF are those that EF reads.</summary>
public sealed class SqliteQueryReaderTests(SqliteTestDatabase database) : IAsyncLifetime, IClassFixture<SqliteTestDatabase>
{
    private static readonly CancellationToken s_token = TestContext.Current.CancellationToken;
    private static readonly Expression<Func<Job, string?>> s_reason = job => job.Detail!.ReasonMessage;

    public async ValueTask InitializeAsync()
    {
        await database.AddAsync(OddJobs.Make(new Random(TestSeed.Value), 200));
        await database.AddAsync(GeneratedJobs.Make(new Random(TestSeed.Value), 100, database.Now));
        await database.AddAsync(new JobItem { JobId = "bare" });
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    [Fact]
    public async Task Pages_OfAllOddJobs_AreThoseOfEf()
    {
        await using var ef = database.ServicesWith(services => services.AddSingleton(With(database.Services, new QueryReader())));
        var seen = new List<JobRow>();
        foreach (var caller in new[] { JobCaller.Local, new JobCaller("1001", IsGlobalAdmin: false) })
        {
            for (var (page, hasMore) = (1, true); hasMore; page++)
            {
                var request = new ListJobsRequest
                {
                    StartTime = TimeBound.Any,
                    EndTime = TimeBound.Any,
                    PageNumber = page,
                    PageSize = 50,
                };
                var expected = await TestQueries.Of(ef).RowsAsync(caller, request, [], s_token);
                var rows = await database.Queries.RowsAsync(caller, request, [], s_token);
                var jobs = await database.Queries.ListAsync(caller, request, s_token);

                Assert.Equal(expected.Rows, rows.Rows);
                Assert.Equal((await TestQueries.Of(ef).ListAsync(caller, request, s_token)).Jobs, jobs.Jobs);
                seen.AddRange(rows.Rows);
                hasMore = expected.HasMore;
            }
        }
        // Each value was there, and was missing.
        foreach (var value in typeof(JobRow).GetProperties().Where(p => p.Name is not (nameof(JobRow.Values) or nameof(JobRow.Piece))))
        {
            Assert.Contains(seen, row => value.GetValue(row) is not null);
            Assert.True(value.Name == nameof(JobRow.JobId) || seen.Exists(row => value.GetValue(row) is null), value.Name);
        }
    }

    [Fact]
    public async Task Value_ThatIsNamedTwice_IsOneColumn()
    {
        await using var db = database.Services.GetRequiredService<OpenContexts>().CreateDbContext();
        Expression<Func<Job, Tuple<long, string?, string, string?>>> twice = job =>
            Tuple.Create<long, string?, string, string?>(job.Id, job.JobType!.Text, job.Detail!.JobId, job.JobType.Text);
        var query = db.Jobs.OrderBy(job => job.Id).Select(twice);

        Assert.Equal(await query.ToListAsync(s_token), await new SqliteQueryReader(NullLogger.Instance).ReadAsync(db, query, s_token));
    }

    [Fact]
    public async Task Cancelled_IsNotBegun()
    {
        await using var db = database.Services.GetRequiredService<OpenContexts>().CreateDbContext();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() =>
            new SqliteQueryReader(NullLogger.Instance).ReadAsync(db, db.Jobs.Select(s_reason), new CancellationToken(canceled: true)));
    }

    [Theory]
    [InlineData("SELECT 'text' AS Another")]
    [InlineData("SELECT 'text' AS ReasonMessage, 1 AS Id")]
    public void Statement_WithOtherColumns_IsRefused(string statement)
    {
        using var db = database.Services.GetRequiredService<OpenContexts>().CreateDbContext();
        using var connection = new SqliteConnection("Data Source=:memory:");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = statement;
        using var rows = command.ExecuteReader();

        Assert.Throws<InvalidOperationException>(() => RowProjection<string?>.Of(db.Jobs.Select(s_reason)).Read(rows));
    }

    private static ReadingDatabases With(IServiceProvider services, QueryReader reader) =>
        services.GetRequiredService<ReadingDatabases>() with { Reader = reader };
}
