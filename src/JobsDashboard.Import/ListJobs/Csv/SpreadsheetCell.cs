using System.Collections.Frozen;
using System.Globalization;
using System.Text.RegularExpressions;

namespace JobsDashboard.Import.ListJobs.Csv;

/// <summary>What spreadsheets make of values when they save a table.</summary>
internal static partial class SpreadsheetCell
{
    // Each language has words of its own, and those that part cells by semicolons are among them.
    private static readonly FrozenDictionary<string, bool> s_truths = new (string True, string False)[]
        {
            ("TRUE", "FALSE"), ("WAHR", "FALSCH"), ("VRAI", "FAUX"), ("VERDADERO", "FALSO"), ("VERO", "FALSO"), ("VERDADEIRO", "FALSO"),
            ("WAAR", "ONWAAR"), ("PRAWDA", "FAŁSZ"), ("ИСТИНА", "ЛОЖЬ"),
        }
        .SelectMany(words => new[] { (Word: words.True, Truth: true), (Word: words.False, Truth: false) })
        .DistinctBy(word => word.Word)
        .ToFrozenDictionary(word => word.Word, word => word.Truth, StringComparer.OrdinalIgnoreCase);

    // Only what cannot be taken for another time: the year first, and seconds.
    private static readonly string[] s_times = ["yyyy-MM-dd'T'HH:mm:ss", "yyyy-M-d H:mm:ss", "yyyy/M/d H:mm:ss"];

    /// <summary>Reads <c>TRUE</c>, <c>FALSE</c>, and the same in other languages.</summary>
    public static bool TryReadTruth(string cell, out bool truth) => s_truths.TryGetValue(cell, out truth);

    /// <summary>Reads a time that has lost its zone.</summary>
    public static bool TryReadTime(string cell, out DateTime time)
    {
        time = default;
        return !cell.EndsWith('Z')
            && DateTime.TryParseExact(cell, s_times, CultureInfo.InvariantCulture, DateTimeStyles.None, out time);
    }

    /// <summary>Whether a text is a long number of which only the first digits are left, such as <c>1.23457E+15</c>.</summary>
    public static bool IsShortenedNumber(string cell) => cell.Contains("E+", StringComparison.Ordinal) && ShortenedNumber().IsMatch(cell);

    [GeneratedRegex(@"\A-?[0-9]([.,][0-9]{1,20})?E\+[0-9]{2,3}\z")]
    private static partial Regex ShortenedNumber();
}
