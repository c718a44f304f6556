using System.Collections.Frozen;
using System.Globalization;
using System.Text.RegularExpressions;

namespace JobsDashboard.Import.ListJobs.Csv;

/// <summary>Recognises values in the form in which spreadsheets save them.</summary>
internal static partial class SpreadsheetCell
{
    // In many of these languages spreadsheets also separate cells by semicolons.
    private static readonly FrozenDictionary<string, bool> s_booleans = new (string True, string False)[]
        {
            ("TRUE", "FALSE"), ("WAHR", "FALSCH"), ("VRAI", "FAUX"), ("VERDADERO", "FALSO"), ("VERO", "FALSO"), ("VERDADEIRO", "FALSO"),
            ("WAAR", "ONWAAR"), ("PRAWDA", "FAŁSZ"), ("ИСТИНА", "ЛОЖЬ"),
        }
        .SelectMany(words => new[] { (Word: words.True, Value: true), (Word: words.False, Value: false) })
        .DistinctBy(word => word.Word)
        .ToFrozenDictionary(word => word.Word, word => word.Value, StringComparer.OrdinalIgnoreCase);

    // Only forms that cannot be mistaken for another time: the year first, and with seconds.
    private static readonly string[] s_times = ["yyyy-MM-dd'T'HH:mm:ss", "yyyy-M-d H:mm:ss", "yyyy/M/d H:mm:ss"];

    /// <summary>Reads <c>TRUE</c> or <c>FALSE</c>, also in other languages.</summary>
    public static bool TryReadBoolean(string cell, out bool value) => s_booleans.TryGetValue(cell, out value);

    /// <summary>Reads a time whose zone the spreadsheet has dropped.</summary>
    public static bool TryReadTime(string cell, out DateTime time)
    {
        time = default;
        return !cell.EndsWith('Z')
            && DateTime.TryParseExact(cell, s_times, CultureInfo.InvariantCulture, DateTimeStyles.None, out time);
    }

    /// <summary>Whether a cell is a long number that the spreadsheet has rounded, such as <c>1.23457E+15</c>.</summary>
    public static bool IsShortenedNumber(string cell) => cell.Contains("E+", StringComparison.Ordinal) && ShortenedNumber().IsMatch(cell);

    [GeneratedRegex(@"\A-?[0-9]([.,][0-9]{1,20})?E\+[0-9]{2,3}\z")]
    private static partial Regex ShortenedNumber();
}
