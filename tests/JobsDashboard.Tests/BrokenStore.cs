using Microsoft.Data.Sqlite;

namespace JobsDashboard.Tests;

/// <summary>A database that fails from now on, in a way that is neither damage nor a lock.</summary>
internal static class BrokenStore
{
    public static async Task BreakAsync(string connectionString)
    {
        await using var connection = new SqliteConnection(connectionString);
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = "ALTER TABLE Job RENAME TO Kept; CREATE VIEW Job AS SELECT * FROM Kept WHERE abs(-9223372036854775808) > 0";
        await command.ExecuteNonQueryAsync();
    }
}
