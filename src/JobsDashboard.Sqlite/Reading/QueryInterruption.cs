using System.Data.Common;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore.Diagnostics;
using SQLitePCL;

namespace JobsDashboard.Sqlite;

/// <summary>Makes a cancelled query stop. By itself the driver looks at the token before a statement runs and never again.</summary>
/// <remarks>
/// SQLite asks every few microseconds whether to go on. Telling it to stop from another thread (<c>sqlite3_interrupt</c>) would
/// be lost when it came a moment before the first step, and could hit the next query on the connection.
/// </remarks>
internal sealed class QueryInterruption : DbCommandInterceptor
{
    private const int InstructionsBetweenQuestions = 10_000;

    public override ValueTask<InterceptionResult<DbDataReader>> ReaderExecutingAsync(
        DbCommand command, CommandEventData eventData, InterceptionResult<DbDataReader> result, CancellationToken cancellationToken = default)
    {
        raw.sqlite3_progress_handler(HandleOf(command), InstructionsBetweenQuestions, _ => cancellationToken.IsCancellationRequested ? 1 : 0, null);
        return ValueTask.FromResult(result);
    }

    // The reader steps through the statement, so the questions end with it, and before the connection can serve another query.
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

    private static void Release(DbCommand command) => raw.sqlite3_progress_handler(HandleOf(command), 0, (delegate_progress?)null, null);

    private static sqlite3 HandleOf(DbCommand command) => ((SqliteConnection)command.Connection!).Handle!;
}
