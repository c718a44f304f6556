using System.Data.Common;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace JobsDashboard.Sqlite.Connecting;

/// <summary>Opens a connection anew that the driver kept, when its file was replaced meanwhile.</summary>
internal sealed class CurrentFile : DbConnectionInterceptor
{
    public override void ConnectionOpened(DbConnection connection, ConnectionEndEventData eventData) => Renew((SqliteConnection)connection);

    public override Task ConnectionOpenedAsync(
        DbConnection connection, ConnectionEndEventData eventData, CancellationToken cancellationToken = default)
    {
        Renew((SqliteConnection)connection);
        return Task.CompletedTask;
    }

    private static void Renew(SqliteConnection connection)
    {
        if (connection.IsReplaced())
        {
            SqliteConnection.ClearPool(connection);
            connection.Close();
            connection.Open();
        }
    }
}
