using System.Globalization;
using JobsDashboard.SqlServer.Data;

namespace JobsDashboard.SqlServer.Migrations;

/// <summary>Brings the texts of a column from the form that they had at first to that of <see cref="StoredText"/>, in the server.</summary>
/// <remarks>At first a text that ended in a blank had U+FDEF after it, a long one ended in the digits of its hash, and nothing else was changed.</remarks>
internal static class StoredTextUpdate
{
    private const int Digits = StoredText.HashLength - 1;
    private const string FormerMark = "NCHAR(65007)";

    /// <param name="table">The table.</param>
    /// <param name="column">The column, wide enough for both forms.</param>
    /// <param name="formerLength">The most units that a text had; null for no end.</param>
    /// <param name="length">The most units that it may have.</param>
    public static string Sql(string table, string column, int? formerLength, int? length)
    {
        var wasCut = formerLength is null ? "1 = 0" : $"LEN(t.[{column}]) = {formerLength} AND UNICODE(RIGHT(t.[{column}], 1)) BETWEEN 64976 AND 65006";
        var beginning = $"LEFT(b.[Text], {(length ?? StoredText.HashLength) - StoredText.HashLength}) + N'{StoredText.Lead}'";
        var digits = string.Join(" + ", Enumerable.Range(StoredText.FirstDigit, 16).Select(Character));
        var isTooLong = length is null ? "1 = 0" : $"LEN(b.[Text]) > {length}";
        return $"""
            UPDATE t SET t.[{column}] = CASE
                WHEN a.[WasCut] = 1 THEN {beginning} + RIGHT(t.[{column}], {Digits})
                WHEN {isTooLong} THEN {beginning} + TRANSLATE(CONVERT(nvarchar({Digits}), HASHBYTES('SHA2_256', a.[Raw]), 2) COLLATE {SqlServerModel.Collation}, N'0123456789ABCDEF', {digits})
                ELSE b.[Text] END
            FROM [{table}] AS t
            CROSS APPLY (SELECT
                CASE WHEN {wasCut} THEN 1 ELSE 0 END AS [WasCut],
                CASE WHEN {wasCut} THEN LEFT(t.[{column}], LEN(t.[{column}]) - {Digits})
                    WHEN RIGHT(t.[{column}], 1) = {FormerMark} THEN LEFT(t.[{column}], LEN(t.[{column}]) - 1)
                    ELSE t.[{column}] END AS [Raw]) AS a
            CROSS APPLY (SELECT {Escaped("a.[Raw]")} AS [Text]) AS b
            WHERE t.[{column}] LIKE N'%[' + NCHAR(1) + N'-!' + NCHAR(64976) + N'-' + {FormerMark} + N']%' OR {(length is null ? "1 = 0" : $"LEN(t.[{column}]) > {length}")};
            """;
    }

    // The exclamation mark first, because it is in all that come after.
    private static string Escaped(string text) =>
        Enumerable.Range(1, StoredText.Lead).Reverse().Aggregate(text, (escaped, unit) =>
            $"REPLACE({escaped}, {Character(unit)}, N'{StoredText.Lead}' + {Character(StoredText.FirstEscaped + unit)})");

    private static string Character(int unit) => string.Create(CultureInfo.InvariantCulture, $"NCHAR({unit})");
}
