using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using JobsDashboard.Import.Files;
using JobsDashboard.Import.Reading;
using JobsDashboard.Jobs.Items;
using JobsDashboard.Jobs.Storing;

namespace JobsDashboard.Import;

/// <summary>A batch of rows, and what is reported once it is stored.</summary>
internal sealed record RowBatch(JobBatch Batch, ImmutableArray<RejectedRow> Rejections, long BytesRead);

/// <summary>Groups the rows of a file into batches. Rows are read on another thread while earlier batches are being stored.</summary>
/// <param name="file">The file.</param>
/// <param name="source">The name under which the store keeps how far the file has been imported.</param>
/// <param name="size">The largest number of rows in a batch.</param>
/// <param name="skip">How many rows are stored already.</param>
internal sealed class BatchReader(ImportFile file, string source, int size, long skip) : IDisposable
{
    private readonly SemaphoreSlim _room = new(ImportLimits.Batches);
    private readonly ImmutableArray<JobItem>.Builder _jobs = ImmutableArray.CreateBuilder<JobItem>(size);
    private readonly ImmutableArray<RejectedRow>.Builder _rejections = ImmutableArray.CreateBuilder<RejectedRow>();
    private long _toSkip = skip;
    private long _stored = skip;
    private long _bytes;
    private int _rejected;

    /// <summary>The batches of the rows that are not stored yet. There is always a last batch, which may be empty.</summary>
    /// <remarks>
    /// Waits while <see cref="ImportLimits.Batches"/> batches are in memory. Call <see cref="Release"/> for each batch that is stored.
    /// </remarks>
    public IAsyncEnumerable<RowBatch> ReadAheadAsync(IAsyncEnumerable<ImportedRow> rows, CancellationToken cancellationToken) =>
        GroupAsync(rows, cancellationToken).SelectAheadAsync(batch => batch, cancellationToken);

    public void Release() => _room.Release();

    public void Dispose() => _room.Dispose();

    private async IAsyncEnumerable<RowBatch> GroupAsync(
        IAsyncEnumerable<ImportedRow> rows, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await _room.WaitAsync(cancellationToken);
        await foreach (var row in rows.WithCancellation(cancellationToken))
        {
            if (_toSkip > 0)
            {
                _toSkip--;
                continue;
            }
            var bytes = row.EstimatedBytes;
            if (IsFull(bytes))
            {
                yield return Take(isLast: false);
                await _room.WaitAsync(cancellationToken);
            }
            Add(row, bytes);
        }
        yield return Take(isLast: true);
    }

    private bool IsFull(long nextBytes) =>
        _jobs.Count + _rejected == size || (_jobs.Count > 0 && _bytes + nextBytes > ImportLimits.BatchBytes);

    private void Add(ImportedRow row, long bytes)
    {
        if (row.Job is { } job)
        {
            _jobs.Add(job);
            _bytes += bytes;
            return;
        }
        _rejected++;
        if (_rejections.Count < ImportSummary.MaxRejections)
        {
            _rejections.Add(row.Rejection!);
        }
    }

    private RowBatch Take(bool isLast)
    {
        var batch = new JobBatch(_jobs.ToImmutable(), source, _stored, _rejected, isLast);
        var taken = new RowBatch(batch, _rejections.ToImmutable(), file.BytesRead);
        _stored += _jobs.Count + _rejected;
        _jobs.Clear();
        _rejections.Clear();
        (_rejected, _bytes) = (0, 0);
        return taken;
    }
}
