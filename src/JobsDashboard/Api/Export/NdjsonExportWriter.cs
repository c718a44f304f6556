using System.IO.Pipelines;
using System.Text;
using JobsDashboard.Jobs.Exporting;

namespace JobsDashboard.Api.Export;

/// <summary>Jobs as JSON, one a line: as ListJobs answers them and, for those that have it, with what only GetJob tells.</summary>
internal sealed class NdjsonExportWriter(PipeWriter pipe) : IExportWriter
{
    private const int MaxUnflushedBytes = 1 << 16;

    public async Task WriteAsync(ExportedJob job, CancellationToken cancellationToken)
    {
        if (job.Extras is [_, _, _, ..] extras)
        {
            // Two objects as one.
            Write(job.Json.AsSpan(..^1));
            Write(",");
            Write(extras.AsSpan(1..));
        }
        else
        {
            Write(job.Json);
        }
        Write("\n");
        if (pipe.UnflushedBytes > MaxUnflushedBytes)
        {
            await pipe.FlushAsync(cancellationToken);
        }
    }

    public async Task FinishAsync(CancellationToken cancellationToken) => await pipe.FlushAsync(cancellationToken);

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    private void Write(ReadOnlySpan<char> text) => Encoding.UTF8.GetBytes(text, pipe);
}
