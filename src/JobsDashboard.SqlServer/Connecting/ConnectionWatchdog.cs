using System.Data.Common;

namespace JobsDashboard.SqlServer.Connecting;

/// <summary>Closes a connection when its work was cancelled and the server does not react.</summary>
/// <remarks>
/// The driver tells the server that a command is cancelled, and then waits for the answer without an end: the time limit of the command no
/// longer applies. Closing the connection ends the wait at once. The pool does not take such a connection back.
/// </remarks>
internal sealed class ConnectionWatchdog : IDisposable
{
    /// <summary>How long a server has to react.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);

    private readonly Lock _working = new();
    private readonly CancellationTokenRegistration _cancelled;
    private readonly Timer _patience;
    private DbConnection? _connection;

    /// <param name="connection">Where the work is done, until this is disposed.</param>
    /// <param name="stop">Cancels the work.</param>
    public ConnectionWatchdog(DbConnection connection, CancellationToken stop)
    {
        _connection = connection;
        _patience = new Timer(_ => Close());
        _cancelled = stop.UnsafeRegister(_ => StartWaiting(), null);
    }

    /// <summary>Does work on a connection, and closes the connection when the work is cancelled and does not end.</summary>
    /// <exception cref="OperationCanceledException">The work was cancelled, whatever it made of that.</exception>
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
        _cancelled.Unregister();
    }

    private void StartWaiting()
    {
        lock (_working)
        {
            if (_connection is not null)
            {
                _patience.Change(Patience, Timeout.InfiniteTimeSpan);
            }
        }
    }

    private void Close()
    {
        lock (_working)
        {
            try
            {
                _connection?.Close();
            }
            catch (Exception)
            {
                // On the thread of a timer it would end the program. The work itself fails too, and closes the connection.
            }
        }
    }
}
