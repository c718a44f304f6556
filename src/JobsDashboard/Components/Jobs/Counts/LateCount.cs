using JobsDashboard.Jobs.Gate;

namespace JobsDashboard.Components.Jobs.Counts;

/// <summary>
/// A count that a component shows once it is known. Asked for another one, it stops the one before; its value stays until there is a new
/// one, so that nothing jumps.
/// </summary>
/// <typeparam name="T">What is counted.</typeparam>
/// <param name="counts">The page's counts.</param>
/// <param name="time">Measures how long is waited before another try.</param>
/// <param name="urgency">Which counts go first.</param>
/// <param name="changed">Draws the component again.</param>
public sealed class LateCount<T>(PageCounts counts, TimeProvider time, CountUrgency urgency, Action changed) : IDisposable
    where T : class
{
    private CancellationTokenSource? _stop;
    private object? _key;

    /// <summary>What was counted; that of the question before while <see cref="State"/> is <see cref="CountState.Waiting"/>.</summary>
    public T? Value { get; private set; }

    /// <summary>What is known of it.</summary>
    public CountState State { get; private set; }

    /// <summary>Counts, unless that is what was asked for last.</summary>
    /// <param name="key">What is counted, compared by value.</param>
    /// <param name="ask">Counts.</param>
    public async Task AskAsync(object key, Func<CancellationToken, Task<T>> ask)
    {
        if (key.Equals(_key))
        {
            return;
        }
        Stop();
        (_key, State) = (key, CountState.Waiting);
        var stop = (_stop = new CancellationTokenSource()).Token;
        try
        {
            var value = await AskUntilAnsweredAsync(ask, stop);
            if (!stop.IsCancellationRequested)
            {
                (Value, State) = (value, CountState.Known);
            }
        }
        catch (Exception) when (stop.IsCancellationRequested)
        {
            // Nobody waits for it any more, whatever became of it.
        }
        catch (Exception failure)
        {
            // The rows are what matters, and their failures are told and logged by the page. A count that fails is only absent.
            State = failure is TimeoutException ? CountState.TookTooLong : CountState.Failed;
        }
        if (!stop.IsCancellationRequested)
        {
            changed();
        }
    }

    /// <summary>Stops counting, since something else will be asked. What was counted before stays.</summary>
    public void Cancel()
    {
        if (State == CountState.Waiting)
        {
            Stop();
            _key = null;
        }
    }

    /// <summary>Stops counting and forgets what was counted.</summary>
    public void Clear()
    {
        Stop();
        (_key, Value, State) = (null, null, CountState.Unasked);
    }

    /// <inheritdoc/>
    public void Dispose() => Stop();

    private void Stop()
    {
        _stop?.Cancel();
        _stop?.Dispose();
        _stop = null;
    }

    private async Task<T> AskUntilAnsweredAsync(Func<CancellationToken, Task<T>> ask, CancellationToken stop)
    {
        while (true)
        {
            try
            {
                return await counts.AskAsync(urgency, ask, stop);
            }
            catch (QuestionRefusedException refused)
            {
                await Task.Delay(refused.RetryAfter, time, stop);
            }
        }
    }
}
