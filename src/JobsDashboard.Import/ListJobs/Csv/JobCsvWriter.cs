using System.Collections.Frozen;
using System.Text;
using System.Text.Json;
using CsvHelper;

namespace JobsDashboard.Import.ListJobs.Csv;

/// <summary>Writes jobs as CSV (RFC 4180) that a spreadsheet runs no formula of, and that <c>import listjobs</c> reads back without a difference.</summary>
public sealed class JobCsvWriter : IAsyncDisposable
{
    private static readonly FrozenDictionary<string, int> s_places =
        JobCsvColumn.All.Select((column, place) => (column.Name, place)).ToFrozenDictionary(column => column.Name, column => column.place);

    private readonly CsvWriter _table;
    private readonly string?[] _cells = new string?[JobCsvColumn.All.Length];
    private bool _hasHeader;

    /// <summary>Writes to a stream, which stays open.</summary>
    /// <param name="stream">Where to.</param>
    /// <param name="hasByteOrderMark">Whether the file begins with the mark by which spreadsheets know UTF-8.</param>
    public JobCsvWriter(Stream stream, bool hasByteOrderMark = false)
    {
        _table = CsvWriter.Create(stream, new CsvWriterOptions { NewLine = "\r\n", WriteByteOrderMark = hasByteOrderMark }, leaveOpen: true);
    }

    /// <summary>Writes a job, before the first one the header.</summary>
    /// <param name="json">The JSON of a <see cref="Jobs.Items.JobItem"/>.</param>
    /// <param name="extras">The JSON of a <see cref="Jobs.Items.JobExtras"/>; null for nothing.</param>
    /// <param name="cancellationToken">Stops the writing.</param>
    public async Task WriteAsync(string json, string? extras, CancellationToken cancellationToken)
    {
        await WriteHeaderAsync(cancellationToken);
        Array.Clear(_cells);
        Fill(json);
        if (extras is not null)
        {
            Fill(extras);
        }
        await _table.WriteRecordAsync(_cells, cancellationToken);
    }

    /// <summary>Writes the header unless it is there already, and passes on what has been kept back.</summary>
    public async Task FinishAsync(CancellationToken cancellationToken)
    {
        await WriteHeaderAsync(cancellationToken);
        await _table.FlushAsync(cancellationToken);
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => _table.DisposeAsync();

    private async Task WriteHeaderAsync(CancellationToken cancellationToken)
    {
        if (!_hasHeader)
        {
            _hasHeader = true;
            await _table.WriteRecordAsync([.. JobCsvColumn.All.Select(column => column.Name)], cancellationToken);
        }
    }

    private void Fill(string json)
    {
        var text = Encoding.UTF8.GetBytes(json);
        var reader = new Utf8JsonReader(text);
        reader.Read();
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var place = s_places[reader.GetString()!];
            reader.Read();
            var start = (int)reader.TokenStartIndex;
            reader.Skip();
            _cells[place] = JobCsvColumn.All[place].IsText
                ? FormulaGuard.Guard(reader.GetString()!)
                : FormulaGuard.GuardJson(Encoding.UTF8.GetString(text.AsSpan(start..(int)reader.BytesConsumed)));
        }
    }
}
