using System.Collections.Frozen;
using System.Text;
using System.Text.Json;
using CsvHelper;

namespace JobsDashboard.Import.ListJobs.Csv;

/// <summary>Writes jobs as CSV (RFC 4180). Spreadsheets run no formula in it, and <c>import listjobs</c> reads it without loss.</summary>
public sealed class JobCsvWriter : IAsyncDisposable
{
    private static readonly FrozenDictionary<string, int> s_places =
        JobCsvColumn.All.Select((column, place) => (column.Name, place)).ToFrozenDictionary(column => column.Name, column => column.place);

    private readonly CsvWriter _table;
    private readonly string?[] _cells = new string?[JobCsvColumn.All.Length];
    private bool _hasHeader;

    /// <summary>Writes to a stream, which stays open.</summary>
    /// <param name="stream">The stream to write to.</param>
    /// <param name="hasByteOrderMark">Whether the file begins with a byte order mark, by which spreadsheets recognise UTF-8.</param>
    public JobCsvWriter(Stream stream, bool hasByteOrderMark = false)
    {
        var options = new CsvWriterOptions { NewLine = "\r\n", WriteByteOrderMark = hasByteOrderMark };
        _table = CsvWriter.Create(stream, options, leaveOpen: true);
    }

    /// <summary>Writes a job, and the header before the first one.</summary>
    /// <param name="json">The JSON of a <see cref="Jobs.Items.JobItem"/>.</param>
    /// <param name="extras">The JSON of a <see cref="Jobs.Items.JobExtras"/>; null for none.</param>
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

    /// <summary>Writes the header if no job was written, and flushes the table to the stream.</summary>
    public async Task FinishAsync(CancellationToken cancellationToken)
    {
        await WriteHeaderAsync(cancellationToken);
        await FlushAsync(cancellationToken);
    }

    /// <summary>Gives to the stream what was written so far.</summary>
    public ValueTask FlushAsync(CancellationToken cancellationToken) => _table.FlushAsync(cancellationToken);

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
