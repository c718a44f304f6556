using JobsDashboard.Jobs.Gate;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Time.Testing;
using Xunit;

namespace JobsDashboard.Jobs.Tests.Listing;

public sealed class DeadlineTests
{
    private static readonly QueryTimeout s_limit = new(TimeSpan.FromSeconds(10));

    private readonly FakeTimeProvider _time = new();

    [Fact]
    public async Task Work_InPieces_HasTheWholeTimeForEachAndNoneBetweenThem()
    {
        await using var deadline = new Deadline(s_limit, _time, TestContext.Current.CancellationToken);

        for (var i = 0; i < 5; i++)
        {
            Assert.Equal(i, await deadline.RunAsync(stop => WorkAsync(TimeSpan.FromSeconds(9), i, stop)));
            _time.Advance(TimeSpan.FromHours(1));
        }
    }

    [Fact]
    public async Task Work_ThatTakesMoreOfAProcessor_IsStoppedAndTimesOut()
    {
        await using var deadline = new Deadline(s_limit, _time, TestContext.Current.CancellationToken);
        for (var i = 0; i < 3; i++)
        {
            // Each piece has as much.
            await deadline.RunAsync(_ => TakeAsync(2));
        }

        var late = await Assert.ThrowsAsync<TimeoutException>(() => deadline.RunAsync(async stop =>
        {
            await TakeAsync(2);
            await TakeAsync(0.001);
            stop.ThrowIfCancellationRequested();
            return 0;
        }));

        Assert.Equal("The query took more than 2 s of a processor and was stopped.", late.Message);

        static async Task<int> TakeAsync(double seconds)
        {
            await Task.Yield();
            ProcessorTime.Current!.Add(TimeSpan.FromSeconds(seconds));
            return 0;
        }
    }

    [Fact]
    public async Task Work_ThatTakesLonger_IsStoppedAndTimesOut()
    {
        await using var deadline = new Deadline(s_limit, _time, TestContext.Current.CancellationToken);
        await deadline.RunAsync(stop => WorkAsync(TimeSpan.FromSeconds(9), 0, stop));

        var late = await Assert.ThrowsAsync<TimeoutException>(() => deadline.RunAsync(stop => WorkAsync(TimeSpan.FromSeconds(11), 0, stop)));

        Assert.Equal("The query took longer than 10 s and was stopped.", late.Message);
    }

    [Fact]
    public async Task Work_ThatIsCancelled_IsNotLate()
    {
        using var cancellation = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        await using var deadline = new Deadline(s_limit, _time, cancellation.Token);

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => deadline.RunAsync(async stop =>
        {
            await cancellation.CancelAsync();
            return await WorkAsync(TimeSpan.Zero, 0, stop);
        }));
    }

    /// <summary>The database answers a stopped query with an error of its own, and nobody waits for it any more.</summary>
    [Fact]
    public async Task Failure_OfTheDatabaseAfterTheCallerGaveUp_IsACancellation()
    {
        using var cancellation = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        await using var deadline = new Deadline(s_limit, _time, cancellation.Token);

        var given = await Assert.ThrowsAnyAsync<OperationCanceledException>(() => deadline.RunAsync<int>(async _ =>
        {
            await cancellation.CancelAsync();
            throw new SqliteException("interrupted", 9);
        }));

        Assert.Equal(cancellation.Token, given.CancellationToken);
    }

    [Fact]
    public async Task Failure_OfTheDatabaseWithinTheTime_IsItself()
    {
        await using var deadline = new Deadline(s_limit, _time, TestContext.Current.CancellationToken);

        await Assert.ThrowsAsync<SqliteException>(() => deadline.RunAsync<int>(_ => throw new SqliteException("no such table", 1)));
    }

    /// <summary>As it is with a server that has fallen silent: being told to stop reaches nobody.</summary>
    [Fact(Timeout = 60_000)]
    public async Task Work_ThatDoesNotStop_IsLeftAndWhatItUsesIsClosedOnceItEnds()
    {
        var silence = new TaskCompletionSource<int>();
        var (first, last) = (new Used(), new Used());
        await using (var deadline = new Deadline(s_limit, _time, TestContext.Current.CancellationToken))
        {
            deadline.Uses(first);
            deadline.Uses(last);
            var running = deadline.RunAsync(_ => silence.Task);

            await AdvanceUntilAsync(running);

            Assert.Equal("The query took longer than 10 s and was stopped.", (await Assert.ThrowsAsync<TimeoutException>(() => running)).Message);
        }
        Assert.Equal((0, 0), (first.Closed, last.Closed));

        silence.SetException(new SqliteException("the connection is gone", 10));
        await first.Closing.WaitAsync(TestContext.Current.CancellationToken);

        Assert.Equal((1, 1), (first.Closed, last.Closed));
        Assert.True(last.Closing.IsCompleted);
    }

    [Fact(Timeout = 60_000)]
    public async Task Closing_ThatDoesNotEnd_HoldsNobodyUp()
    {
        var used = new Used { Silence = new TaskCompletionSource() };
        var deadline = new Deadline(s_limit, _time, TestContext.Current.CancellationToken);
        deadline.Uses(used);
        await deadline.RunAsync(stop => WorkAsync(TimeSpan.Zero, 1, stop));

        await AdvanceUntilAsync(deadline.DisposeAsync().AsTask());

        // On a busy machine nobody waits for the closing before it has begun.
        await used.Closing.WaitAsync(TestContext.Current.CancellationToken);
        Assert.Equal(1, used.Closed);
        used.Silence.SetException(new SqliteException("the connection is gone", 10));
    }

    private async Task AdvanceUntilAsync(Task work)
    {
        while (!work.IsCompleted)
        {
            _time.Advance(Deadline.Patience);
            await Task.Yield();
        }
    }

    private sealed class Used : IAsyncDisposable
    {
        private readonly TaskCompletionSource _closing = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public TaskCompletionSource? Silence { get; init; }

        public int Closed { get; private set; }

        public Task Closing => _closing.Task;

        public async ValueTask DisposeAsync()
        {
            Closed++;
            _closing.SetResult();
            await (Silence?.Task ?? Task.CompletedTask);
        }
    }

    private Task<int> WorkAsync(TimeSpan duration, int result, CancellationToken stop)
    {
        _time.Advance(duration);
        stop.ThrowIfCancellationRequested();
        return Task.FromResult(result);
    }
}
