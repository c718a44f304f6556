using JobsDashboard.Jobs.Items;
using JobsDashboard.Jobs.Secrets;
using JobsDashboard.Jobs.Storing;
using JobsDashboard.SqlServer.Connecting;
using JobsDashboard.SqlServer.Tests.Checking;
using JobsDashboard.SqlServer.Writing;
using Microsoft.Data.SqlClient;
using Microsoft.Extensions.Time.Testing;
using Xunit;

namespace JobsDashboard.SqlServer.Tests.Writing;

/// <summary>What becomes of batches when the server fails before, during and after a commit.</summary>
public sealed class SqlServerJobWriterTests
{
    private const string Source = "helios a.csv";

    private static readonly CancellationToken s_token = TestContext.Current.CancellationToken;

    private readonly ImpatientClock _clock = new();

    // Jobs that are new, changed, unchanged and twice, rejected rows, and a batch of nothing.
    private static JobBatch[] Batches(string? source) =>
    [
        new([Job("a"), Job("b"), Job("A")], source, Rejected: 2),
        new([Job("b") with { DisplayName = "renamed" }, Job("c")], source, After: 5),
        new([Job("c"), Job("b") with { DisplayName = "renamed" }], source, After: 7),
        new([], source, After: 9, IsLast: true),
    ];

    private static ImportMark[] Marks { get; } =
    [
        new() { New = 2, Unchanged = 1, Rejected = 2 },
        new() { New = 3, Changed = 1, Unchanged = 1, Rejected = 2 },
        new() { New = 3, Changed = 1, Unchanged = 3, Rejected = 2 },
        new() { New = 3, Changed = 1, Unchanged = 3, Rejected = 2, IsComplete = true },
    ];

    [Theory]
    [InlineData(Source)]
    [InlineData(null)]
    public async Task Batches_WithoutAFailure_AreStoredOnceEach(string? source)
    {
        var server = new FaultyServer();

        Assert.Equal(Marks, await WriteAsync(server, Batches(source)));

        AssertStoredOnce(server, source);
        Assert.Equal(4, server.Commits.Count);
        Assert.Empty(_clock.Waits);
    }

    /// <summary>Every call fails once, before its effect or after it, and so does every pair of calls.</summary>
    [Theory]
    [InlineData(Source)]
    [InlineData(null)]
    public async Task Batches_WhateverCallsFail_AreStoredOnceEach(string? source)
    {
        var calls = await CallsAsync(source);
        var lost = 0;

        foreach (var (first, second) in from first in Enumerable.Range(0, 2 * calls) from second in Enumerable.Range(first, (2 * calls) - first) select (first, second))
        {
            Fault[] faults = [Of(first), Of(second)];
            var server = new FaultyServer(faults);

            Assert.Equal(Marks, await WriteAsync(server, Batches(source)));

            AssertStoredOnce(server, source);
            lost += faults.Count(fault => fault.IsAfter && server.Commits.Contains(fault.Call));
        }

        Assert.True(lost > 4 * calls, $"{lost} commits were lost");
    }

    [Theory]
    [InlineData(1205)]
    [InlineData(-2)]
    [InlineData(10053)]
    [InlineData(10054)]
    [InlineData(40197)]
    [InlineData(40501)]
    [InlineData(40613)]
    [InlineData(49918)]
    [InlineData(49919)]
    [InlineData(49920)]
    [InlineData(4060)]
    [InlineData(233)]
    [InlineData(64)]
    [InlineData(20)]
    public async Task Failure_ThatPasses_IsTriedAgain(int number)
    {
        var server = new FaultyServer(new Fault(3, IsAfter: false, SqlFailure.Of(number)));

        Assert.Equal(Marks, await WriteAsync(server, Batches(Source)));

        Assert.Equal(WriteRetries.Waits[0], Assert.Single(_clock.Waits));
    }

    [Theory]
    [InlineData(229)]
    [InlineData(208)]
    [InlineData(547)]
    [InlineData(2627)]
    [InlineData(1105)]
    [InlineData(18456)]
    public async Task Failure_ThatStays_IsThrownAtOnce(int number)
    {
        var server = new FaultyServer(new Fault(4, IsAfter: true, SqlFailure.Of(number)));

        var failure = await Assert.ThrowsAsync<SqlException>(() => WriteAsync(server, Batches(Source)));

        Assert.Equal(number, failure.Number);
        Assert.Empty(_clock.Waits);
        Assert.Empty(server.Jobs);
        Assert.Empty(server.Marks);
    }

    [Fact]
    public void Failure_OfALostConnectionWithoutANumber_Passes()
    {
        Assert.True(SqlServerErrors.IsTransient(SqlFailure.Of(0, severity: 20)));
        Assert.False(SqlServerErrors.IsTransient(SqlFailure.Of(0, severity: 11)));
        Assert.True(SqlServerErrors.IsTransient(new InvalidOperationException("outside", SqlFailure.Of(1205))));
        Assert.False(SqlServerErrors.IsTransient(new InvalidOperationException("outside")));
        Assert.True(SqlServerErrors.IsTransient(new InvalidOperationException("Timeout expired. No connection is free.") { Source = "Microsoft.Data.SqlClient" }));
    }

