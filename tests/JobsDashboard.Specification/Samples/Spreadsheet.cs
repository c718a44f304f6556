using System.Text;

namespace JobsDashboard.Specification.Samples;

/// <summary>What a spreadsheet does to a table that is opened and saved.</summary>
/// <param name="Separator">What it parts cells by.</param>
/// <param name="NewLine">What it ends a row with.</param>
/// <param name="QuotesAll">Whether every cell is quoted; else those that need it.</param>
/// <param name="Encoding">What it writes, with a byte order mark if the encoding has one.</param>
internal sealed record Spreadsheet(char Separator, string NewLine, bool QuotesAll, Encoding Encoding)
{
    private static readonly UTF8Encoding s_marked = new(encoderShouldEmitUTF8Identifier: true);
    private static readonly UTF8Encoding s_unmarked = new(encoderShouldEmitUTF8Identifier: false);

    public static IReadOnlyDictionary<string, Spreadsheet> All { get; } = new Dictionary<string, Spreadsheet>
    {
        ["Excel, CSV UTF-8"] = new(',', "\r\n", false, s_marked),
        ["Excel in Europe, CSV UTF-8"] = new(';', "\r\n", false, s_marked),
        ["Excel, Unicode text"] = new('\t', "\r\n", false, Encoding.Unicode),
        ["LibreOffice"] = new(',', "\n", false, s_unmarked),
        ["LibreOffice, all texts quoted"] = new(';', "\n", true, s_unmarked),
        ["LibreOffice, tabs"] = new('\t', "\n", true, s_unmarked),
        ["Google Sheets, TSV with quotes"] = new('\t', "\r\n", false, s_unmarked),
    };

    public byte[] Save(string csv)
    {
        var text = new StringBuilder();
        foreach (var row in Open(csv.TrimStart('\uFEFF'), ','))
        {
            text.AppendJoin(Separator, row.Select(cell => Quoted(Shown(cell)))).Append(NewLine);
        }
        return [.. Encoding.GetPreamble(), .. Encoding.GetBytes(text.ToString())];
    }

    /// <summary>The cells of a table. As in spreadsheets a quote opens a cell only where the cell begins.</summary>
    public static IEnumerable<List<string>> Open(string text, char separator)
    {
        var (row, cell, isQuoted, at) = (new List<string>(), new StringBuilder(), false, 0);
        while (at < text.Length)
        {
            var letter = text[at++];
            if (isQuoted)
            {
                if (letter != '"')
                {
                    cell.Append(letter);
                }
                else if (at < text.Length && text[at] == '"')
                {
                    cell.Append(text[at++]);
                }
                else
                {
                    isQuoted = false;
                }
            }
            else if (letter == '"' && cell.Length == 0)
            {
                isQuoted = true;
            }
            else if (letter == separator)
            {
                EndCell();
            }
            else if (letter is '\r' or '\n')
            {
                at += letter == '\r' && at < text.Length && text[at] == '\n' ? 1 : 0;
                EndCell();
                yield return row;
                row = [];
            }
            else
            {
                cell.Append(letter);
            }
        }
        if (cell.Length > 0 || row.Count > 0)
        {
            EndCell();
            yield return row;
        }

        void EndCell()
        {
            row.Add(cell.ToString());
            cell.Clear();
        }
    }

    // Cells that read as a truth value are one, and are shown as spreadsheets write it.
    private static string Shown(string cell) => bool.TryParse(cell, out var truth) ? truth ? "TRUE" : "FALSE" : cell;

    private string Quoted(string cell) =>
        QuotesAll || cell.Contains(Separator, StringComparison.Ordinal) || cell.AsSpan().IndexOfAny("\"\r\n") >= 0
            ? $"\"{cell.Replace("\"", "\"\"", StringComparison.Ordinal)}\""
            : cell;
}
