using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using JobsDashboard.Jobs.Items;
using JobsDashboard.Jobs.Storing;

namespace JobsDashboard.Import;

/// <summary>Gathers a file's rows into batches. The last one is always there, and is empty when nothing is left for it.</summary>
internal static class RowBatches
{
    /// <summary>Batches from a row on, read on a thread of its own while earlier ones are being stored.</summary>
    public static IAsyncEnumerable<RowBatch> ReadAheadAsync(
        ImportFile file, IAsyncEnumerable<ImportedRow> rows, string source, long skip, int batchSize, CancellationToken cancellationToken) =>
        GatherAsync(file, rows, source, skip, batchSize, cancellationToken).SelectAheadAsync(batch => batch, cancellationToken);

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
        var (after, rejected) = (skip, 0);
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
            var batch = new JobBatch(jobs.ToImmutable(), source, after, rejected, isLast);
            var taken = new RowBatch(batch, [.. rejections.Take(ImportSummary.MostRejections)], file.BytesRead);
            after += jobs.Count + rejected;
            jobs.Clear();
            rejections.Clear();
            rejected = 0;
            return taken;
        }
    }
}
