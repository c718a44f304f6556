using System.Data.Common;

namespace JobsDashboard.Jobs.Listing;

/// <summary>Stops database work that takes longer than it may, and says so. The time runs only while there is work.</summary>
internal sealed class Deadline : IDisposable
{
    private readonly TimeSpan _limit;
    private readonly CancellationToken _cancelled;
    private readonly CancellationTokenSource _late;
    private readonly CancellationTokenSource _stop;

    public Deadline(TimeSpan limit, TimeProvider time, CancellationToken cancelled)
    {
        (_limit, _cancelled) = (limit, cancelled);
        _late = new CancellationTokenSource(limit, time);
        _stop = CancellationTokenSource.CreateLinkedTokenSource(_late.Token, cancelled);
    }

    /// <summary>Stops the work; the same for every piece, because a reader that stays open between two of them knows only one.</summary>
    public CancellationToken Stop => _stop.Token;

    /// <summary>One piece of work. Off the caller's thread, because a database in the same process would hold it while it searches.</summary>
    public async Task<T> RunAsync<T>(Func<CancellationToken, Task<T>> work)
    {
        _late.CancelAfter(_limit);
        try
        {
            return await Task.Run(() => work(Stop), _cancelled);
        }
        catch (Exception failure) when (Stop.IsCancellationRequested && failure is DbException or OperationCanceledException)
        {
            // A database that was told to stop says so as an error of its own.
            _cancelled.ThrowIfCancellationRequested();
            throw new TimeoutException($"The query took longer than {_limit.TotalSeconds:0.#} s and was stopped.", failure);
        }
        finally
        {
            _late.CancelAfter(Timeout.InfiniteTimeSpan);
        }
    }

    public void Dispose()
    {
        _stop.Dispose();
        _late.Dispose();
    }
}
