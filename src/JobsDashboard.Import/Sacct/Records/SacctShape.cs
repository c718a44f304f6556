namespace JobsDashboard.Import.Sacct;

/// <summary>How a file of lines is laid out, as its beginning shows.</summary>
/// <param name="Layout">Its columns.</param>
/// <param name="HeaderLines">How many lines come before the first job.</param>
/// <param name="IsForPeople">Whether it is what Slurm prints unless told otherwise, which has no times.</param>
/// <param name="Cut">Cuts a line into its fields.</param>
internal sealed record SacctShape(SacctLayout Layout, int HeaderLines, bool IsForPeople, Func<string, (string[]? Fields, string Reason)> Cut)
{
    // XDMoD's columns submit and uid stand here.
    private const int Submit = 10;

    /// <summary>The layout of a file that begins so; null when it is nothing that Slurm prints.</summary>
    public static SacctShape? Of(ImportFile file, IReadOnlyList<string> lines) =>
        FixedWidthTable.Of(file, lines) is { } table ? new SacctShape(table.Layout, 2, IsForPeople: true, table.Cut)
        : SacctHeader.Of(lines[0]) is { } header ? Delimited(new SacctLayout(header.Columns), header.Delimiter, header.EndsWithDelimiter, headerLines: 1)
        : Headerless(lines);

    private static SacctShape? Headerless(IReadOnlyList<string> lines)
    {
        var fields = lines[0].Split('|');
        var layout = fields.Length < SacctLayout.XdmodWithoutQos.Columns.Length ? null
            : SlurmTime.TryParse(fields[Submit - 1], out _) ? SacctLayout.XdmodWithoutQos
            : SlurmTime.TryParse(fields[Submit], out _) ? SacctLayout.Xdmod
            : null;
        if (layout is null)
        {
            return null;
        }
        var endsWithDelimiter = lines.All(line => line.EndsWith('|') && line.Count(letter => letter == '|') >= layout.Columns.Length);
        return Delimited(layout, "|", endsWithDelimiter, headerLines: 0);
    }

    private static SacctShape Delimited(SacctLayout layout, string delimiter, bool endsWithDelimiter, int headerLines)
    {
        var row = new SacctRow(layout, delimiter);
        return new SacctShape(layout, headerLines, IsForPeople: false, !endsWithDelimiter ? row.Cut
            : line => line.EndsWith(delimiter, StringComparison.Ordinal)
                ? row.Cut(line[..^delimiter.Length])
                : (null, $"The line ends before its last \"{delimiter}\"."));
    }
}
