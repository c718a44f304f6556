using JobsDashboard.Jobs.Exporting;

namespace JobsDashboard.Api.Export;

/// <summary>Writes jobs one by one, and waits for whoever takes them.</summary>
internal interface IExportWriter : IAsyncDisposable
{
    Task WriteAsync(ExportedJob job, CancellationToken cancellationToken);

    /// <summary>Writes what has to stand there without any job, and passes on what has been kept back.</summary>
    Task FinishAsync(CancellationToken cancellationToken);
}
