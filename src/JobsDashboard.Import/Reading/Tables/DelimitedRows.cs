using CsvHelper;

namespace JobsDashboard.Import.Delimited;

/// <summary>Goes through the rows of a text table, as far as it can be read.</summary>
internal sealed class DelimitedRows(ImportFile file, CsvReader table)
{
    private long _line;
    private int _rows;

    /// <summary>What is to be said of the rest of the file; null when all of it could be read.</summary>
    public RejectedRow? Unreadable { get; private set; }

    /// <summary>Why the row is rejected whatever is in it; null for a row that can be read.</summary>
    public RejectedRow? Problem =>
        table.RawRecord.Length > ImportLimits.RowBytes ? file.Reject(table.LineNumber, Reasons.LongRow)
        : !file.IsReadable(table.RawRecord) ? file.RejectUnreadable(table.LineNumber)
        : null;

    /// <summary>Goes to the next row; false when there is none, or none that can be read.</summary>
    public async ValueTask<bool> NextAsync(CancellationToken cancellationToken)
    {
        try
        {
            var isRow = await table.ReadAsync(cancellationToken);
            _line = isRow ? table.LineNumber : _line;
            if (file.IsBeside && ++_rows > ImportLimits.RowsBeside)
            {
                throw new ImportRefusedException($"{file.Path} has more than {ImportLimits.RowsBeside:N0} rows.");
            }
            return isRow;
        }
        catch (Exception e) when (e is InvalidDataException or CsvFormatException)
        {
            Unreadable = file.Reject(_line + 1, Reasons.UnreadableFromHere);
            return false;
        }
    }
}
