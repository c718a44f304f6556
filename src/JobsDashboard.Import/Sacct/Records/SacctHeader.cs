using System.Collections.Immutable;

namespace JobsDashboard.Import.Sacct;

/// <summary>A line of the names of columns, as <c>--parsable</c>, <c>--parsable2</c> and <c>--delimiter</c> begin with.</summary>
internal sealed record SacctHeader(ImmutableArray<string> Columns, string Delimiter, bool EndsWithDelimiter)
{
    /// <summary>The header that a line is; null when it is none.</summary>
    public static SacctHeader? Of(string line)
    {
        // What stands after the first name is the delimiter, whatever it is.
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
