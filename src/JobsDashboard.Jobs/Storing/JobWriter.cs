using System.Runtime.CompilerServices;
using JobsDashboard.Jobs.Data;
using JobsDashboard.Jobs.Grouping;
using JobsDashboard.Jobs.Measuring;
using JobsDashboard.Jobs.Secrets;

namespace JobsDashboard.Jobs.Storing;

/// <summary>Merges batches with what is stored and decides what is new, changed or unchanged, whichever database takes the rows.</summary>
/// <remarks>
/// Each batch is one transaction, and the next batch is prepared meanwhile. Batches without a source that several callers bring at once
/// are one transaction together, each with its own result. A commit whose answer was lost may have happened. So every transaction leaves a
/// mark, by which the next try sees that. It is the mark of the batch's source, or else a mark of this run, which is removed at its end.
/// (A run that dies leaves that row behind. Nothing reads it.)
/// </remarks>
/// <param name="open">Makes the target of one run.</param>
/// <param name="secrets">What of their texts nobody can search for.</param>
/// <param name="time">Says when jobs are written.</param>
internal sealed class JobWriter(Func<IWriteTarget> open, SecretMask secrets, TimeProvider time) : IJobWriter, IDisposable
{
    // Stored jobs that come again are read in parts of this size, unless one job alone has more: a batch of small jobs may meet large ones.
    private const long MaxStoredBytes = 4_000_000;

    // As many as an import stores in a transaction.
    private const int MaxTogether = 5_000;

    private readonly GroupWork<PreparedBatch, ImportMark> _small = new(batch => batch.Jobs.Count, MaxTogether);

    public async Task<ImportMark> FindMarkAsync(string source, CancellationToken cancellationToken)
    {
        await using var target = open();
        return await target.RunAsync(async () =>
        {
            await using var session = await target.OpenAsync(cancellationToken);
            return await session.FindMarkAsync(source, cancellationToken);
        }, cancellationToken);
    }

    public async Task ForgetMarkAsync(string source, CancellationToken cancellationToken)
    {
        await using var target = open();
        await ForgetMarkAsync(target, source, cancellationToken);
    }

    public async IAsyncEnumerable<ImportMark> WriteAsync(
        IAsyncEnumerable<JobBatch> batches, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await using var target = open();
        var run = target.CanLoseCommits ? $"run {Guid.NewGuid():N}" : null;
        var (written, isRunMarked) = (ImportMark.None, false);
        await foreach (var batch in batches.SelectAheadAsync(batch => PreparedBatch.Of(batch, Texts(target)), cancellationToken))
        {
            isRunMarked |= batch.Batch.Source is null && run is not null;
            written = batch.Batch.Source is { } source
                ? (await StoreAsync(target, [batch], source, written, cancellationToken)).Last
                : written.Plus(await _small.DoAsync(batch, StoreTogetherAsync, cancellationToken));
            JobMetrics.CountStored(batch.Jobs.Count);
            yield return written;
        }
        if (isRunMarked)
        {
            await ForgetMarkAsync(target, run!, cancellationToken);
        }

        async Task<IReadOnlyList<ImportMark>> StoreTogetherAsync(IReadOnlyList<PreparedBatch> group, CancellationToken stop) =>
            (await StoreAsync(target, group, run, written, stop)).Added;
    }

    public void Dispose() => _small.Dispose();

    private TextPreparation Texts(IWriteTarget target) => new(secrets, target.SearchText);

    private static async Task ForgetMarkAsync(IWriteTarget target, string source, CancellationToken cancellationToken) =>
        await target.RunAsync(async () =>
        {
            await using var session = await target.OpenAsync(cancellationToken);
            await session.ForgetMarkAsync(source, cancellationToken);
            return true;
        }, cancellationToken);

    private Task<StoredBatches> StoreAsync(
        IWriteTarget target, IReadOnlyList<PreparedBatch> batches, string? marked, ImportMark written, CancellationToken cancellationToken)
    {
        // What a commit has stored which failed and may have happened.
        var unsure = default(StoredBatches);
        return target.RunAsync(async () =>
        {
            await using var session = await target.OpenAsync(cancellationToken);
            await session.BeginAsync(cancellationToken);
            var found = marked is null ? ImportMark.None : await session.FindMarkAsync(marked, cancellationToken);
            if (unsure is not null && found == unsure.Last)
            {
                return unsure;
            }
            var before = batches[0].Batch.Source is null ? written : batches[0].EnsureContinues(found);
            var transaction = new Transaction(target, session, time);
            var added = new List<ImportMark>();
            foreach (var batch in batches)
            {
                added.Add(batch.Stored(await StoreJobsAsync(transaction, batch.Jobs, cancellationToken)));
            }
            var stored = new StoredBatches(before, added);
            if (marked is not null)
            {
                await session.SetMarkAsync(marked, stored.Last, cancellationToken);
            }
            unsure = stored;
            await session.CommitAsync();
            return stored;
        }, cancellationToken);
    }

