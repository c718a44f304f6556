using JobsDashboard.Jobs.Exporting;

namespace JobsDashboard.Api.Export;

/// <summary>Writes jobs one by one, as fast as the client reads them.</summary>
internal interface IExportWriter : IAsyncDisposable
{
    Task WriteAsync(ExportedJob job, CancellationToken cancellationToken);

    /// <summary>Writes what a file without jobs has too, such as a header, and sends what is still buffered.</summary>
    Task FinishAsync(CancellationToken cancellationToken);
}
