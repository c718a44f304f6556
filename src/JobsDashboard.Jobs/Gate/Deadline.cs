namespace JobsDashboard.Jobs.Gate;

/// <summary>Stops database work that takes longer than it may, and says so. The time runs only while there is work.</summary>
/// <remarks>
/// Work that is told to stop and does not, because its server is silent, is left to itself. Whatever it uses must not be closed
/// under it, so that belongs to the deadline and is closed when the work has ended, however late.
/// </remarks>
internal sealed class Deadline : IAsyncDisposable
{
    /// <summary>How long is waited for work that was told to stop, and for what it used to be closed.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(3);

    private readonly TimeSpan _limit;
    private readonly TimeSpan _processor;
    private readonly TimeProvider _time;
    private readonly CancellationToken _cancelled;
    private readonly CancellationTokenSource _late;
    private readonly CancellationTokenSource _stop;
    private readonly Stack<IAsyncDisposable> _used = [];
    private Task _work = Task.CompletedTask;

    public Deadline(QueryTimeout limit, TimeProvider time, CancellationToken cancelled, QueryPatience patience = QueryPatience.Usual)
    {
        (_limit, _processor, _time, _cancelled) = (limit.For(patience), limit.Processor, time, cancelled);
        _late = new CancellationTokenSource(Timeout.InfiniteTimeSpan, time);
        _stop = CancellationTokenSource.CreateLinkedTokenSource(_late.Token, cancelled);
    }

    /// <summary>Stops the work; the same for every piece, because a reader that stays open between two of them knows only one.</summary>
    public CancellationToken Stop => _stop.Token;

    /// <summary>Whether the caller has given up.</summary>
    public CancellationToken Cancelled => _cancelled;

    /// <summary>Closes what the work uses once it has ended, the last one first.</summary>
    public T Uses<T>(T resource)
        where T : IAsyncDisposable
    {
        _used.Push(resource);
        return resource;
    }

    /// <summary>
    /// One piece of work. It runs off the caller's thread, because a database in the same process would hold that while it searches.
    /// </summary>
    public async Task<T> RunAsync<T>(Func<CancellationToken, Task<T>> work)
    {
        _late.CancelAfter(_limit);
        var processor = new ProcessorTime(_processor, _late.Cancel);
        var running = Task.Run(
            () =>
            {
                ProcessorTime.Current = processor;
                return work(Stop);
            },
            _cancelled);
        _work = running;
        try
        {
            await _work.WaitAsync(Stop).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            return await running.WaitAsync(Patience, _time);
        }
        catch (Exception failure) when (Stop.IsCancellationRequested)
        {
            // A database that was told to stop says so as an error of its own.
            _cancelled.ThrowIfCancellationRequested();
            throw new TimeoutException(
                processor.IsExceeded
                    ? $"The query took more than {_processor.TotalSeconds:0.#} s of a processor and was stopped."
                    : $"The query took longer than {_limit.TotalSeconds:0.#} s and was stopped.",
                failure);
        }
        finally
        {
            _late.CancelAfter(Timeout.InfiniteTimeSpan);
        }
    }

    public async ValueTask DisposeAsync()
    {
        var isLeft = !_work.IsCompleted;
        // After work that went well, nothing that is closed holds its thread.
        var closing = _work.IsCompletedSuccessfully ? CloseAsync() : Task.Run(CloseAsync);
        if (!isLeft)
        {
            await closing.WaitAsync(Patience, _time).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
        if (closing.IsCompleted)
        {
            await closing;
        }
        else
        {
            // Nobody is there any more whom its failure would tell anything.
            _ = closing.ContinueWith(closed => closed.Exception, TaskScheduler.Default);
        }
    }

    private async Task CloseAsync()
    {
        await _work.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        try
        {
            while (_used.TryPop(out var used))
            {
                await used.DisposeAsync();
            }
        }
        finally
        {
            _stop.Dispose();
            _late.Dispose();
        }
    }
}