    private async Task<Dictionary<WriteOutcome, int>> StoreJobsAsync(
        Transaction transaction, IReadOnlyCollection<PreparedJob> jobs, CancellationToken cancellationToken)
    {
        var (target, session) = (transaction.Target, transaction.Session);
        var found = await session.FindAsync(jobs, cancellationToken);
        var outcomes = new List<WriteOutcome>(jobs.Count);
        foreach (var part in Parts(jobs, found))
        {
            long[] ids = [.. part.Where(job => found.ContainsKey(job.JobIdKey)).Select(job => found[job.JobIdKey].Id)];
            var stored = ids is [] ? null : await session.ReadAsync(ids, cancellationToken);
            var merged = part
                .Select(job => MergedJob.Of(job, stored?.GetValueOrDefault(found.GetValueOrDefault(job.JobIdKey).Id), Texts(target)))
                .ToList();
            outcomes.AddRange(merged.Select(job => job.Outcome));
            if (merged.Where(job => job.Outcome != WriteOutcome.Unchanged).ToList() is { Count: > 0 } changing)
            {
                var stamp = await transaction.StampAsync(cancellationToken);
                await session.WriteAsync(
                    [.. changing.Select(job => new JobWrite(job.Stored?.Id ?? transaction.NextId(), job.Job, job.Stored, stamp))],
                    cancellationToken);
            }
        }
        return outcomes.CountBy(outcome => outcome).ToDictionary();
    }

    private static IEnumerable<List<PreparedJob>> Parts(IEnumerable<PreparedJob> jobs, IReadOnlyDictionary<string, StoredSize> found)
    {
        var (part, bytes) = (new List<PreparedJob>(), 0L);
        foreach (var job in jobs)
        {
            var more = found.GetValueOrDefault(job.JobIdKey).Bytes;
            if (part.Count > 0 && bytes + more > MaxStoredBytes)
            {
                yield return part;
                (part, bytes) = ([], 0);
            }
            part.Add(job);
            bytes += more;
        }
        yield return part;
    }

    /// <summary>What a transaction has stored.</summary>
    /// <param name="Before">The mark of its first batch's source before it.</param>
    /// <param name="Added">What each batch has added.</param>
    private sealed record StoredBatches(ImportMark Before, IReadOnlyList<ImportMark> Added)
    {
        public ImportMark Last { get; } = Added.Aggregate(Before, (mark, added) => mark.Plus(added));
    }

    // A transaction has one stamp, and none when it writes no job.
    private sealed class Transaction(IWriteTarget target, IWriteSession session, TimeProvider time)
    {
        private WriteStamp? _stamp;
        private long _lastId;

        public IWriteTarget Target => target;

        public IWriteSession Session => session;

        public async Task<WriteStamp> StampAsync(CancellationToken cancellationToken)
        {
            if (_stamp is null)
            {
                _stamp = await session.StampAsync(time.GetUtcNow(), cancellationToken);
                _lastId = _stamp.LastId;
            }
            return _stamp;
        }

        public long NextId() => ++_lastId;
    }

    private sealed record MergedJob(PreparedJob Job, StoredJob? Stored, WriteOutcome Outcome)
    {
        public static MergedJob Of(PreparedJob job, StoredJob? stored, TextPreparation texts)
        {
            if (stored is null)
            {
                return new MergedJob(job, null, WriteOutcome.New);
            }
            var merged = stored.Merge(job.Facts.Item) is { } complete ? PreparedJob.Of(complete, texts) : job;
            return new MergedJob(merged, stored, stored.IsUpToDate(merged.Facts) ? WriteOutcome.Unchanged : WriteOutcome.Changed);
        }
    }
}

/// <summary>What becomes of a job that is written.</summary>
internal enum WriteOutcome
{
    New,
    Changed,
    Unchanged,
}
