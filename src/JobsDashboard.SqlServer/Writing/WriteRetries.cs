using JobsDashboard.Jobs.Gate;
using JobsDashboard.SqlServer.Connecting;
using Polly;
using Polly.Retry;

namespace JobsDashboard.SqlServer.Writing;

/// <summary>Does work again as a whole after a failure that passes.</summary>
/// <remarks>
/// With Polly, because EF's execution strategy belongs to a context and waits by the clock of the machine, and the driver's configurable
/// retries repeat single statements, which in a transaction is too late.
/// </remarks>
internal sealed class WriteRetries(TimeProvider time)
{
    // A time limit has taken minutes by itself.
    private const int MaxTimeLimits = 2;

    private readonly ResiliencePipeline _pipeline = new ResiliencePipelineBuilder { TimeProvider = time }
        .AddRetry(After(SqlServerErrors.IsTimeLimit, MaxTimeLimits))
        .AddRetry(After(failure => SqlServerErrors.IsTransient(failure) && !SqlServerErrors.IsTimeLimit(failure), Waits.Count))
        .Build();

    /// <summary>How long is waited before each further try: about two minutes, which is more than a failover takes.</summary>
    public static IReadOnlyList<TimeSpan> Waits { get; } = [.. new[] { 0.5, 1, 2, 4, 8, 16, 30, 30, 30 }.Select(TimeSpan.FromSeconds)];

    /// <exception cref="OperationCanceledException">The work was cancelled, whatever the driver made of that.</exception>
    public async Task<T> RunAsync<T>(Func<Task<T>> work, CancellationToken cancellationToken)
    {
        var failure = default(Exception);
        try
        {
            return await _pipeline.ExecuteAsync(async stop =>
            {
                try
                {
                    return await WaitAsync(work(), stop);
                }
                catch (Exception caught)
                {
                    failure = caught;
                    throw;
                }
            }, cancellationToken);
        }
        // The driver answers some cancellations with an error of the server, or of the connection that was closed for its silence.
        catch (Exception) when (cancellationToken.IsCancellationRequested)
        {
            throw new OperationCanceledException("The work was cancelled.", failure, cancellationToken);
        }
    }

    private static RetryStrategyOptions After(Func<Exception, bool> isHandled, int times) => new()
    {
        MaxRetryAttempts = times,
        ShouldHandle = tried => ValueTask.FromResult(tried.Outcome.Exception is { } failure && isHandled(failure)),
        DelayGenerator = tried => ValueTask.FromResult<TimeSpan?>(Waits[tried.AttemptNumber]),
    };

    // A bulk copy to a server that is silent stops at nothing but its own time. Whoever stopped it does not wait for that.
    private static async Task<T> WaitAsync<T>(Task<T> work, CancellationToken cancellationToken)
    {
        _ = work.ContinueWith(ended => ended.Exception, TaskScheduler.Default);
        await ((Task)work).WaitAsync(cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        return await work.WaitAsync(Deadline.Patience, CancellationToken.None);
    }
}
