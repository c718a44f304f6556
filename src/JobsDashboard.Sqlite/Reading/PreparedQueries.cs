using System.Data.Common;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace JobsDashboard.Sqlite.Reading;

/// <summary>Runs the queries of contexts as statements that their connections have prepared. EF by itself prepares nothing.</summary>
internal sealed class PreparedQueries : DbCommandInterceptor
{
    public override ValueTask<InterceptionResult<DbDataReader>> ReaderExecutingAsync(
        DbCommand command, CommandEventData eventData, InterceptionResult<DbDataReader> result,
        CancellationToken cancellationToken = default)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var rows = PreparedStatements.Of((SqliteCommand)command).ExecuteReader();
        return ValueTask.FromResult(InterceptionResult<DbDataReader>.SuppressWithResult(new RowReader(rows)));
    }
}
