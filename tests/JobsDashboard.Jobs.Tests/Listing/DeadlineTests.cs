using JobsDashboard.Jobs.Listing;
using Microsoft.Extensions.Time.Testing;
using Xunit;

namespace JobsDashboard.Jobs.Tests.Listing;

public sealed class DeadlineTests
{
    private static readonly TimeSpan s_limit = TimeSpan.FromSeconds(10);

    private readonly FakeTimeProvider _time = new();

    [Fact]
    public async Task Work_InPieces_HasTheWholeTimeForEachAndNoneBetweenThem()
    {
        using var deadline = new Deadline(s_limit, _time, TestContext.Current.CancellationToken);

        for (var i = 0; i < 5; i++)
        {
            Assert.Equal(i, await deadline.RunAsync(stop => WorkAsync(TimeSpan.FromSeconds(9), i, stop)));
            _time.Advance(TimeSpan.FromHours(1));
        }
    }

    [Fact]
    public async Task Work_ThatTakesLonger_IsStoppedAndTimesOut()
    {
        using var deadline = new Deadline(s_limit, _time, TestContext.Current.CancellationToken);
        await deadline.RunAsync(stop => WorkAsync(TimeSpan.FromSeconds(9), 0, stop));

        var late = await Assert.ThrowsAsync<TimeoutException>(() => deadline.RunAsync(stop => WorkAsync(TimeSpan.FromSeconds(11), 0, stop)));

        Assert.Equal("The query took longer than 10 s and was stopped.", late.Message);
    }

    [Fact]
    public async Task Work_ThatIsCancelled_IsNotLate()
    {
        using var cancellation = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        using var deadline = new Deadline(s_limit, _time, cancellation.Token);

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => deadline.RunAsync(async stop =>
        {
            await cancellation.CancelAsync();
            return await WorkAsync(TimeSpan.Zero, 0, stop);
        }));
    }

    private Task<int> WorkAsync(TimeSpan duration, int result, CancellationToken stop)
    {
        _time.Advance(duration);
        stop.ThrowIfCancellationRequested();
        return Task.FromResult(result);
    }
}
