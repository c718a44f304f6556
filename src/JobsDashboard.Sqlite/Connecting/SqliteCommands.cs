using Microsoft.Data.Sqlite;

namespace JobsDashboard.Sqlite.Connecting;

internal static class SqliteCommands
{
    public static void Execute(this SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }
}
