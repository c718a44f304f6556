using System.Buffers;
using System.Runtime.CompilerServices;
using System.Text.Encodings.Web;
using System.Text.Json;
using CsvHelper;
using JobsDashboard.Import.Files;
using JobsDashboard.Import.ListJobs.Json;
using JobsDashboard.Import.Reading;
using JobsDashboard.Import.Reading.Tables;

namespace JobsDashboard.Import.ListJobs.Csv;

/// <summary>Reads jobs from CSV. Each row is turned back into the JSON of the job, so that both have the same rules.</summary>
internal sealed class JobCsvReader(ImportFile file, CsvReader table, TimeZoneInfo? zone)
{
    // A line before the header that tells spreadsheets the separator.
    private static ReadOnlySpan<byte> SeparatorHint => "sep="u8;

    // Escapes no more than needed, because the limits count the bytes of the JSON.
    private static readonly JsonWriterOptions s_json = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private readonly JobItemParser _parser = new(file, zone);
    private readonly ArrayBufferWriter<byte> _json = new();

    /// <summary>The separator of a text that begins with a header with the column JobId; null when it does not begin so.</summary>
    public static char? SeparatorOf(ReadOnlySpan<byte> text)
    {
        var line = FirstLine(text);
        if (line.Length == SeparatorHint.Length + 1 && line.StartsWith(SeparatorHint))
        {
            line = FirstLine(text[line.Length..].TrimStart("\r\n"u8));
        }
        if (line is [(byte)'{' or (byte)'[', ..])
        {
            return null;
        }
        foreach (var separator in ",;\t"u8)
        {
            foreach (var cell in line.Split(separator))
            {
                if (line[cell].Trim("\""u8).SequenceEqual("JobId"u8))
                {
                    return (char)separator;
                }
            }
        }
        return null;
    }

    public static async IAsyncEnumerable<ImportedRow> ReadAsync(
        ImportFile file, char separator, TimeZoneInfo? zone, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var options = new CsvReaderOptions { Separator = separator, HasHeader = false, TrackLineNumbers = true };
        await using var table = CsvReader.Create(new RowCutter(file.Open(), hasLineBreaksInQuotes: true), options, leaveOpen: false);
        var rows = new TableCursor(file, table);
        var isThere = await rows.NextAsync(cancellationToken);
        if (isThere && table.GetSpan(0).SequenceEqual(SeparatorHint))
        {
            isThere = await rows.NextAsync(cancellationToken);
        }
        var reader = new JobCsvReader(file, table, zone);
        var columns = isThere ? reader.ReadHeader() : [];
        while (isThere && await rows.NextAsync(cancellationToken))
        {
            yield return rows.Problem is { } problem ? new ImportedRow(problem) : reader.Read(columns);
        }
        if (rows.Unreadable is { } rest)
        {
            yield return new ImportedRow(rest);
        }
    }

    private static ReadOnlySpan<byte> FirstLine(ReadOnlySpan<byte> text) =>
        text.IndexOfAny("\r\n"u8) is >= 0 and var end ? text[..end] : text;

    // A column that is not a field of a job is null.
    private JobCsvColumn?[] ReadHeader()
    {
        file.RefuseTooManyColumns(table.FieldCount);
        if (!file.IsReadable(table.RawRecord))
        {
            throw file.RejectUnreadable(table.LineNumber).Refusal;
        }
        var names = table.Current.ToArray();
        // Spreadsheets may add empty columns without a name.
        var named = names.Where(name => name != "").GroupBy(name => name, StringComparer.Ordinal);
        if (named.FirstOrDefault(name => name.Count() > 1) is { Key: var twice })
        {
            throw new ImportRefusedException($"{file.Path} has the column {twice} twice.");
        }
        var columns = names.Select(name => JobCsvColumn.All.FirstOrDefault(column => column.Name == name)).ToArray();
        foreach (var (name, _) in names.Zip(columns).Where(column => column.Second is null && column.First != ""))
        {
            file.Ignore(name);
        }
        return columns;
    }

    private ImportedRow Read(JobCsvColumn?[] columns)
    {
        if (table.FieldCount != columns.Length)
        {
            return new ImportedRow(file.Reject(table.LineNumber, $"{columns.Length} fields were expected, not {table.FieldCount}."));
        }
        _json.ResetWrittenCount();
        using var json = new Utf8JsonWriter(_json, s_json);
        json.WriteStartObject();
        for (var i = 0; i < columns.Length; i++)
        {
            if (columns[i] is not { } column || table.GetString(i) is not { Length: > 0 } cell)
            {
                continue;
            }
            if (column.IsText && SpreadsheetCell.IsShortenedNumber(cell))
            {
                return new ImportedRow(file.Reject(table.LineNumber, $"{column.Name}: {cell} is what a spreadsheet left of a longer number;"
                    + " open the table with this column as text."));
            }
            if (!TryWrite(json, column, cell))
            {
                return _parser.RejectedFor(column.Name, table.LineNumber);
            }
        }
        json.WriteEndObject();
        json.Flush();
        return _parser.TryParse(_json.WrittenSpan, table.LineNumber, out var row)
            ? row
            : throw new InvalidOperationException("The row was not written as JSON.");
    }

    private static bool TryWrite(Utf8JsonWriter json, JobCsvColumn column, string cell)
    {
        json.WritePropertyName(column.Name);
        var text = FormulaGuard.Unguard(cell);
        switch (column)
        {
            case { IsTime: true } when SpreadsheetCell.TryReadTime(text, out var time):
                json.WriteStringValue(time);
                return true;
            case { IsText: true }:
                json.WriteStringValue(text);
                return true;
            case var _ when SpreadsheetCell.TryReadBoolean(text, out var boolean):
                json.WriteBooleanValue(boolean);
                return true;
            default:
                return TryWriteJson(json, text);
        }
    }

    private static bool TryWriteJson(Utf8JsonWriter json, string text)
    {
        try
        {
            json.WriteRawValue(text);
            return true;
        }
        catch (Exception e) when (e is JsonException or ArgumentException)
        {
            return false;
        }
    }
}
