using System.Runtime.CompilerServices;
using JobsDashboard.Jobs.Data;
using JobsDashboard.Jobs.Measuring;
using JobsDashboard.Jobs.Secrets;

namespace JobsDashboard.Jobs.Storing;

/// <summary>Merges batches with what is stored and decides what is new, changed or unchanged, whichever database takes the rows.</summary>
/// <remarks>
/// Each batch is one transaction, and the next batch is prepared meanwhile. A commit whose answer was lost may have happened. So every
/// batch leaves a mark in its own transaction, by which the next try sees that. It is the mark of the batch's source, or else a mark of
/// this run, which is removed at its end. (A run that dies leaves that row behind. Nothing reads it.)
/// </remarks>
/// <param name="open">Makes the target of one run.</param>
/// <param name="secrets">What of their texts nobody can search for.</param>
/// <param name="time">Says when jobs are written.</param>
internal sealed class JobWriter(Func<IWriteTarget> open, SecretMask secrets, TimeProvider time) : IJobWriter
{
    // Stored jobs that come again are read in parts of this size, unless one job alone has more: a batch of small jobs may meet large ones.
    private const long MaxStoredBytes = 4_000_000;

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
            written = await StoreAsync(target, batch, batch.Batch.Source ?? run, written, cancellationToken);
            JobMetrics.CountStored(batch.Jobs.Count);
            yield return written;
        }
        if (isRunMarked)
        {
            await ForgetMarkAsync(target, run!, cancellationToken);
        }
    }

    private TextPreparation Texts(IWriteTarget target) => new(secrets, target.SearchText);

    private static async Task ForgetMarkAsync(IWriteTarget target, string source, CancellationToken cancellationToken) =>
        await target.RunAsync(async () =>
        {
            await using var session = await target.OpenAsync(cancellationToken);
            await session.ForgetMarkAsync(source, cancellationToken);
            return true;
        }, cancellationToken);

    private Task<ImportMark> StoreAsync(
        IWriteTarget target, PreparedBatch batch, string? marked, ImportMark written, CancellationToken cancellationToken)
    {
        // The mark that a commit has left which failed and may have happened.
        var unsure = default(ImportMark);
        return target.RunAsync(async () =>
        {
            await using var session = await target.OpenAsync(cancellationToken);
            await session.BeginAsync(cancellationToken);
            var found = marked is null ? ImportMark.None : await session.FindMarkAsync(marked, cancellationToken);
            if (unsure is not null && found == unsure)
            {
                return unsure;
            }
            var before = batch.Batch.Source is null ? written : batch.EnsureContinues(found);
            var after = batch.After(before, await StoreJobsAsync(target, session, batch.Jobs, cancellationToken));
            if (marked is not null)
            {
                await session.SetMarkAsync(marked, after, cancellationToken);
            }
            unsure = after;
            await session.CommitAsync();
            return after;
        }, cancellationToken);
    }

    private async Task<Dictionary<WriteOutcome, int>> StoreJobsAsync(
        IWriteTarget target, IWriteSession session, IReadOnlyCollection<PreparedJob> jobs, CancellationToken cancellationToken)
    {
        var found = await session.FindAsync(jobs, cancellationToken);
        // A transaction has one stamp, and none when it writes no job.
        var (stamp, lastId) = (default(WriteStamp), 0L);
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
                if (stamp is null)
                {
                    stamp = await session.StampAsync(time.GetUtcNow(), cancellationToken);
                    lastId = stamp.LastId;
                }
                await session.WriteAsync(
                    [.. changing.Select(job => new JobWrite(job.Stored?.Id ?? ++lastId, job.Job, job.Stored, stamp))], cancellationToken);
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
