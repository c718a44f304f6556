using JobsDashboard.Jobs.Gate;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace JobsDashboard.Sqlite.Reading;

/// <summary>Makes a cancelled statement stop. By itself the driver looks at the token before a statement runs and never again.</summary>
/// <remarks>
/// SQLite asks every few microseconds whether to go on. Telling it to stop from another thread (<c>sqlite3_interrupt</c>) would
/// be lost when it came a moment before the first step, and could hit the next statement on the connection.
/// </remarks>
internal sealed class QueryInterruption : IDisposable
{
    private const int InstructionsBetweenChecks = 10_000;

    private readonly sqlite3 _connection;
    private ThreadTime? _time;

    /// <summary>Of the next statement of a connection, or of several that are run without one of their own.</summary>
    public QueryInterruption(SqliteConnection connection, CancellationToken cancellationToken)
    {
        _connection = connection.Handle!;
        _ = TimeOfThisWork();
        raw.sqlite3_progress_handler(
            _connection,
            InstructionsBetweenChecks,
            _ =>
            {
                TimeOfThisWork()?.TellAtTimes();
                return cancellationToken.IsCancellationRequested ? 1 : 0;
            },
            null);
    }

    /// <summary>Before the connection can serve another statement.</summary>
    public void Dispose()
    {
        raw.sqlite3_progress_handler(_connection, 0, (delegate_progress?)null, null);
        TimeOfThisWork()?.Tell();
    }

    // A statement can stay open from one piece of work to the next, such as that of an export, and each has a limit of its own.
    private ThreadTime? TimeOfThisWork()
    {
        var work = ProcessorTime.Current;
        if (_time?.Work != work)
        {
            _time = work is null ? null : new ThreadTime(work);
        }
        return _time;
    }
}
