using System.Buffers;
using System.Runtime.CompilerServices;
using System.Text.Json;
using CsvHelper;
using JobsDashboard.Import.Delimited;

namespace JobsDashboard.Import.ListJobs.Csv;

/// <summary>Reads jobs from CSV. A row is made the JSON object that it came from, and read as one.</summary>
internal sealed class JobCsvReader(ImportFile file, CsvReader table)
{
    private readonly JobItemReader _jobs = new(file);
    private readonly ArrayBufferWriter<byte> _json = new();

    /// <summary>Whether a text begins with the names of columns, the JobId's among them.</summary>
    public static bool IsHeader(ReadOnlySpan<byte> text)
    {
        var end = text.IndexOfAny("\r\n"u8);
        var line = end < 0 ? text : text[..end];
        foreach (var cell in line.Split((byte)','))
        {
            if (line[cell].Trim("\""u8).SequenceEqual("JobId"u8))
            {
                return !line.StartsWith("{"u8) && !line.StartsWith("["u8);
            }
        }
        return false;
    }

    public static async IAsyncEnumerable<ImportedRow> ReadAsync(ImportFile file, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var options = new CsvReaderOptions { Separator = ',', HasHeader = false, TrackLineNumbers = true };
        await using var table = CsvReader.Create(new RowCutter(file.Open(), hasLineBreaksInQuotes: true), options, leaveOpen: false);
        var rows = new DelimitedRows(file, table);
        await rows.NextAsync(cancellationToken);
        var reader = new JobCsvReader(file, table);
        var columns = reader.ReadHeader();
        while (await rows.NextAsync(cancellationToken))
        {
            yield return rows.Problem is { } problem ? new ImportedRow(problem) : reader.Read(columns);
        }
        if (rows.Unreadable is { } rest)
        {
            yield return new ImportedRow(rest);
        }
    }

    // Null for a column that is none of a job's.
    private JobCsvColumn?[] ReadHeader()
    {
        if (table.FieldCount > ImportLimits.Columns)
        {
            throw new ImportRefusedException($"{file.Path} has more than {ImportLimits.Columns:N0} columns.");
        }
        if (!file.IsReadable(table.RawRecord))
        {
            throw file.RejectUnreadable(table.LineNumber).Refusal;
        }
        var names = table.Current.ToArray();
        if (names.GroupBy(name => name, StringComparer.Ordinal).FirstOrDefault(name => name.Count() > 1) is { Key: var twice })
        {
            throw new ImportRefusedException($"{file.Path} has the column {twice} twice.");
        }
        var columns = names.Select(name => JobCsvColumn.All.FirstOrDefault(column => column.Name == name)).ToArray();
        foreach (var (name, _) in names.Zip(columns).Where(column => column.Second is null))
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
        using var json = new Utf8JsonWriter(_json);
        json.WriteStartObject();
        for (var i = 0; i < columns.Length; i++)
        {
            if (columns[i] is { } column && table.GetString(i) is { Length: > 0 } cell && !TryWrite(json, column, JobCsvColumn.Unmark(cell)))
            {
                return _jobs.RejectedFor(column.Name, table.LineNumber);
            }
        }
        json.WriteEndObject();
        json.Flush();
        return _jobs.TryRead(_json.WrittenSpan, table.LineNumber, out var row) ? row : throw new InvalidOperationException("The row was not written as JSON.");
    }

    private static bool TryWrite(Utf8JsonWriter json, JobCsvColumn column, string text)
    {
        json.WritePropertyName(column.Name);
        if (column.IsText)
        {
            json.WriteStringValue(text);
            return true;
        }
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
