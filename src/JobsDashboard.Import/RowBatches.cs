using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using System.Threading.Channels;
using JobsDashboard.Jobs.Items;
using JobsDashboard.Jobs.Storing;

namespace JobsDashboard.Import;

/// <summary>Gathers a file's rows into batches. The last one is always there, and is empty when nothing is left for it.</summary>
internal static class RowBatches
{
    private const int ReadAhead = 3;

    /// <summary>Batches from a row on, read on a thread of its own while earlier ones are being stored.</summary>
    public static async IAsyncEnumerable<RowBatch> ReadAheadAsync(
        ImportFile file,
        IAsyncEnumerable<ImportedRow> rows,
        string source,
        long skip,
        int batchSize,
        [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var channel = Channel.CreateBounded<RowBatch>(new BoundedChannelOptions(ReadAhead) { SingleReader = true, SingleWriter = true });
        var gathered = GatherAsync(file, rows, source, skip, batchSize, stop.Token);
        var reading = Task.Run(() => WriteAsync(channel.Writer, gathered, stop.Token), CancellationToken.None);
        try
        {
            await foreach (var batch in channel.Reader.ReadAllAsync(cancellationToken))
            {
                yield return batch;
            }
        }
        finally
        {
            // Whoever stores may stop early; the file must not stay open behind its back.
            await stop.CancelAsync();
            await reading;
        }
    }

    private static async Task WriteAsync(ChannelWriter<RowBatch> batches, IAsyncEnumerable<RowBatch> gathered, CancellationToken cancellationToken)
    {
        try
        {
            await foreach (var batch in gathered)
            {
                await batches.WriteAsync(batch, cancellationToken);
            }
            batches.Complete();
        }
        catch (Exception e)
        {
            // The reader of the channel throws it where the batches are waited for.
            batches.Complete(e);
        }
    }

    private static async IAsyncEnumerable<RowBatch> GatherAsync(
        ImportFile file,
        IAsyncEnumerable<ImportedRow> rows,
        string source,
        long skip,
        int batchSize,
        [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var jobs = ImmutableArray.CreateBuilder<JobItem>(batchSize);
        var rejections = ImmutableArray.CreateBuilder<RejectedRow>();
        var rejected = 0;
        await foreach (var row in rows.WithCancellation(cancellationToken))
        {
            if (skip > 0)
            {
                skip--;
                continue;
            }
            if (row.Job is { } job)
            {
                jobs.Add(job);
            }
            else
            {
                rejected++;
                rejections.Add(row.Rejection!);
            }
            if (jobs.Count + rejected == batchSize)
            {
                yield return Take(isLast: false);
            }
        }
        yield return Take(isLast: true);

        RowBatch Take(bool isLast)
        {
            var batch = new JobBatch(jobs.ToImmutable(), source, rejected, isLast);
            var taken = new RowBatch(batch, [.. rejections.Take(ImportSummary.MostRejections)], file.BytesRead);
            jobs.Clear();
            rejections.Clear();
            rejected = 0;
            return taken;
        }
    }
}
