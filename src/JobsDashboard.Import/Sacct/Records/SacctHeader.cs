using System.Collections.Immutable;
using JobsDashboard.Import.Sacct.Values;

namespace JobsDashboard.Import.Sacct.Records;

/// <summary>The header that <c>sacct</c> prints with <c>--parsable</c>, <c>--parsable2</c> or <c>--delimiter</c>.</summary>
internal sealed record SacctHeader(ImmutableArray<string> Columns, string Delimiter, bool EndsWithDelimiter)
{
    /// <summary>Reads a header; null when the line is not one.</summary>
    public static SacctHeader? Of(string line)
    {
        // The delimiter is whatever follows the first name.
        var first = line.TakeWhile(IsOfName).Count();
        var delimiter = string.Concat(line.Skip(first).TakeWhile(letter => !IsOfName(letter)));
        var endsWithDelimiter = delimiter.Length > 0 && line.EndsWith(delimiter, StringComparison.Ordinal);
        var names = endsWithDelimiter ? line[..^delimiter.Length] : line;
        var columns = delimiter.Length > 0 ? names.Split(delimiter) : [names];
        return columns.All(name => name.Length > 0 && name.All(IsOfName)) && columns.Any(SlurmColumns.IsKnown)
            ? new SacctHeader([.. columns], delimiter.Length > 0 ? delimiter : "|", endsWithDelimiter)
            : null;
    }

    private static bool IsOfName(char letter) => char.IsAsciiLetterOrDigit(letter) || letter == '_';
}
