using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using JobsDashboard.Jobs.Items;
using JobsDashboard.Jobs.Storing;

namespace JobsDashboard.Import;

/// <summary>Gathers a file's rows into batches. The last one is always there, be it empty.</summary>
internal static class RowBatches
{
    private const long BytesPerPod = 500;
    private const long BytesPerNode = 40;

    /// <summary>Batches from a row on, read on a thread of its own while earlier ones are being stored.</summary>
    /// <param name="file">The file.</param>
    /// <param name="rows">Its rows.</param>
    /// <param name="source">What its progress mark is kept under.</param>
    /// <param name="skip">How many of the rows have been stored already.</param>
    /// <param name="batchSize">Rows of a batch.</param>
    /// <param name="room">Taken for each batch; whoever has stored one releases it.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    public static IAsyncEnumerable<RowBatch> ReadAheadAsync(
        ImportFile file,
        IAsyncEnumerable<ImportedRow> rows,
        string source,
        long skip,
        int batchSize,
        SemaphoreSlim room,
        CancellationToken cancellationToken) =>
        GatherAsync(file, rows, source, skip, batchSize, room, cancellationToken).SelectAheadAsync(batch => batch, cancellationToken);

    private static async IAsyncEnumerable<RowBatch> GatherAsync(
        ImportFile file,
        IAsyncEnumerable<ImportedRow> rows,
        string source,
        long skip,
        int batchSize,
        SemaphoreSlim room,
        [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var jobs = ImmutableArray.CreateBuilder<JobItem>(batchSize);
        var rejections = ImmutableArray.CreateBuilder<RejectedRow>();
        var (after, rejected, length) = (skip, 0, 0L);
        await room.WaitAsync(cancellationToken);
        await foreach (var row in rows.WithCancellation(cancellationToken))
        {
            if (skip > 0)
            {
                skip--;
                continue;
            }
            var bytes = BytesOf(row);
            if (jobs.Count + rejected == batchSize || (jobs.Count > 0 && length + bytes > ImportLimits.BatchBytes))
            {
                yield return Take(isLast: false);
                await room.WaitAsync(cancellationToken);
            }
            if (row.Job is { } job)
            {
                jobs.Add(job);
                length += bytes;
            }
            else
            {
                rejected++;
                if (rejections.Count < ImportSummary.MostRejections)
                {
                    rejections.Add(row.Rejection!);
                }
            }
        }
        yield return Take(isLast: true);

        RowBatch Take(bool isLast)
        {
            var batch = new JobBatch(jobs.ToImmutable(), source, after, rejected, isLast);
            var taken = new RowBatch(batch, rejections.ToImmutable(), file.BytesRead);
            after += jobs.Count + rejected;
            jobs.Clear();
            rejections.Clear();
            (rejected, length) = (0, 0);
            return taken;
        }
    }

    // A job may be longer than what it was made of, as one on many nodes is.
    public static long BytesOf(ImportedRow row) => row.Job is not { } job ? 0 : Math.Max(
        row.Bytes,
        (job.DisplayName?.Length ?? 0) + (job.ReasonMessage?.Length ?? 0) + (job.UserCommand?.Length ?? 0) + (job.UserScript?.Length ?? 0)
        + BytesPerPod * (job.Pods?.Length ?? 0L) + BytesPerNode * (job.NodeNames?.Length ?? 0L));
}