    [Fact]
    public async Task Failure_ThatGoesOn_IsThrownAfterTheLastWait()
    {
        var server = new FaultyServer([.. Enumerable.Range(0, 1000).Select(call => new Fault(call, IsAfter: false, SqlFailure.Of(40613)))]);

        await Assert.ThrowsAsync<SqlException>(() => WriteAsync(server, Batches(Source)));

        Assert.Equal(WriteRetries.Waits, _clock.Waits);
        Assert.Equal(WriteRetries.Waits.Count + 1, server.Calls);
    }

    /// <summary>Each has held up the work for minutes by itself.</summary>
    [Fact]
    public async Task TimeLimit_AgainAndAgain_IsThrownAfterTwoWaits()
    {
        var server = new FaultyServer([.. Enumerable.Range(0, 1000).Select(call => new Fault(call, IsAfter: false, SqlFailure.Of(-2)))]);

        await Assert.ThrowsAsync<SqlException>(() => WriteAsync(server, Batches(Source)));

        Assert.Equal(WriteRetries.Waits.Take(2), _clock.Waits);
    }

    [Fact]
    public async Task Wait_ThatIsCancelled_EndsTheWork()
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(s_token);
        var server = new FaultyServer(new Fault(0, IsAfter: false, SqlFailure.Of(40613)));
        var writer = server.Writer(new FakeTimeProvider());

        var write = writer.WriteAsync(Batches(Source).ToAsyncEnumerable(), stop.Token).ToListAsync(s_token).AsTask();
        await stop.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => write);
        Assert.Empty(server.Jobs);
    }

    /// <summary>Another try would find nobody who waits for it.</summary>
    [Fact]
    public async Task Failure_OfTheServerAfterTheCallerGaveUp_IsACancellation()
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(s_token);
        var writer = Writer(async _ => { await stop.CancelAsync(); throw SqlFailure.Of(40613); });

        var given = await Assert.ThrowsAnyAsync<OperationCanceledException>(() => writer.FindMarkAsync(Source, stop.Token));

        Assert.Equal(40613, Assert.IsType<SqlException>(given.InnerException).Number);
        Assert.Equal(stop.Token, given.CancellationToken);
        Assert.Empty(_clock.Waits);
    }

    [Fact]
    public async Task Source_ThatSomebodyElseStores_IsRefused()
    {
        var server = new FaultyServer();
        await WriteAsync(server, Batches(Source)[0]);

        await Assert.ThrowsAsync<JobsDatabaseException>(() => WriteAsync(server, Batches(Source)[0]));

        Assert.Equal(Marks[0], server.Marks[Source]);
        Assert.Equal(1, server.Revisions);
    }

    [Fact]
    public async Task Mark_WhateverFails_IsFoundAndForgotten()
    {
        var server = new FaultyServer();
        await WriteAsync(server, Batches(Source));
        var later = Writer(Failing(server));

        Assert.Equal(Marks[^1], await later.FindMarkAsync(Source, s_token));
        await later.ForgetMarkAsync(Source, s_token);
        Assert.Equal(ImportMark.None, await later.FindMarkAsync(Source, s_token));
    }

    private JobWriter Writer(Func<CancellationToken, Task<IWriteSession>> open) => new(() => new SqlServerWriteTarget(open, _clock), SecretMask.Default, _clock);

    private static JobItem Job(string id) => new() { JobId = id, DisplayName = $"name of {id.ToLowerInvariant()}" };

    private static Fault Of(int number) => new(number / 2, number % 2 == 1, SqlFailure.Of(number % 3 == 0 ? 10054 : 40613));

    // Each second opening fails.
    private static Func<CancellationToken, Task<IWriteSession>> Failing(FaultyServer server)
    {
        var opened = 0;
        return token => ++opened % 2 == 1 ? throw SqlFailure.Of(10053) : server.OpenAsync(token);
    }

    private async Task<int> CallsAsync(string? source)
    {
        var server = new FaultyServer();
        await WriteAsync(server, Batches(source));
        return server.Calls;
    }

    private static void AssertStoredOnce(FaultyServer server, string? source)
    {
        Assert.Equal([(1, "a"), (2, "b"), (3, "c")], server.Jobs.Select(job => (job.Id, job.Key)));
        Assert.Equal(2, server.Revisions);
        Assert.Contains("renamed", server.Jobs.ElementAt(1).Json, StringComparison.Ordinal);
        Assert.Equal(source is null ? [] : [KeyValuePair.Create(source, Marks[^1])], server.Marks);
    }

    private async Task<List<ImportMark>> WriteAsync(FaultyServer server, params JobBatch[] batches) =>
        await server.Writer(_clock).WriteAsync(batches.ToAsyncEnumerable(), s_token).ToListAsync(s_token);
}
