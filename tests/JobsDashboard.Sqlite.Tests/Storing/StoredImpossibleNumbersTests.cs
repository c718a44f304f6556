using JobsDashboard.Jobs.Access;
using JobsDashboard.Jobs.Data;
using JobsDashboard.Jobs.Items;
using JobsDashboard.Jobs.QueryString;
using JobsDashboard.Jobs.Tallying;
using JobsDashboard.Specification.Databases;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace JobsDashboard.Sqlite.Tests.Storing;

public sealed class StoredImpossibleNumbersTests(SqliteTestDatabase database) : IClassFixture<SqliteTestDatabase>
{
    private static readonly CancellationToken s_token = TestContext.Current.CancellationToken;

    [Fact]
    public async Task Numbers_BelowZeroOfAnEarlierVersion_LoseTheirValueAndStayOnTheJob()
    {
        await database.AddAsync(
            new JobItem { JobId = "bad", Duration = -5, Priority = -1, RequestCPU = -8 },
            new JobItem { JobId = "good", Duration = 5, Priority = 1, RequestCPU = 8 });
        await ExecuteAsync(
            "UPDATE Job SET Duration = -5, Priority = -1, RequestCPU = -8 WHERE Priority IS NULL;"
            + "DELETE FROM __EFMigrationsHistory WHERE MigrationId LIKE '%NumbersThatCannotBe'");
        Assert.Equal(["bad"], await FindAsync("Range=Priority:-1&Range=Duration:-5&Range=RequestCPU:-8"));

        await ExecuteAsync(await ScriptAsync("TextsKeysAndMembers", "NumbersThatCannotBe"));

        Assert.Equal(["bad"], await FindAsync("Missing=Priority,Duration,RequestCPU"));
        Assert.Equal(["good"], await FindAsync("Range=Priority:1&Range=Duration:5&Range=RequestCPU:8"));
        var job = await database.Queries.FindAsync(JobCaller.Local, "bad", s_token);
        Assert.Equal((-5, -1, -8), (job!.Duration, job.Priority, job.RequestCPU));
    }

    // Alone: the migrations after it cannot be applied a second time.
    private async Task<string> ScriptAsync(string from, string to)
    {
        await using var db = await database.Services.GetRequiredService<IDbContextFactory<JobsDb>>().CreateDbContextAsync(s_token);
        return db.GetService<IMigrator>().GenerateScript(from, to);
    }

    private async Task<IEnumerable<string?>> FindAsync(string query)
    {
        var request = ListJobsQueryString.Parse($"StartTime=any&EndTime=any&{query}", database.Now).Request;
        // What is changed here has no revision, so nothing that follows revisions may answer.
        await using var sql = database.ServicesWith(services => services.AddSingleton<IJobTally, SqlTally>());
        return (await TestQueries.Of(sql).RowsAsync(JobCaller.Local, request, s_token)).Rows.Select(job => job.JobId);
    }

    private async Task ExecuteAsync(string sql)
    {
        await using var connection = new SqliteConnection(database.ConnectionString);
        await connection.OpenAsync(s_token);
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        await command.ExecuteNonQueryAsync(s_token);
    }
}
