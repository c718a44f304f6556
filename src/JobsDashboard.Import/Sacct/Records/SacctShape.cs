using JobsDashboard.Import.Files;
using JobsDashboard.Import.Sacct.Values;

namespace JobsDashboard.Import.Sacct.Records;

/// <summary>Which of the outputs of <c>sacct</c> a file of lines is, as its first lines show.</summary>
/// <param name="Layout">The columns.</param>
/// <param name="HeaderLines">The number of lines before the first job.</param>
/// <param name="IsFixedWidth">Whether it is the default output, which has columns of fixed width and no times.</param>
/// <param name="Split">Splits a line into its fields; null fields with a reason when it cannot be split.</param>
internal sealed record SacctShape(
    SacctLayout Layout, int HeaderLines, bool IsFixedWidth, Func<string, (string[]? Fields, string Reason)> Split)
{
    // The index of XDMoD's column submit.
    private const int XdmodSubmit = 10;

    /// <summary>The shape of a file that begins with these lines; null when it is not output of <c>sacct</c>.</summary>
    public static SacctShape? Of(ImportFile file, IReadOnlyList<string> lines)
    {
        if (FixedWidthTable.Of(file, lines) is { } table)
        {
            return new SacctShape(table.Layout, 2, IsFixedWidth: true, table.Split);
        }
        return SacctHeader.Of(lines[0]) is { } header
            ? Delimited(new SacctLayout(header.Columns), header.Delimiter, header.EndsWithDelimiter, headerLines: 1)
            : Headerless(lines);
    }

    private static SacctShape? Headerless(IReadOnlyList<string> lines)
    {
        if (XdmodLayout(lines[0].Split('|')) is not { } layout)
        {
            return null;
        }
        var endsWithDelimiter = lines.All(line => line.EndsWith('|') && line.Count(letter => letter == '|') >= layout.Columns.Length);
        return Delimited(layout, "|", endsWithDelimiter, headerLines: 0);
    }

    private static SacctLayout? XdmodLayout(string[] fields)
    {
        if (fields.Length < SacctLayout.XdmodWithoutQos.Columns.Length)
        {
            return null;
        }
        if (SlurmTime.TryParse(fields[XdmodSubmit - 1], out _))
        {
            return SacctLayout.XdmodWithoutQos;
        }
        return SlurmTime.TryParse(fields[XdmodSubmit], out _) ? SacctLayout.Xdmod : null;
    }

    private static SacctShape Delimited(SacctLayout layout, string delimiter, bool endsWithDelimiter, int headerLines)
    {
        var splitter = new SacctLineSplitter(layout, delimiter);
        return new SacctShape(layout, headerLines, IsFixedWidth: false, endsWithDelimiter ? SplitEnded : splitter.Split);

        (string[]? Fields, string Reason) SplitEnded(string line) => line.EndsWith(delimiter, StringComparison.Ordinal)
            ? splitter.Split(line[..^delimiter.Length])
            : (null, $"The line ends before its last \"{delimiter}\".");
    }
}
