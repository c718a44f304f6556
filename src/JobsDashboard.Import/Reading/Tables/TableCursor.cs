using CsvHelper;
using JobsDashboard.Import.Files;

namespace JobsDashboard.Import.Reading.Tables;

/// <summary>Moves through the rows of a table, and stops where the file is damaged.</summary>
internal sealed class TableCursor(ImportFile file, CsvReader table)
{
    private long _line;
    private int _rows;

    /// <summary>The rejection of the rest of the file; null when the file was read to its end.</summary>
    public RejectedRow? Unreadable { get; private set; }

    /// <summary>Why the current row is rejected before its fields are looked at; null when it is not.</summary>
    public RejectedRow? Problem => file.Check(table.RawRecord, table.LineNumber);

    /// <summary>Goes to the next row; false when there is none, or it is damaged.</summary>
    /// <exception cref="ImportRefusedException">A companion file has too many rows.</exception>
    public async ValueTask<bool> NextAsync(CancellationToken cancellationToken)
    {
        try
        {
            var isRow = await table.ReadAsync(cancellationToken);
            _line = isRow ? table.LineNumber : _line;
            if (file.IsCompanion && ++_rows > ImportLimits.CompanionRows)
            {
                throw new ImportRefusedException($"{file.Path} has more than {ImportLimits.CompanionRows:N0} rows.");
            }
            return isRow;
        }
        catch (Exception e) when (e is InvalidDataException or CsvFormatException)
        {
            Unreadable = file.Reject(_line + 1, RejectionReasons.UnreadableFromHere);
            return false;
        }
    }
}
