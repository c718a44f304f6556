using Microsoft.Data.Sqlite;

namespace JobsDashboard.Sqlite.Writing;

/// <summary>One prepared statement, its parameters bound by position.</summary>
internal sealed class Statement : IDisposable
{
    private readonly SqliteCommand _command;

    public Statement(SqliteConnection connection, string sql, int parameters)
    {
        _command = connection.CreateCommand();
        _command.CommandText = sql;
        for (var i = 1; i <= parameters; i++)
        {
            _command.Parameters.Add(new SqliteParameter($"${i}", null));
        }
    }

    /// <summary>An insert of whole rows.</summary>
    /// <param name="connection">Where.</param>
    /// <param name="table">Into which table.</param>
    /// <param name="onConflict">What happens when the row is there already.</param>
    /// <param name="columns">The columns, in the order of the values.</param>
    public static Statement Insert(SqliteConnection connection, string table, string onConflict, params IReadOnlyCollection<string> columns) =>
        new(connection,
            $"INSERT INTO {table} ({string.Join(", ", columns)}) VALUES ({string.Join(", ", Enumerable.Range(1, columns.Count).Select(i => $"${i}"))}) {onConflict}",
            columns.Count);

    public void Run(params ReadOnlySpan<object?> values)
    {
        Bind(values);
        _command.ExecuteNonQuery();
    }

    public SqliteDataReader Read(params ReadOnlySpan<object?> values)
    {
        Bind(values);
        return _command.ExecuteReader();
    }

    public void Dispose() => _command.Dispose();

    private void Bind(ReadOnlySpan<object?> values)
    {
        for (var i = 0; i < values.Length; i++)
        {
            _command.Parameters[i].Value = values[i] ?? DBNull.Value;
        }
    }
}
