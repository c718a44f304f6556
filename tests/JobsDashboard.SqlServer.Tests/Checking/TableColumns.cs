using System.Collections.Frozen;
using JobsDashboard.Jobs.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.Extensions.DependencyInjection;

namespace JobsDashboard.SqlServer.Tests.Checking;

/// <summary>The columns of the tables, with what a query has to respect of them.</summary>
internal sealed class TableColumns
{
    private readonly FrozenDictionary<(string Table, string Column), (string Type, bool LeadsIndex)> _columns;

    private TableColumns(IRelationalModel model)
    {
        _columns = model.Tables.SelectMany(table => table.Columns).ToFrozenDictionary(
            column => (column.Table.Name, column.Name),
            column => (column.StoreType, LeadsIndex(column)));
    }

    public static TableColumns OfTheProduct()
    {
        using var services = Scripts.Services();
        using var db = services.GetRequiredService<IDbContextFactory<JobsDb>>().CreateDbContext();
        return new TableColumns(db.Model.GetRelationalModel());
    }

    /// <summary>The column's type in T-SQL; null when the table has no such column.</summary>
    public string? TypeOf(string table, string column) => _columns.TryGetValue((table, column), out var found) ? found.Type : null;

    /// <summary>Whether an index begins with the column, so that a comparison with it can be a seek.</summary>
    public bool LeadsIndex(string table, string column) => _columns.TryGetValue((table, column), out var found) && found.LeadsIndex;

    private static bool LeadsIndex(IColumn column)
    {
        var table = (ITable)column.Table;
        return table.Indexes.Any(index => index.Columns[0] == column) || table.UniqueConstraints.Any(key => key.Columns[0] == column);
    }
}
