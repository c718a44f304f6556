using JobsDashboard.Import.ListJobs.Csv;
using JobsDashboard.Jobs.Exporting;

namespace JobsDashboard.Api.Export;

/// <summary>Jobs as CSV.</summary>
internal sealed class CsvExportWriter(Stream stream, bool hasByteOrderMark) : IExportWriter
{
    private const int MaxUnflushedCharacters = 1 << 16;

    private readonly JobCsvWriter _table = new(stream, hasByteOrderMark);
    private int _unflushed;

    public async Task WriteAsync(ExportedJob job, CancellationToken cancellationToken)
    {
        await _table.WriteAsync(job.Json, job.Extras, cancellationToken);
        _unflushed += job.Json.Length + (job.Extras?.Length ?? 0);
        if (_unflushed > MaxUnflushedCharacters)
        {
            _unflushed = 0;
            await _table.FlushAsync(cancellationToken);
            // Whoever compresses it would keep it until there is more.
            await stream.FlushAsync(cancellationToken);
        }
    }

    public Task FinishAsync(CancellationToken cancellationToken) => _table.FinishAsync(cancellationToken);

    public ValueTask DisposeAsync() => _table.DisposeAsync();
}
