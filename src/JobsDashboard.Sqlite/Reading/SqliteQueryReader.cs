using System.Diagnostics;
using JobsDashboard.Jobs.Data;
using JobsDashboard.Jobs.Gate;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;

namespace JobsDashboard.Sqlite.Reading;

/// <summary>
/// Runs the statement that EF makes of a query, and reads its rows from SQLite itself. EF takes nearly as long for a page as SQLite does.
/// </summary>
/// <param name="logger">Takes the statements that were run, as EF logs its own.</param>
internal sealed partial class SqliteQueryReader(ILogger logger) : QueryReader
{
    /// <summary>The category in which EF logs statements.</summary>
    public const string LogCategory = "Microsoft.EntityFrameworkCore.Database.Command";

    public override async Task<List<T>> ReadAsync<T>(JobsDb db, IQueryable<T> query, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var projection = RowProjection<T>.Of(query);
        await db.Database.OpenConnectionAsync(cancellationToken);
        try
        {
            using var command = (SqliteCommand)query.CreateDbCommand();
            using var interruption = new QueryInterruption(command.Connection!, cancellationToken);
            var begun = Stopwatch.GetTimestamp();
            using var rows = PreparedStatements.Of(command).ExecuteReader();
            var read = projection.Read(rows);
            LogExecuted(Stopwatch.GetElapsedTime(begun).TotalMilliseconds, command.CommandText);
            return read;
        }
        finally
        {
            await db.Database.CloseConnectionAsync();
        }
    }

    [LoggerMessage(
        20101,
        LogLevel.Information,
        "Executed and read ({Milliseconds:N0}ms)\n{CommandText}",
        EventName = $"{LogCategory}.CommandExecuted")]
    private partial void LogExecuted(double milliseconds, string commandText);
}
