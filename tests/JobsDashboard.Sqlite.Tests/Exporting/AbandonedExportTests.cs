using JobsDashboard.Jobs.Access;
using JobsDashboard.Jobs.Data;
using JobsDashboard.Jobs.Question;
using JobsDashboard.Specification.Databases;
using JobsDashboard.Specification.Samples;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace JobsDashboard.Sqlite.Tests.Exporting;

public sealed class AbandonedExportTests(SqliteTestDatabase database) : IClassFixture<SqliteTestDatabase>
{
    private const int Rows = 50_000;

    private static readonly CancellationToken s_token = TestContext.Current.CancellationToken;

    private static readonly ListJobsRequest s_everything = new() { StartTime = TimeBound.Any, EndTime = TimeBound.Any };

    [Fact]
    public async Task Export_GivenUpMidway_LeavesItsConnectionsToTheNextWrite()
    {
        await database.AddAsync(GeneratedJobs.Make(new Random(3), 500, database.Now));
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(s_token);
        await using (var jobs = database.Queries.ExportAsync(JobCaller.Local, s_everything, stop.Token).GetAsyncEnumerator(s_token))
        {
            Assert.True(await jobs.MoveNextAsync());
            await stop.CancelAsync();
        }

        // An export has two connections, and the pool hands both out again.
        await using var one = await WriteAsync();
        await using var other = await WriteAsync();
    }

    // Enough rows for SQLite to ask on the way whether to go on.
    private async Task<JobsDb> WriteAsync()
    {
        var db = await database.Services.GetRequiredService<IDbContextFactory<JobsDb>>().CreateDbContextAsync(s_token);
        await db.Database.OpenConnectionAsync(s_token);
        await db.Database.ExecuteSqlAsync($"CREATE TEMP TABLE Written (x INTEGER)", s_token);
        var rows = await db.Database.ExecuteSqlAsync(
            $"INSERT INTO Written WITH RECURSIVE n(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM n WHERE x < {Rows}) SELECT x FROM n", s_token);
        Assert.Equal(Rows, rows);
        return db;
    }
}
