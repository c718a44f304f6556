using JobsDashboard.Jobs.Data;
using JobsDashboard.Jobs.Gate;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace JobsDashboard.Sqlite.Reading;

/// <summary>
/// Runs the statement that EF makes of a query, and reads its rows from SQLite itself. EF takes nearly as long for a page as SQLite does.
/// </summary>
internal sealed class SqliteQueryReader : QueryReader
{
    public override async Task<List<T>> ReadAsync<T>(JobsDb db, IQueryable<T> query, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var projection = RowProjection<T>.Of(query);
        await db.Database.OpenConnectionAsync(cancellationToken);
        try
        {
            using var command = (SqliteCommand)query.CreateDbCommand();
            using var interruption = new QueryInterruption(command.Connection!, cancellationToken);
            using var rows = PreparedStatements.Of(command).ExecuteReader();
            return projection.Read(rows);
        }
        finally
        {
            await db.Database.CloseConnectionAsync();
        }
    }
}
