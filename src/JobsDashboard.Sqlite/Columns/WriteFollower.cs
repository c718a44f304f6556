using System.Diagnostics;
using JobsDashboard.Sqlite.Connecting;
using Microsoft.Data.Sqlite;

namespace JobsDashboard.Sqlite.Columns;

/// <summary>
/// Has the copy of the columns look for writes by itself once a question has met one: whoever has written is likely to write again in a
/// moment, as an import does, and the questions of that moment find it read. Ends when for a while nothing was written or nothing asked.
/// </summary>
/// <param name="file">The database.</param>
/// <param name="hasReadNew">Reads what the transaction of a connection sees and the copy lacks, and says whether there was any.</param>
/// <param name="closed">Ends it at once.</param>
internal sealed class WriteFollower(
    SqliteFile file, Func<SqliteConnection, CancellationToken, Task<bool>> hasReadNew, CancellationToken closed)
{
    private static readonly TimeSpan s_betweenLooks = TimeSpan.FromMilliseconds(5);
    private static readonly TimeSpan s_while = TimeSpan.FromSeconds(1);

    private readonly Lock _beginning = new();
    private long _lastAsked;

    /// <summary>What it does now, or did last.</summary>
    public Task Following { get; private set; } = Task.CompletedTask;

    /// <summary>To be told of each question.</summary>
    /// <param name="metWrite">Whether the question had to wait until something new was read.</param>
    public void OnAsked(bool metWrite)
    {
        Volatile.Write(ref _lastAsked, Stopwatch.GetTimestamp());
        if (!metWrite)
        {
            return;
        }
        lock (_beginning)
        {
            if (Following.IsCompleted && !closed.IsCancellationRequested)
            {
                // On nobody's account: the question that met the write has a share of the processor, which this is no part of.
                using var _ = ExecutionContext.SuppressFlow();
                Following = Task.Run(FollowAsync);
            }
        }
    }

    private async Task FollowAsync()
    {
        using var connection = file.OpenReadOnly();
        using var looks = new PeriodicTimer(s_betweenLooks);
        var lastWrite = Stopwatch.GetTimestamp();
        // A file that was replaced would be read into the copy of the one that has come in its place.
        while (IsRecent(lastWrite) && IsRecent(Volatile.Read(ref _lastAsked)) && !connection.IsReplaced())
        {
            using (connection.BeginTransaction(deferred: true))
            {
                if (await hasReadNew(connection, closed))
                {
                    lastWrite = Stopwatch.GetTimestamp();
                }
            }
            await looks.WaitForNextTickAsync(closed);
        }
    }

    private static bool IsRecent(long moment) => Stopwatch.GetElapsedTime(moment) < s_while;
}
