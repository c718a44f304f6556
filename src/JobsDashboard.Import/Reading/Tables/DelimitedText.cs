using System.Runtime.CompilerServices;
using CsvHelper;
using JobsDashboard.Import.Files;
using JobsDashboard.Jobs.Items;

namespace JobsDashboard.Import.Reading.Tables;

/// <summary>Reads tables whose columns their format prescribes.</summary>
internal static class DelimitedText
{
    /// <summary>Reads a table with a job in each row.</summary>
    /// <exception cref="ImportRefusedException">The file is empty or has another header.</exception>
    public static async IAsyncEnumerable<ImportedRow> JobsAsync(
        ImportFile file,
        DelimitedLayout layout,
        Func<DelimitedRow, JobItem> read,
        [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await foreach (var row in ReadAsync(file, layout, read, cancellationToken))
        {
            yield return row.Value is { } job ? new ImportedRow(job, row.Bytes) : new ImportedRow(row.Rejection!);
        }
    }

    /// <summary>Reads a table of any rows.</summary>
    /// <exception cref="ImportRefusedException">The file is empty or has another header.</exception>
    public static async IAsyncEnumerable<ReadResult<T>> ReadAsync<T>(
        ImportFile file,
        DelimitedLayout layout,
        Func<DelimitedRow, T> read,
        [EnumeratorCancellation] CancellationToken cancellationToken)
        where T : class
    {
        await using var table = Open(file, layout.Separator);
        var rows = new TableCursor(file, table);
        var isRow = await rows.NextAsync(cancellationToken);
        if (!isRow && rows.Unreadable is null)
        {
            throw new ImportRefusedException($"{file.Path} is empty.");
        }
        if (layout.HasHeader && isRow)
        {
            if (table.FieldCount != layout.Columns.Length || !table.Current.ToArray().SequenceEqual(layout.Columns))
            {
                throw new ImportRefusedException($"{file.Path} does not begin with the line {layout.Header}.");
            }
            isRow = await rows.NextAsync(cancellationToken);
        }
        for (; isRow; isRow = await rows.NextAsync(cancellationToken))
        {
            yield return rows.Problem is { } problem ? new(null, problem) : Read(file, layout, read, table);
        }
        if (rows.Unreadable is { } rest)
        {
            yield return new(null, rest);
        }
    }

    /// <summary>Opens a table. Its first row is the first line, whether that is a header or not.</summary>
    public static CsvReader Open(ImportFile file, char separator)
    {
        var options = new CsvReaderOptions
        {
            Separator = separator,
            // The formats compare the header themselves.
            HasHeader = false,
            // No value of these tables has a line break, so a stray quote spoils one line and not the rest of the file.
            AllowLineBreaksInQuotes = false,
            TrackLineNumbers = true,
        };
        return CsvReader.Create(new RowCutter(file.Open(), hasLineBreaksInQuotes: false), options, leaveOpen: false);
    }

    private static ReadResult<T> Read<T>(ImportFile file, DelimitedLayout layout, Func<DelimitedRow, T> read, CsvReader table)
        where T : class
    {
        if (table.FieldCount != layout.Columns.Length)
        {
            return new(null, file.Reject(table.LineNumber, $"{layout.Columns.Length} fields were expected, not {table.FieldCount}."));
        }
        if (HasLongText(table))
        {
            return new(null, file.Reject(table.LineNumber, RejectionReasons.LongText));
        }
        try
        {
            return new(read(new DelimitedRow(layout, table)), null, table.LineNumber, table.RawRecord.Length);
        }
        catch (UnreadableFieldException e)
        {
            return new(null, file.Reject(table.LineNumber, e.Message));
        }
    }

    private static bool HasLongText(CsvReader table) =>
        table.RawRecord.Length > ImportLimits.TextBytes
        && Enumerable.Range(0, table.FieldCount).Any(field => table.GetSpan(field).Length > ImportLimits.TextBytes);
}
