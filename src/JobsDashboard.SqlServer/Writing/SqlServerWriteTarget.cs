using System.Runtime.CompilerServices;
using JobsDashboard.Jobs.Storing;
using PreparedBatch = JobsDashboard.Jobs.Storing.PreparedBatch<JobsDashboard.Jobs.Storing.PreparedJob>;

namespace JobsDashboard.SqlServer.Writing;

/// <summary>Writes batches, each in a transaction and again as a whole after a failure that passes, while the next one is being prepared.</summary>
/// <remarks>
/// A commit whose answer was lost may have happened. So every batch leaves a mark in its own transaction, which says so at the next try:
/// that of its source, or, when it has none, one of this run that is removed at its end. (A run that dies leaves that row behind, and nobody reads it.)
/// </remarks>
internal sealed class SqlServerJobWriter(Func<CancellationToken, Task<IWriteSession>> open, TimeProvider time) : IJobWriter
{
    public Task<ImportMark> FindMarkAsync(string source, CancellationToken cancellationToken) => WriteRetries.RetryAsync(async () =>
    {
        await using var session = await open(cancellationToken);
        return await session.FindMarkAsync(source, cancellationToken);
    }, time, cancellationToken);

    public Task ForgetMarkAsync(string source, CancellationToken cancellationToken) => WriteRetries.RetryAsync(async () =>
    {
        await using var session = await open(cancellationToken);
        await session.ForgetMarkAsync(source, cancellationToken);
        return source;
    }, time, cancellationToken);

    public async IAsyncEnumerable<ImportMark> WriteAsync(
        IAsyncEnumerable<JobBatch> batches, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var run = $"run {Guid.NewGuid():N}";
        var (written, isMarked) = (ImportMark.None, false);
        await foreach (var batch in batches.SelectAheadAsync(batch => PreparedBatch.Of(batch, PreparedJob.Of), cancellationToken))
        {
            isMarked |= batch.Batch.Source is null;
            written = await StoreAsync(batch, run, written, cancellationToken);
            yield return written;
        }
        if (isMarked)
        {
            await ForgetMarkAsync(run, cancellationToken);
        }
    }

    private async Task<ImportMark> StoreAsync(PreparedBatch batch, string run, ImportMark written, CancellationToken cancellationToken)
    {
        var mark = batch.Batch.Source ?? run;
        var unsure = default(ImportMark);
        return await WriteRetries.RetryAsync(async () =>
        {
            await using var session = await open(cancellationToken);
            await session.BeginAsync(cancellationToken);
            var found = await session.FindMarkAsync(mark, cancellationToken);
            if (unsure is not null && found == unsure)
            {
                return unsure;
            }
            var before = batch.Batch.Source is null ? written : batch.Follow(found);
            var stored = await session.FindAsync(batch.Jobs, cancellationToken);
            var judged = batch.Jobs.Select(job => Judge(job, stored.GetValueOrDefault(job.JobIdKey))).ToList();
            if (judged.Where(job => job.Outcome != WriteOutcome.Unchanged).ToList() is { Count: > 0 } changing)
            {
                await session.WriteAsync(changing, time.GetUtcNow(), cancellationToken);
            }
            var after = batch.After(before, judged.CountBy(job => job.Outcome).ToDictionary());
            await session.SetMarkAsync(mark, after, cancellationToken);
            unsure = after;
            await session.CommitAsync();
            return after;
        }, time, cancellationToken);
    }

    private static JudgedJob Judge(PreparedJob job, StoredJob? stored) =>
        new(stored?.Complete(job.Facts.Item) is { } completed ? PreparedJob.Of(completed) : job, stored);
}
