using JobsDashboard.Import.ListJobs.Csv;
using JobsDashboard.Jobs.Exporting;

namespace JobsDashboard.Api.Export;

/// <summary>Jobs as CSV.</summary>
internal sealed class CsvExportWriter(Stream stream, bool hasByteOrderMark) : IExportWriter
{
    private readonly JobCsvWriter _table = new(stream, hasByteOrderMark);

    public Task WriteAsync(ExportedJob job, CancellationToken cancellationToken) =>
        _table.WriteAsync(job.Json, job.Extras, cancellationToken);

    public Task FinishAsync(CancellationToken cancellationToken) => _table.FinishAsync(cancellationToken);

    public ValueTask DisposeAsync() => _table.DisposeAsync();
}
