using System.Data.Common;
using System.Runtime.CompilerServices;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore.Diagnostics;
using SQLitePCL;

namespace JobsDashboard.Sqlite;

/// <summary>Makes a cancelled query stop. By itself the driver looks at the token before a statement runs and never again.</summary>
internal sealed class QueryInterruption : DbCommandInterceptor
{
    private readonly ConditionalWeakTable<DbCommand, IDisposable> _watched = [];

    public override ValueTask<InterceptionResult<DbDataReader>> ReaderExecutingAsync(
        DbCommand command, CommandEventData eventData, InterceptionResult<DbDataReader> result, CancellationToken cancellationToken = default)
    {
        var handle = ((SqliteConnection)command.Connection!).Handle;
        _watched.Add(command, cancellationToken.Register(() => raw.sqlite3_interrupt(handle)));
        return ValueTask.FromResult(result);
    }

    // The reader steps through the statement, so the watch ends with it, and before the connection can serve another query:
    // disposing a registration waits for a callback that has begun.
    public override InterceptionResult DataReaderDisposing(DbCommand command, DataReaderDisposingEventData eventData, InterceptionResult result)
    {
        Release(command);
        return result;
    }

    public override Task CommandFailedAsync(DbCommand command, CommandErrorEventData eventData, CancellationToken cancellationToken = default)
    {
        Release(command);
        return Task.CompletedTask;
    }

    public override Task CommandCanceledAsync(DbCommand command, CommandEndEventData eventData, CancellationToken cancellationToken = default)
    {
        Release(command);
        return Task.CompletedTask;
    }

    private void Release(DbCommand command)
    {
        if (_watched.TryGetValue(command, out var watch))
        {
            _watched.Remove(command);
            watch.Dispose();
        }
    }
}
