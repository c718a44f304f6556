using Microsoft.Data.Sqlite;

namespace JobsDashboard.Tests;

/// <summary>Jobs of which there is only what can be counted, so that thousands are there at once.</summary>
internal static class ManyJobs
{
    /// <summary>Adds jobs that are like the first one, and three days older.</summary>
    public static async Task AddAsync(string connectionString, int count)
    {
        await using var connection = new SqliteConnection($"{connectionString};Pooling=False");
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
        command.CommandText =
            """
            CREATE TEMP TABLE Added AS
            WITH RECURSIVE n(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM n LIMIT $count)
            SELECT Job.*, n.x AS Number FROM n, Job WHERE Job.Id = (SELECT min(Id) FROM Job);
            UPDATE Added SET Id = Number + (SELECT max(Id) FROM Job), GmtCreateTime = GmtCreateTime - 3 * 86400;
            ALTER TABLE Added DROP COLUMN Number;
            INSERT INTO Job SELECT * FROM Added
            """;
        command.Parameters.AddWithValue("$count", count);
        await command.ExecuteNonQueryAsync();
    }
}
