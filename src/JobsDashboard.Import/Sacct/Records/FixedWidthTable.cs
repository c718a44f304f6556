using System.Text;
using JobsDashboard.Import.Files;
using JobsDashboard.Import.Sacct.Values;

namespace JobsDashboard.Import.Sacct.Records;

/// <summary>The default output of <c>sacct</c>: columns of fixed width. A longer value is shortened and ends with a +.</summary>
internal sealed class FixedWidthTable
{
    private const string Names = "Names that sacct cut off, with a + at their end (--parsable2 prints them whole)";
    private const string Others = "Values other than names that sacct cut off, left out (--parsable2 prints them whole)";

    private readonly ImportFile _file;
    private readonly (int Start, int End)[] _columns;

    private FixedWidthTable(ImportFile file, SacctLayout layout, (int Start, int End)[] columns) =>
        (_file, Layout, _columns) = (file, layout, columns);

    public SacctLayout Layout { get; }

    /// <summary>The table of a file that begins with these lines; null when they are not the header of such a table.</summary>
    public static FixedWidthTable? Of(ImportFile file, IReadOnlyList<string> lines)
    {
        if (lines.Count < 2 || !lines[1].StartsWith('-') || lines[1].Any(letter => letter is not ('-' or ' ')))
        {
            return null;
        }
        var names = lines[0].Split(' ', StringSplitOptions.RemoveEmptyEntries);
        var widths = lines[1].TrimEnd().Split(' ').Select(dashes => dashes.Length).ToArray();
        if (names.Length != widths.Length || widths.Contains(0))
        {
            return null;
        }
        var columns = new (int Start, int End)[widths.Length];
        for (var i = 0; i < widths.Length; i++)
        {
            var start = i == 0 ? 0 : columns[i - 1].End + 1;
            columns[i] = (start, start + widths[i]);
        }
        return new FixedWidthTable(file, new SacctLayout([.. names]), columns);
    }

    /// <summary>Splits a line into its fields; null with a reason when its columns are not where the header has them.</summary>
    public (string[]? Fields, string Reason) Split(string line)
    {
        line = line.TrimEnd(' ');
        // Older versions of sacct count bytes, newer ones characters. In ASCII both are the same.
        var bytes = Encoding.UTF8.GetBytes(line);
        var byBytes = Split(bytes.Length, at => bytes[at] == ' ', (start, end) => Encoding.UTF8.GetString(bytes, start, end - start));
        var byCharacters = bytes.Length == line.Length
            ? byBytes
            : Split(line.Length, at => line[at] == ' ', (start, end) => line[start..end]);
        if (byBytes is not null && byCharacters is not null && !byBytes.SequenceEqual(byCharacters))
        {
            // Only the right way of counting makes the line as long as the header.
            byBytes = bytes.Length == _columns[^1].End ? byBytes : null;
            byCharacters = line.Length == _columns[^1].End ? byCharacters : null;
        }
        return (byBytes ?? byCharacters) is { } fields
            ? (WithoutShortened(fields), "")
            : (null, "This line's columns are not where the header has them.");
    }

    private string[]? Split(int length, Func<int, bool> isBlank, Func<int, int, string> part) =>
        length > _columns[^1].End || _columns.Any(column => column.End < length && !isBlank(column.End))
            ? null
            : [.. _columns.Select(column => column.Start >= length ? "" : part(column.Start, Math.Min(column.End, length)).Trim(' '))];

    /// <summary>Keeps shortened names, states and ids, which are useful or are checked later, and drops other shortened values.</summary>
    private string[] WithoutShortened(string[] fields)
    {
        for (var i = 0; i < fields.Length; i++)
        {
            if (!IsShortened(i, fields[i]))
            {
                continue;
            }
            fields[i] = TruncatedCharacters.Removed(fields[i]);
            var kind = Layout.Kinds[i];
            if (kind == SlurmKind.State || kind == SlurmKind.Id || !SlurmColumns.IsUsed(Layout.Columns[i]))
            {
                continue;
            }
            var isName = kind.IsName;
            _file.Note(isName ? Names : Others);
            fields[i] = isName ? fields[i] : "Unknown";
        }
        return fields;
    }

    private bool IsShortened(int column, string value)
    {
        var width = _columns[column].End - _columns[column].Start;
        return value.EndsWith('+') && (value.Length == width || Encoding.UTF8.GetByteCount(value) == width);
    }
}
