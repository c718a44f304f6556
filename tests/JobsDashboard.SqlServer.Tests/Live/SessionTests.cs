using JobsDashboard.Jobs.Access;
using JobsDashboard.Jobs.Data;
using JobsDashboard.Jobs.Gate;
using JobsDashboard.Jobs.Items;
using JobsDashboard.Jobs.Storing;
using JobsDashboard.Specification.Databases;
using Microsoft.Data.SqlClient;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace JobsDashboard.SqlServer.Tests.Live;

/// <summary>Several sessions at once: those that wait, hold each other up, or are gone.</summary>
public sealed class SessionTests(SqlServerTestDatabase database) : IClassFixture<SqlServerTestDatabase>, IAsyncLifetime
{
    private const string Program = "jobs reading";
    private const int Jobs = 300;
    private const int BatchSize = 20;

    private static readonly TimeSpan s_deadline = TimeSpan.FromSeconds(3);

    private readonly SqlServerTestDatabase _database = database.OrSkip();

    // The same jobs for every test of the class.
    public async ValueTask InitializeAsync() => await WriteAsync(_database.PlainWriter, "dlc");

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    [Fact(Timeout = TestServer.TimeLimit)]
    public async Task Query_PastItsDeadline_IsStoppedAtTheServerToo()
    {
        var token = TestContext.Current.CancellationToken;
        await using var services = Reading(s_deadline);
        await using var other = await TransactionAsync(LiveSql.LockOutReaders);

        var count = CountAsync(services);
        await Patience.UntilAsync(RequestsAsync, requests => requests > 0, timesInARow: 1, s_deadline, TimeProvider.System);
        await Assert.ThrowsAsync<TimeoutException>(() => count.WaitAsync(token));

        Assert.Equal(0, await RequestsAsync());
        await other.CloseAsync();
        Assert.Equal(Jobs, await CountAsync(services));
    }

    [Fact(Timeout = TestServer.TimeLimit)]
    public async Task List_WhileSomebodyHasNotCommitted_IsAsItWasBefore()
    {
        var token = TestContext.Current.CancellationToken;
        await using var services = Reading(s_deadline);
        await using var other = await TransactionAsync(LiveSql.WriteWithoutCommitting);

        var page = await TestQueries.Of(services).ListAsync(JobCaller.Local, Questions.Parse("JobId=dlc-1&StartTime=any&EndTime=any"), token);

        Assert.Equal(1, page.TotalCount);
        Assert.Equal(0, await CountAsync(services, "&Range=Priority:99"));
        Assert.Equal(Jobs, await CountAsync(services));
    }

    /// <summary>An answer that was read at one moment leaves nothing behind for those who write.</summary>
    [Fact(Timeout = TestServer.TimeLimit)]
    public async Task Writer_AfterAnAnswerOfOneMoment_IsNotInItsIsolation()
    {
        var token = TestContext.Current.CancellationToken;
        await using var services = Reading(s_deadline);
        await TestQueries.Of(services).ListAsync(JobCaller.Local, Questions.Parse("StartTime=any&EndTime=any"), token);

        await using var db = await services.GetRequiredService<IDbContextFactory<JobsDb>>().CreateDbContextAsync(token);
        var isolation = await db.Database
            .SqlQuery<int>($"SELECT CAST(transaction_isolation_level AS int) AS [Value] FROM sys.dm_exec_sessions WHERE session_id = @@SPID")
            .ToListAsync(token);

        Assert.Equal([2], isolation);
    }

    [Fact(Timeout = TestServer.TimeLimit)]
    public async Task Writers_OfTheSameJobsAtOnce_StoreEachOnce()
    {
        var token = TestContext.Current.CancellationToken;
        await using var one = Reading(s_deadline);
        await using var other = Reading(s_deadline);

        var marks = await Task.WhenAll(
            WriteAsync(one.GetRequiredService<IJobWriter>(), "dlc-twice"),
            WriteAsync(other.GetRequiredService<IJobWriter>(), "dlc-twice")).WaitAsync(token);

        Assert.Equal((Jobs, Jobs), (marks.Sum(mark => mark.New), marks.Sum(mark => mark.Unchanged)));
        var request = Questions.Parse("Username=dlc-twice&StartTime=any&EndTime=any");
        var jobs = await _database.Queries.ExportAsync(JobCaller.Local, request, token).ToListAsync(token);
        Assert.Equal((Jobs, Jobs), (jobs.Count, jobs.Select(job => job.Json).Distinct().Count()));
    }

    [Fact(Timeout = TestServer.TimeLimit)]
    public async Task List_AfterItsSessionsWereKilled_IsAnsweredOverAnother()
    {
        var token = TestContext.Current.CancellationToken;
        await using var services = Reading(QueryTimeout.Default.Time);
        Assert.Equal(Jobs, await CountAsync(services));

        var sessions = await TestServer.ReadAsync(_database.ConnectionString, LiveSql.Sessions, ("@program", Program)).WaitAsync(token);
        Assert.NotEmpty(sessions);
        foreach (var session in sessions)
        {
            await TestServer.ExecuteAsync(TestServer.ConnectionString, $"KILL {session[0]};");
        }

        Assert.Equal(Jobs, await CountAsync(services));
    }

    private static async Task<ImportMark> WriteAsync(IJobWriter writer, string name)
    {
        var jobs = Enumerable.Range(1, Jobs).Select(number => new JobItem { JobId = $"{name}-{number}", Username = name, UserId = $"{number % 7}", Priority = 1 });
        var batches = jobs.Chunk(BatchSize).Select(some => new JobBatch([.. some])).ToAsyncEnumerable();
        return await writer.WriteAsync(batches, TestContext.Current.CancellationToken).LastAsync(TestContext.Current.CancellationToken);
    }

    private static Task<long> CountAsync(ServiceProvider services, string more = "") => TestQueries.Of(services).CountAsync(
        JobCaller.Local, Questions.Parse($"UserIdForFilter=0,1,2,3,4,5,6&NotUsername=dlc-twice&StartTime=any&EndTime=any{more}"), TestContext.Current.CancellationToken);

    private ServiceProvider Reading(TimeSpan deadline) =>
        _database.ServicesOf(new SqlServerSettings(_database.ConnectionString, _database.With(settings => settings.ApplicationName = Program)), deadline);

    private async Task<int> RequestsAsync() => (await TestServer.ReadAsync(_database.ConnectionString, LiveSql.Requests, ("@program", Program))).Count;

    // Its transaction ends with the connection, which is in no pool.
    private async Task<SqlConnection> TransactionAsync(string statement)
    {
        var connection = new SqlConnection(_database.With(settings => settings.Pooling = false));
        await connection.OpenAsync();
        await using var command = new SqlCommand($"BEGIN TRANSACTION; {statement}", connection);
        await command.ExecuteNonQueryAsync();
        return connection;
    }
}
