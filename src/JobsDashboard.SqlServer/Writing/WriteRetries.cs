using JobsDashboard.Jobs.Gate;

namespace JobsDashboard.SqlServer.Writing;

/// <summary>Does work again as a whole after a failure that passes.</summary>
internal static class WriteRetries
{
    /// <summary>How long is waited before each further try: about two minutes, which is more than a failover takes.</summary>
    public static IReadOnlyList<TimeSpan> Waits { get; } = [.. new[] { 0.5, 1, 2, 4, 8, 16, 30, 30, 30 }.Select(TimeSpan.FromSeconds)];

    // Each has taken minutes by itself.
    private const int MostTimeLimits = 2;

    public static async Task<T> RetryAsync<T>(Func<Task<T>> work, TimeProvider time, CancellationToken cancellationToken)
    {
        var timeLimits = 0;
        for (var failures = 0; ; failures++)
        {
            try
            {
                return await WaitAsync(work(), cancellationToken);
            }
            // The driver answers some cancellations with an error of the server, or of the connection that was closed for its silence.
            catch (Exception failure) when (cancellationToken.IsCancellationRequested && failure is not OperationCanceledException)
            {
                throw new OperationCanceledException("The work was cancelled.", failure, cancellationToken);
            }
            catch (Exception failure) when (failures < Waits.Count && TransientFaults.IsTransient(failure))
            {
                if (TransientFaults.IsTimeLimit(failure) && ++timeLimits > MostTimeLimits)
                {
                    throw;
                }
                await Task.Delay(Waits[failures], time, cancellationToken);
            }
        }
    }

    // A bulk copy to a server that is silent stops at nothing but its own time. Whoever stopped it does not wait for that.
    private static async Task<T> WaitAsync<T>(Task<T> work, CancellationToken cancellationToken)
    {
        _ = work.ContinueWith(ended => ended.Exception, TaskScheduler.Default);
        await ((Task)work).WaitAsync(cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        return await work.WaitAsync(Deadline.Patience, CancellationToken.None);
    }
}
