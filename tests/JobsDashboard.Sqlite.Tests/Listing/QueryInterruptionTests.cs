using JobsDashboard.Jobs.Access;
using JobsDashboard.Jobs.Data;
using JobsDashboard.Jobs.Gate;
using JobsDashboard.Jobs.Listing;
using JobsDashboard.Jobs.Question;
using JobsDashboard.Jobs.Secrets;
using JobsDashboard.Jobs.Storing;
using JobsDashboard.Jobs.Tallying;
using JobsDashboard.Jobs.TextSearch;
using JobsDashboard.Specification.Databases;
using JobsDashboard.Sqlite.Reading;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using Xunit;

namespace JobsDashboard.Sqlite.Tests.Listing;

public sealed class QueryInterruptionTests(SqliteTestDatabase database) : IClassFixture<SqliteTestDatabase>
{
    private const int Interrupted = 9;

    // Without the interruption this query counts for years.
    [Fact(Timeout = 60_000)]
    public async Task Query_CancelledWhileItRuns_StopsAndLeavesTheConnectionUsable()
    {
        await using var db = await database.Services.GetRequiredService<IDbContextFactory<JobsDb>>().CreateDbContextAsync(TestContext.Current.CancellationToken);
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        var counting = Task.Run(
            () => db.Database
                .SqlQuery<long>($"WITH RECURSIVE n(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM n) SELECT count(*) AS Value FROM n")
                .ToListAsync(stop.Token),
            TestContext.Current.CancellationToken);
        stop.CancelAfter(TimeSpan.FromMilliseconds(200));

        var stopped = await Assert.ThrowsAsync<SqliteException>(() => counting);

        Assert.Equal(Interrupted, stopped.SqliteErrorCode);
        Assert.Equal(0, await db.Jobs.LongCountAsync(TestContext.Current.CancellationToken));
    }

    /// <summary>As an export reads: one statement that stays open, in pieces of work of which each has a limit of its own.</summary>
    [Fact]
    public void Statement_OpenFromOneWorkToTheNext_TakesTheTimeOfEach()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "Only Linux tells what a thread has taken of a processor");
        var first = new ProcessorTime(TimeSpan.FromMilliseconds(200), () => { });
        var second = new ProcessorTime(TimeSpan.FromMilliseconds(200), () => { });
        using var connection = new SqliteConnection("Data Source=:memory:");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = "WITH RECURSIVE n(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM n) SELECT x FROM n WHERE x % 1000 = 0";
        try
        {
            ProcessorTime.Current = first;
            using var interruption = new QueryInterruption(connection, TestContext.Current.CancellationToken);
            using var rows = command.ExecuteReader();
            Assert.True(rows.Read());

            ProcessorTime.Current = second;
            while (!first.IsExceeded && !second.IsExceeded)
            {
                Assert.True(rows.Read());
            }
        }
        finally
        {
            ProcessorTime.Current = null;
        }

        Assert.False(first.IsExceeded);
        Assert.True(second.IsExceeded);
    }

    /// <summary>The driver does not look at the token while it waits for a lock.</summary>
    [Theory]
    [InlineData(60, 3, 3)]
    [InlineData(1, 3, 1)]
    [InlineData(0, 3, 3)]
    public void Query_ThatWaitsForALock_WaitsNoLongerThanAQueryMayTake(int lockSeconds, int querySeconds, int expectedSeconds)
    {
        using var services = new ServiceCollection()
            .AddSingleton(new QueryTimeout(TimeSpan.FromSeconds(querySeconds)))
            .AddSqliteJobs($"{database.ConnectionString};Default Timeout={lockSeconds}")
            .BuildServiceProvider();
        using var db = services.GetRequiredService<IDbContextFactory<JobsDb>>().CreateDbContext();

        Assert.Equal(expectedSeconds, db.Database.GetCommandTimeout());
    }

    [Theory]
    [InlineData(QueryPatience.Moment, "1 s")]
    [InlineData(QueryPatience.Little, "3.3 s")]
    [InlineData(QueryPatience.Usual, "10 s")]
    [InlineData(QueryPatience.Great, "30 s")]
    public async Task Query_PastItsDeadline_TimesOut(QueryPatience patience, string limit)
    {
        var queries = new JobListQueries(Gate(new NoTime(), QueryTimeout.Default));

        var late = await Assert.ThrowsAsync<TimeoutException>(
            () => queries.CountAsync(
                ListJobsRequest.Default.Resolve(JobCaller.Local, database.Now), patience, TestContext.Current.CancellationToken));

        Assert.Equal($"The query took longer than {limit} and was stopped.", late.Message);
    }

    /// <summary>Long before its deadline, unless others on the same processors bring that nearer.</summary>
    [Fact(Timeout = 60_000)]
    public async Task Query_ThatKeepsAProcessorBusy_TimesOut()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "Only Linux tells how long a thread was on a processor.");
        // A clock that stands still: on a busy machine the deadline could be there first.
        var gate = Gate(new FakeTimeProvider(), new QueryTimeout(TimeSpan.FromSeconds(2)));

        var late = await Assert.ThrowsAsync<TimeoutException>(() => gate.AskAsync(
            JobCaller.Local,
            QuestionKind.Counts,
            (jobs, stop) => jobs.Db.Database
                .SqlQuery<long>($"WITH RECURSIVE n(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM n) SELECT count(*) AS Value FROM n")
                .ToListAsync(stop),
            TestContext.Current.CancellationToken));

        Assert.Equal("The query took more than 0.4 s of a processor and was stopped.", late.Message);
    }

    private JobGate Gate(TimeProvider time, QueryTimeout timeout)
    {
        var services = database.Services;
        return new JobGate(
            services.GetRequiredService<ReadingDatabases>(),
            services.GetRequiredService<IJobTextSearch>(),
            services.GetRequiredService<IJobTally>(),
            SecretMask.Default,
            services.GetRequiredService<IJobsDatabase>(),
            services.GetRequiredService<QuestionQueue>(),
            time,
            timeout);
    }

    /// <summary>Whatever waits has waited long enough at once, however fast the query is.</summary>
    private sealed class NoTime : TimeProvider
    {
        public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
        {
            var timer = new Due(callback, state);
            timer.Change(dueTime, period);
            return timer;
        }

        private sealed class Due(TimerCallback callback, object? state) : ITimer
        {
            public bool Change(TimeSpan dueTime, TimeSpan period)
            {
                if (dueTime != Timeout.InfiniteTimeSpan)
                {
                    callback(state);
                }
                return true;
            }

            public void Dispose()
            {
            }

            public ValueTask DisposeAsync() => ValueTask.CompletedTask;
        }
    }
}
