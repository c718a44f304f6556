namespace JobsDashboard.Jobs.Grouping;

/// <summary>
/// Work that costs little more for several callers than for one: what comes while it is done waits, and is then done together. Whoever
/// comes alone waits for nobody.
/// </summary>
/// <param name="sizeOf">How large the work of an item is.</param>
/// <param name="maxSize">How large the work of a group is at most, unless one item alone is larger.</param>
internal sealed class GroupWork<TItem, TResult>(Func<TItem, int> sizeOf, int maxSize) : IDisposable
{
    // Its own lock; a ConcurrentQueue that has been peeked into holds on to what was taken from it.
    private readonly Queue<Waiting> _waiting = new();
    private readonly SemaphoreSlim _turn = new(1);

    /// <summary>Does the work of an item, together with what others wait for.</summary>
    /// <param name="item">The caller's item.</param>
    /// <param name="work">Does the work of a group and returns a result for each item. If it fails, nothing of it is done.</param>
    /// <param name="cancellationToken">
    /// Gives up waiting, and stops work that is the caller's alone. Work that is begun with that of others is done to its end.
    /// </param>
    /// <remarks>If the work of a group fails, it is done item by item, so that each caller gets the failure of its own item only.</remarks>
    public async Task<TResult> DoAsync(
        TItem item, Func<IReadOnlyList<TItem>, CancellationToken, Task<IReadOnlyList<TResult>>> work, CancellationToken cancellationToken)
    {
        var mine = new Waiting(item, cancellationToken);
        lock (_waiting)
        {
            _waiting.Enqueue(mine);
        }
        await _turn.WaitAsync(cancellationToken);
        try
        {
            // Another caller may have done it by now.
            while (!mine.Result.Task.IsCompleted)
            {
                await DoGroupAsync(Take(), work);
            }
        }
        finally
        {
            _turn.Release();
        }
        return await mine.Result.Task;
    }

    public void Dispose() => _turn.Dispose();

    private List<Waiting> Take()
    {
        var (group, size) = (new List<Waiting>(), 0);
        lock (_waiting)
        {
            while (_waiting.TryPeek(out var next) && (group.Count == 0 || size + sizeOf(next.Item) <= maxSize))
            {
                _waiting.Dequeue();
                // Whoever has given up is no longer there to be told.
                if (!next.IsStopped.IsCancellationRequested || !next.Result.TrySetCanceled(next.IsStopped))
                {
                    group.Add(next);
                    size += sizeOf(next.Item);
                }
            }
        }
        return group;
    }

    private static async Task DoGroupAsync(
        List<Waiting> group, Func<IReadOnlyList<TItem>, CancellationToken, Task<IReadOnlyList<TResult>>> work)
    {
        if (group.Count == 0)
        {
            return;
        }
        try
        {
            var isAlone = group.Count == 1;
            var results = await work([.. group.Select(waiting => waiting.Item)], isAlone ? group[0].IsStopped : CancellationToken.None);
            foreach (var (waiting, result) in group.Zip(results))
            {
                waiting.Result.SetResult(result);
            }
        }
        catch (Exception) when (group.Count > 1)
        {
            foreach (var waiting in group)
            {
                await DoGroupAsync([waiting], work);
            }
        }
        catch (Exception failure)
        {
            group[0].Result.SetException(failure);
        }
    }

    private sealed record Waiting(TItem Item, CancellationToken IsStopped)
    {
        public TaskCompletionSource<TResult> Result { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
    }
}
