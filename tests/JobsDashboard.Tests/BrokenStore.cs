using Microsoft.Data.Sqlite;

namespace JobsDashboard.Tests;

/// <summary>A database that fails from now on.</summary>
internal static class BrokenStore
{
    public static async Task BreakAsync(string connectionString)
    {
        await using var connection = new SqliteConnection(connectionString);
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = "ALTER TABLE Job RENAME TO Gone";
        await command.ExecuteNonQueryAsync();
    }
}
