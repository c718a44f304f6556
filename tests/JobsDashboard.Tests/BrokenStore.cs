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
        // With a new revision, so that what is known of the jobs in memory has to be read anew.
        command.CommandText =
            "ALTER TABLE Job RENAME TO Kept; CREATE VIEW Job AS SELECT * FROM Kept WHERE abs(-9223372036854775808) > 0; " +
            "INSERT INTO StoreRevision (Revision, WrittenAt) SELECT coalesce(max(Revision), 0) + 1, coalesce(max(WrittenAt), 0) + 1 FROM StoreRevision";
        await command.ExecuteNonQueryAsync();
    }
}
