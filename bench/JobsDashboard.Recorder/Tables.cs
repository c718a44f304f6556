using System.Globalization;
using System.Text;
using Microsoft.Data.Sqlite;

namespace JobsDashboard.Recorder;

/// <summary>What is in the embedded database.</summary>
internal static class Tables
{
    // When a row was written.
    private static readonly string[] s_wallClock = ["AddedAt", "WrittenAt"];

    // Tables of SQLite, of the migrations and of the full text, which is read as its words below; and keys, which are secret.
    private const string ListTables =
        """
        SELECT name, sql LIKE 'CREATE VIRTUAL TABLE%' FROM sqlite_schema t
        WHERE type = 'table' AND name NOT LIKE 'sqlite%' AND name NOT LIKE '\_\_EF%' ESCAPE '\' AND name <> 'AccessKey'
            AND NOT EXISTS (
                SELECT 1 FROM sqlite_schema v WHERE v.sql LIKE 'CREATE VIRTUAL TABLE%' AND t.name LIKE v.name || '\_%' ESCAPE '\')
        ORDER BY name
        """;

    /// <summary>Each table with its rows as lines, in the order of its key.</summary>
    public static IEnumerable<(string Table, string Rows)> Dump(string databasePath)
    {
        // A command that was refused has made none.
        if (!File.Exists(databasePath))
        {
            yield break;
        }
        using var database = Open(databasePath);
        foreach (var (table, isText) in Read(database, ListTables, row => (row.GetString(0), row.GetBoolean(1))))
        {
            if (isText)
            {
                Execute(database, $"CREATE VIRTUAL TABLE temp.\"{table}Words\" USING fts5vocab('main', '{table}', 'instance')");
            }
            var from = isText ? $"temp.\"{table}Words\" ORDER BY doc, offset, term" : $"\"{table}\" ORDER BY 1, 2";
            var rows = new StringBuilder();
            foreach (var row in Read(database, $"SELECT * FROM {from}", Line))
            {
                rows.Append(row).Append('\n');
            }
            yield return (table, rows.ToString());
        }
    }

    /// <summary>Makes rows that a command has written look as if they were written now.</summary>
    public static void StopClock(string databasePath, DateTimeOffset now)
    {
        using var database = Open(databasePath);
        var milliseconds = now.ToUnixTimeMilliseconds();
        Execute(database, $"UPDATE Job SET AddedAt = {milliseconds} WHERE AddedAt > {milliseconds}");
        Execute(database, $"UPDATE StoreRevision SET WrittenAt = {milliseconds} WHERE WrittenAt > {milliseconds}");
    }

    private static string Line(SqliteDataReader row) => string.Join(" | ", Enumerable.Range(0, row.FieldCount).Select(place =>
        $"{row.GetName(place)}={(s_wallClock.Contains(row.GetName(place)) ? "<time>" : Cell(row.GetValue(place)))}"));

    private static string Cell(object value) => value switch
    {
        DBNull => "null",
        byte[] bytes => Convert.ToHexString(bytes),
        _ => Convert.ToString(value, CultureInfo.InvariantCulture)!.Replace("\n", "\\n", StringComparison.Ordinal),
    };

    private static SqliteConnection Open(string path)
    {
        var connectionString = new SqliteConnectionStringBuilder { DataSource = path, Mode = SqliteOpenMode.ReadWrite, Pooling = false };
        var database = new SqliteConnection(connectionString.ToString());
        database.Open();
        return database;
    }

    private static List<T> Read<T>(SqliteConnection database, string sql, Func<SqliteDataReader, T> read)
    {
        using var command = database.CreateCommand();
        command.CommandText = sql;
        using var reader = command.ExecuteReader();
        var rows = new List<T>();
        while (reader.Read())
        {
            rows.Add(read(reader));
        }
        return rows;
    }

    private static void Execute(SqliteConnection database, string sql)
    {
        using var command = database.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }
}
