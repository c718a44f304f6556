using System.Collections.Immutable;
using System.Data;
using JobsDashboard.Jobs.Data;
using JobsDashboard.SqlServer.Data;
using Microsoft.EntityFrameworkCore.Metadata;

namespace JobsDashboard.SqlServer.Writing;

/// <summary>A temporary table that takes rows in bulk, and what moves them from there into the table that they are for.</summary>
/// <param name="model">The model that the columns come from.</param>
/// <param name="key">The property that says which row is which.</param>
/// <param name="includes">Which properties have their columns in it; null for all.</param>
/// <param name="name">A name for it, when it is not named like its target.</param>
internal sealed class StagingTable<TRow>(IModel model, string key, Func<string, bool>? includes = null, string? name = null)
    where TRow : class
{
    private readonly MappedTable<TRow> _target = new(model, includes);

    /// <summary>The table that the rows are for.</summary>
    public string Target => _target.Name;

    public string Name => $"#{name ?? Target}";

    public ImmutableArray<MappedColumn> Columns => _target.Columns;

    public string Create => $"CREATE TABLE [{Name}] ({string.Join(", ", Columns.Select(Definition))});";

    /// <summary>Empties it, so that it can take other rows.</summary>
    public string Clear => $"TRUNCATE TABLE [{Name}];";

    /// <summary>Inserts the staged rows whose keys the target lacks.</summary>
    public string InsertMissing
    {
        get
        {
            var columns = Columns.Select(column => $"[{column.Name}]").ToList();
            return $"""
                INSERT INTO [{Target}] ({string.Join(", ", columns)})
                SELECT {string.Join(", ", columns.Select(column => $"s.{column}"))}
                FROM [{Name}] AS s
                WHERE NOT EXISTS (SELECT 1 FROM [{Target}] AS t WHERE t.[{Key}] = s.[{Key}]);
                """;
        }
    }

    private string Key => _target[key].Name;

    /// <summary>Updates the rows whose keys the target has.</summary>
    /// <param name="kept">Properties whose columns stay as they are.</param>
    public string Update(params IReadOnlyCollection<string> kept) =>
        $"""
        UPDATE t SET {string.Join(", ", Updated(kept).Select(column => $"t.[{column}] = s.[{column}]"))}
        FROM [{Target}] AS t JOIN [{Name}] AS s ON s.[{Key}] = t.[{Key}]
        """;

    /// <summary>Updates the rows whose keys the target has with other values.</summary>
    public string UpdateDiffering() =>
        $"""
        {Update()}
        WHERE EXISTS (SELECT {Of("s")} EXCEPT SELECT {Of("t")})
        """;

    /// <summary>The stored form of a value of one column.</summary>
    public string ToStored(string property, string text) => (string)_target[property].ToStored(text)!;

    /// <summary>Rows to be copied into it, each value under its column's name.</summary>
    public DataTable Rows(IEnumerable<TRow> rows)
    {
        var table = new DataTable(Name);
        foreach (var column in Columns)
        {
            table.Columns.Add(column.Name, column.ProviderType);
        }
        foreach (var row in rows)
        {
            table.Rows.Add(_target.ValuesOf(row));
        }
        return table;
    }

    // Without a collation, a text would have that of tempdb and not be comparable.
    private static string Definition(MappedColumn column) =>
        $"[{column.Name}] {column.StoreType}{(column.ProviderType == typeof(string) ? $" COLLATE {SqlServerModel.Collation}" : "")} NULL";

    private string Of(string alias) => string.Join(", ", Updated([]).Select(column => $"{alias}.[{column}]"));

    private IEnumerable<string> Updated(IReadOnlyCollection<string> kept) =>
        Columns.Where(column => column.Property != key && !kept.Contains(column.Property)).Select(column => column.Name);
}
