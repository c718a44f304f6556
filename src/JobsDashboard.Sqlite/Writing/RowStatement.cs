using JobsDashboard.Jobs.Data;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore.Metadata;

namespace JobsDashboard.Sqlite.Writing;

/// <summary>A prepared statement that takes whole rows, with the columns that the model has.</summary>
internal sealed class RowStatement<TRow> : IDisposable
    where TRow : class
{
    private readonly MappedTable<TRow> _table;
    private readonly Statement _statement;

    private RowStatement(MappedTable<TRow> table, Statement statement) => (_table, _statement) = (table, statement);

    public static RowStatement<TRow> Insert(SqliteConnection connection, IModel model)
    {
        var table = new MappedTable<TRow>(model);
        return new RowStatement<TRow>(table, Statement.Insert(connection, table.Name, [.. table.Columns.Select(column => column.Name)]));
    }

    /// <param name="connection">An open connection.</param>
    /// <param name="model">The model that the columns come from.</param>
    /// <param name="key">The property that says which row is updated.</param>
    /// <param name="kept">Properties whose columns stay as they are.</param>
    public static RowStatement<TRow> Update(SqliteConnection connection, IModel model, string key, params IReadOnlyCollection<string> kept)
    {
        var table = new MappedTable<TRow>(model, property => !kept.Contains(property));
        var bound = table.Columns
            .Select((column, i) => (IsKey: column.Property == key, Sql: $"{column.Name} = ${i + 1}"))
            .ToLookup(column => column.IsKey, column => column.Sql);
        var sql = $"UPDATE {table.Name} SET {string.Join(", ", bound[false])} WHERE {bound[true].Single()}";
        return new RowStatement<TRow>(table, new Statement(connection, sql, table.Columns.Length));
    }

    public void Run(TRow row) => _statement.Run(_table.ValuesOf(row));

    public void Dispose() => _statement.Dispose();
}
