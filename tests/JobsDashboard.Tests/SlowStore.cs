using Microsoft.Data.Sqlite;

namespace JobsDashboard.Tests;

/// <summary>A real database whose every query for jobs counts for years, as long as it is told to.</summary>
/// <remarks>It has a new revision, so that what is known of the jobs in memory has to be read anew.</remarks>
internal sealed class SlowStore : IAsyncDisposable
{
    private readonly SqliteConnection _connection;

    private SlowStore(SqliteConnection connection)
    {
        _connection = connection;
    }

    public static async Task<SlowStore> MakeAsync(string connectionString)
    {
        var store = new SlowStore(new SqliteConnection($"{connectionString};Pooling=False"));
        await store._connection.OpenAsync();
        await store.RunAsync(
            """
            ALTER TABLE Job RENAME TO RealJob;
            CREATE TABLE Slow (Reason TEXT);
            INSERT INTO Slow VALUES ('test');
            CREATE VIEW Job AS SELECT * FROM RealJob WHERE NOT EXISTS (SELECT 1 FROM Slow)
            OR (WITH RECURSIVE n(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM n) SELECT count(*) FROM n) > 0;
            INSERT INTO StoreRevision (Revision, WrittenAt) SELECT coalesce(max(Revision), 0) + 1, coalesce(max(WrittenAt), 0) + 1 FROM StoreRevision
            """);
        return store;
    }

    public Task SpeedUpAsync() => RunAsync("DELETE FROM Slow");

    public Task SlowDownAsync() => RunAsync("INSERT INTO Slow VALUES ('test')");

    /// <summary>Whether somebody reads what was written last, waiting for them to end for as long as is said.</summary>
    public async Task<bool> IsReadAsync(TimeSpan patience)
    {
        await RunAsync($"PRAGMA busy_timeout = {(int)patience.TotalMilliseconds}");
        await using var command = _connection.CreateCommand();
        command.CommandText = "PRAGMA wal_checkpoint(TRUNCATE)";
        return (long)(await command.ExecuteScalarAsync())! != 0;
    }

    public async Task RunAsync(string sql)
    {
        await using var command = _connection.CreateCommand();
        command.CommandText = sql;
        await command.ExecuteNonQueryAsync();
    }

    public ValueTask DisposeAsync() => _connection.DisposeAsync();
}
