using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using JobsDashboard.Jobs.Items;
using JobsDashboard.Jobs.Storing;

namespace JobsDashboard.Import;

/// <summary>Gathers a file's rows into batches. The last one is always there, and is empty when nothing is left for it.</summary>
internal static class RowBatches
{
    // Several batches are in memory at once, so long texts make a batch short.
    private const long MostCharacters = 4_000_000;
    private const long LengthPerPod = 500;

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
        var (after, rejected, length) = (skip, 0, 0L);
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
                length += LengthOf(job);
            }
            else
            {
                rejected++;
                rejections.Add(row.Rejection!);
            }
            if (jobs.Count + rejected == batchSize || length > MostCharacters)
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
            (rejected, length) = (0, 0);
            return taken;
        }
    }

    public static long LengthOf(JobItem job) =>
        (job.ReasonMessage?.Length ?? 0) + (job.UserCommand?.Length ?? 0) + (job.UserScript?.Length ?? 0) + LengthPerPod * (job.Pods?.Length ?? 0L);
}
