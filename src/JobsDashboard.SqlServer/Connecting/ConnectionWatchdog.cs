using System.Data.Common;

namespace JobsDashboard.SqlServer.Connecting;

/// <summary>Hangs up when work on a connection was told to stop and its server says nothing to that.</summary>
/// <remarks>
/// The driver tells the server of a cancelled command and then waits for its answer without an end: the time limit of the command
/// holds no longer. Closing the connection ends the wait at once. The pool does not take such a connection back.
/// </remarks>
internal sealed class ConnectionWatchdog : IDisposable
{
    /// <summary>How long a server has to answer.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);

    private readonly Lock _working = new();
    private readonly CancellationTokenRegistration _told;
    private readonly Timer _patience;
    private DbConnection? _connection;

    /// <param name="connection">Where the work is done, until this is disposed.</param>
    /// <param name="stop">What tells the work to stop.</param>
    public ConnectionWatchdog(DbConnection connection, CancellationToken stop)
    {
        _connection = connection;
        _patience = new Timer(_ => HangUp());
        _told = stop.UnsafeRegister(_ => Expect(), null);
    }

    /// <summary>Does work on a connection, and hangs up so that it ends when it is told to.</summary>
    /// <exception cref="OperationCanceledException">The work was told to stop, whatever it made of that.</exception>
    public static async Task<T> WatchAsync<T>(DbConnection connection, Func<Task<T>> work, CancellationToken stop)
    {
        using var watchdog = new ConnectionWatchdog(connection, stop);
        try
        {
            return await work();
        }
        catch (Exception failure) when (stop.IsCancellationRequested && failure is not OperationCanceledException)
        {
            throw new OperationCanceledException("The work was cancelled.", failure, stop);
        }
    }

    /// <summary>The work has ended.</summary>
    public void Dispose()
    {
        // The connection may serve other work from now on.
        lock (_working)
        {
            _connection = null;
            _patience.Dispose();
        }
        _told.Unregister();
    }

    // From now on an answer is due.
    private void Expect()
    {
        lock (_working)
        {
            if (_connection is not null)
            {
                _patience.Change(Patience, Timeout.InfiniteTimeSpan);
            }
        }
    }

    private void HangUp()
    {
        lock (_working)
        {
            try
            {
                _connection?.Close();
            }
            catch (Exception)
            {
                // On the thread of a timer it would end the program. Whoever does the work hears of it, and closes the connection too.
            }
        }
    }
}
