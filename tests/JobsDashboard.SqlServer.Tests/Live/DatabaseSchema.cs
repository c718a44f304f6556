using System.Globalization;
using System.Text.RegularExpressions;

namespace JobsDashboard.SqlServer.Tests.Live;

/// <summary>What a database is made of, line by line, to be held against another.</summary>
internal static partial class DatabaseSchema
{
    private static readonly string[] s_queries =
        [LiveSql.Columns, LiveSql.Indexes, LiveSql.IndexColumns, LiveSql.ForeignKeys, LiveSql.TextColumns, LiveSql.Settings, LiveSql.Migrations];

    /// <summary>Tables, columns, indexes, keys, full text and settings.</summary>
    public static async Task<List<string>> ReadAsync(string connectionString) => await LinesAsync(connectionString, s_queries);

    /// <summary>When each of its objects was last changed.</summary>
    public static async Task<List<string>> DatesAsync(string connectionString) => await LinesAsync(connectionString, LiveSql.Dates);

    /// <summary>A script as sqlcmd sends it.</summary>
    public static string[] Batches(string script) => [.. Go().Split(script).Where(batch => !string.IsNullOrWhiteSpace(batch))];

    private static async Task<List<string>> LinesAsync(string connectionString, params string[] queries)
    {
        var lines = new List<string>();
        foreach (var query in queries)
        {
            var rows = await TestServer.ReadAsync(connectionString, query);
            lines.AddRange(rows.Select(row => string.Join(" | ", row.Select(value => Convert.ToString(value, CultureInfo.InvariantCulture)))).Order(StringComparer.Ordinal));
        }
        return lines;
    }

    [GeneratedRegex(@"^GO\s*$", RegexOptions.Multiline)]
    private static partial Regex Go();
}
