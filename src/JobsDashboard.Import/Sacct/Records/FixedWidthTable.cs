using System.Text;

namespace JobsDashboard.Import.Sacct;

/// <summary>What <c>sacct</c> prints for people: columns of a fixed width under two lines of header, cut off with a + where a value is longer.</summary>
internal sealed class FixedWidthTable
{
    private const string Names = "Names that sacct cut off, with a + at their end (--parsable2 prints them whole)";
    private const string Others = "Values other than names that sacct cut off, left out (--parsable2 prints them whole)";

    private readonly ImportFile _file;
    private readonly (int Start, int End)[] _columns;

    private FixedWidthTable(ImportFile file, SacctLayout layout, (int Start, int End)[] columns) => (_file, Layout, _columns) = (file, layout, columns);

    public SacctLayout Layout { get; }

    /// <summary>The table that begins with these lines; null when it is none.</summary>
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

    /// <summary>A line's fields; null with a reason when its columns are not where the header has them.</summary>
    public (string[]? Fields, string Reason) Cut(string line)
    {
        line = line.TrimEnd(' ');
        // Older versions count bytes, newer ones characters; without other letters than English ones that is the same.
        var bytes = Encoding.UTF8.GetBytes(line);
        var byBytes = Cut(bytes.Length, at => bytes[at] == ' ', (start, end) => Encoding.UTF8.GetString(bytes, start, end - start));
        var byCharacters = bytes.Length == line.Length ? byBytes : Cut(line.Length, at => line[at] == ' ', (start, end) => line[start..end]);
        if (byBytes is not null && byCharacters is not null && !byBytes.SequenceEqual(byCharacters))
        {
            (byBytes, byCharacters) = (bytes.Length == _columns[^1].End ? byBytes : null, line.Length == _columns[^1].End ? byCharacters : null);
        }
        return (byBytes ?? byCharacters) is { } fields ? (WithoutCutOff(fields), "") : (null, "This line's columns are not where the header has them.");
    }

    private string[]? Cut(int length, Func<int, bool> isBlank, Func<int, int, string> part) =>
        length > _columns[^1].End || _columns.Any(column => column.End < length && !isBlank(column.End))
            ? null
            : [.. _columns.Select(column => column.Start >= length ? "" : part(column.Start, Math.Min(column.End, length)).Trim(' '))];

    /// <summary>Names are taken as they are, states and ids are read by their beginnings or rejected, and half of anything else tells nothing.</summary>
    private string[] WithoutCutOff(string[] fields)
    {
        for (var i = 0; i < fields.Length; i++)
        {
            if (!IsCutOff(i, fields[i]))
            {
                continue;
            }
            fields[i] = CutCharacters.Removed(fields[i]);
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

    private bool IsCutOff(int column, string value)
    {
        var width = _columns[column].End - _columns[column].Start;
        return value.EndsWith('+') && (value.Length == width || Encoding.UTF8.GetByteCount(value) == width);
    }
}
