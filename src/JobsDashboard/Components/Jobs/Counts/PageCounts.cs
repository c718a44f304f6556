namespace JobsDashboard.Components.Jobs.Counts;

/// <summary>
/// Lets the counts of one page reach the database one at a time, the most urgent first, so that they hold up nobody's rows.
/// </summary>
public sealed class PageCounts
{
    private readonly PriorityQueue<TaskCompletionSource, (CountUrgency, long)> _waiting = new();
    private long _asked;
    private bool _isBusy;

    /// <summary>Asks when it is this count's turn.</summary>
    /// <param name="urgency">Which go first.</param>
    /// <param name="ask">Counts.</param>
    /// <param name="cancellationToken">Stops waiting, and counting.</param>
    /// <exception cref="OperationCanceledException">It was stopped.</exception>
    public async Task<T> AskAsync<T>(CountUrgency urgency, Func<CancellationToken, Task<T>> ask, CancellationToken cancellationToken)
    {
        if (_isBusy)
        {
            var turn = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            _waiting.Enqueue(turn, (urgency, _asked++));
            await using var stop = cancellationToken.Register(() => turn.TrySetCanceled(cancellationToken));
            await turn.Task;
        }
        _isBusy = true;
        try
        {
            cancellationToken.ThrowIfCancellationRequested();
            return await ask(cancellationToken);
        }
        finally
        {
            PassOn();
        }
    }

    // To the next one that still waits.
    private void PassOn()
    {
        _isBusy = false;
        while (!_isBusy && _waiting.TryDequeue(out var next, out _))
        {
            _isBusy = next.TrySetResult();
        }
    }
}
