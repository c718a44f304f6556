using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace JobsDashboard.Sqlite.Writing;

/// <summary>One prepared statement, its parameters bound by position.</summary>
internal sealed class Statement : IDisposable
{
    private readonly SqliteCommand _command;
    private sqlite3_stmt? _prepared;

    // Where each parameter is, which SQLite numbers as they appear in the text.
    private int[] _places = [];

    public Statement(SqliteConnection connection, string sql, int parameters)
    {
        _command = connection.CreateCommand();
        _command.CommandText = sql;
        for (var i = 1; i <= parameters; i++)
        {
            _command.Parameters.Add(new SqliteParameter($"${i}", null));
        }
    }

    /// <summary>Inserts a row, its values in the order of the columns.</summary>
    public static Statement Insert(SqliteConnection connection, string table, params IReadOnlyList<string> columns) =>
        new(connection,
            $"INSERT INTO {table} ({string.Join(", ", columns)}) VALUES ({string.Join(", ", columns.Select((_, i) => $"${i + 1}"))})",
            columns.Count);

    /// <summary>Runs it within a transaction that has the write lock, for which it does not wait.</summary>
    /// <remarks>Past the driver, which looks for each parameter by its name at every row.</remarks>
    public void Run(params ReadOnlySpan<object?> values)
    {
        var statement = _prepared ??= Prepare();
        for (var i = 0; i < values.Length; i++)
        {
            Check(BoundValues.Bind(statement.DangerousGetHandle(), _places[i], values[i]));
        }
        try
        {
            var state = raw.sqlite3_step(statement);
            Check(state is raw.SQLITE_DONE or raw.SQLITE_ROW ? raw.SQLITE_OK : state);
        }
        finally
        {
            raw.sqlite3_reset(statement);
        }
    }

    public SqliteDataReader Read(params ReadOnlySpan<object?> values)
    {
        // It may be another transaction than the last time, of which the driver tells new commands only.
        using (var command = _command.Connection!.CreateCommand())
        {
            _command.Transaction = command.Transaction;
        }
        for (var i = 0; i < values.Length; i++)
        {
            _command.Parameters[i].Value = values[i] ?? DBNull.Value;
        }
        return _command.ExecuteReader();
    }

    public void Dispose()
    {
        _prepared?.Dispose();
        _command.Dispose();
    }

    private sqlite3_stmt Prepare()
    {
        Check(raw.sqlite3_prepare_v3(_command.Connection!.Handle, _command.CommandText, raw.SQLITE_PREPARE_PERSISTENT, out var statement));
        _places = [.. _command.Parameters.Cast<SqliteParameter>().Select(parameter =>
            raw.sqlite3_bind_parameter_index(statement, parameter.ParameterName))];
        return statement;
    }

    private void Check(int state)
    {
        if (state != raw.SQLITE_OK)
        {
            SqliteException.ThrowExceptionForRC(state, _command.Connection!.Handle);
        }
    }
}
