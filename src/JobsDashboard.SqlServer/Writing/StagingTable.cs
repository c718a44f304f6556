using System.Collections.Immutable;
using System.Data;
using System.Globalization;
using JobsDashboard.SqlServer.Data;

namespace JobsDashboard.SqlServer.Writing;

/// <summary>A column of a staging table.</summary>
/// <param name="Name">The name of the column that it is for.</param>
/// <param name="Type">The T-SQL type of that column.</param>
/// <param name="IsCompared">Whether it holds texts as <see cref="StoredText"/>.</param>
internal sealed record StagedColumn(string Name, string Type, bool IsCompared = false)
{
    /// <summary>The most UTF-16 units of a text; null for no end.</summary>
    public int? Length => Type.StartsWith("nvarchar(", StringComparison.Ordinal) && int.TryParse(Type["nvarchar(".Length..^1], CultureInfo.InvariantCulture, out var length)
        ? length
        : null;

    public Type ClrType => Type switch
    {
        "bigint" => typeof(long),
        "int" => typeof(int),
        "float" => typeof(double),
        "bit" => typeof(bool),
        _ => typeof(string),
    };

    // Else a text would have the collation of tempdb, and not be comparable.
    public string Definition => ClrType == typeof(string) ? $"[{Name}] {Type} COLLATE {SqlServerModel.Collation} NULL" : $"[{Name}] {Type} NULL";
}

/// <summary>A temporary table that takes the rows of a batch in bulk, and what moves them from there into the table that they are for.</summary>
internal sealed record StagingTable(string Target, ImmutableArray<StagedColumn> Columns)
{
    public string Name => $"#{Target}";

    public string Create => $"CREATE TABLE [{Name}] ({string.Join(", ", Columns.Select(column => column.Definition))});";

    /// <summary>Inserts the staged rows that the table lacks, by their first column.</summary>
    public string InsertMissing
    {
        get
        {
            var (key, columns) = (Columns[0].Name, Columns.Select(column => $"[{column.Name}]").ToList());
            return $"""
                INSERT INTO [{Target}] ({string.Join(", ", columns)})
                SELECT {string.Join(", ", columns.Select(column => $"s.{column}"))}
                FROM [{Name}] AS s
                WHERE NOT EXISTS (SELECT 1 FROM [{Target}] AS t WHERE t.[{key}] = s.[{key}]);
                """;
        }
    }

    /// <summary>Updates the rows that the table has, by their first column.</summary>
    public string Update(params IReadOnlyCollection<string> keep) =>
        $"""
        UPDATE t SET {string.Join(", ", Changing(keep).Select(column => $"t.[{column}] = s.[{column}]"))}
        FROM [{Target}] AS t JOIN [{Name}] AS s ON s.[{Columns[0].Name}] = t.[{Columns[0].Name}]
        """;

    /// <summary>Updates the rows that the table has otherwise, by their first column.</summary>
    public string UpdateDiffering() =>
        $"""
        {Update()}
        WHERE EXISTS (SELECT {string.Join(", ", Changing([]).Select(column => $"s.[{column}]"))} EXCEPT SELECT {string.Join(", ", Changing([]).Select(column => $"t.[{column}]"))})
        """;

    /// <summary>An empty table for the rows, to be filled and copied in bulk.</summary>
    public DataTable NewRows()
    {
        var rows = new DataTable(Name);
        foreach (var column in Columns)
        {
            rows.Columns.Add(column.Name, column.ClrType);
        }
        return rows;
    }

    private IEnumerable<string> Changing(IReadOnlyCollection<string> keep) => Columns.Skip(1).Select(column => column.Name).Except(keep);
}
