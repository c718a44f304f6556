using System.Runtime.CompilerServices;
using JobsDashboard.Jobs.Storing;

namespace JobsDashboard.Jobs.Removing;

/// <summary>Removes old jobs.</summary>
/// <remarks>
/// Each batch is a transaction that finds its jobs itself, so nobody can have changed them, and a job is there as a whole or gone. Jobs
/// that ended first go first. Whatever ends it, the same again goes on.
/// </remarks>
public sealed class JobRemoval
{
    /// <summary>How many jobs are removed in a transaction.</summary>
    internal const int JobsPerBatch = 2_000;

    // How much memory the jobs of a batch may take, unless one alone takes more.
    private const long MaxBytes = 16_000_000;

    private readonly Func<IWriteTarget> _open;
    private readonly TimeProvider _time;

    internal JobRemoval(Func<IWriteTarget> open, TimeProvider time)
    {
        (_open, _time) = (open, time);
    }

    /// <summary>Removes the jobs of a rule, batch by batch.</summary>
    /// <returns>After each batch, what has been removed so far.</returns>
    /// <exception cref="JobsDatabaseException">The database cannot be written.</exception>
    public IAsyncEnumerable<RemovedJobs> RemoveAsync(RemovalRule rule, CancellationToken cancellationToken) =>
        TakeAllAsync(rule, RemoveBatchAsync, cancellationToken);

    /// <summary>Finds the jobs that <see cref="RemoveAsync"/> would remove now. Changes nothing.</summary>
    /// <returns>After each batch, what has been found so far.</returns>
    /// <exception cref="JobsDatabaseException">The database cannot be read.</exception>
    public IAsyncEnumerable<RemovedJobs> PreviewAsync(RemovalRule rule, CancellationToken cancellationToken) =>
        TakeAllAsync(rule, FindBatchAsync, cancellationToken);

    private async IAsyncEnumerable<RemovedJobs> TakeAllAsync(
        RemovalRule rule,
        Func<IWriteTarget, RemovalRule, EndedJob?, CancellationToken, Task<EndedBatch>> take,
        [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await using var target = _open();
        var (taken, last) = (RemovedJobs.None, default(EndedJob));
        while (await take(target, rule, last, cancellationToken) is { Last: { } next } batch)
        {
            (taken, last) = (taken.With(batch.Taken), next);
            yield return taken;
            cancellationToken.ThrowIfCancellationRequested();
        }
    }

    private static Task<EndedBatch> FindBatchAsync(
        IWriteTarget target, RemovalRule rule, EndedJob? after, CancellationToken cancellationToken) =>
        target.RunAsync(async () =>
        {
            await using var session = await target.OpenAsync(cancellationToken);
            var found = await FindAsync(session, rule, after, cancellationToken);
            // Only the mark of the source is within the whole job.
            var taken = rule.OnlyDeleted ? Of(rule, found, await ReadAsync(session, found, cancellationToken)) : found;
            return new EndedBatch(taken, found is [.., var last] ? last : null);
        }, cancellationToken);

    private Task<EndedBatch> RemoveBatchAsync(
        IWriteTarget target, RemovalRule rule, EndedJob? after, CancellationToken cancellationToken)
    {
        // What a commit has removed which failed and may have happened.
        var unsure = default(EndedBatch);
        return target.RunAsync(async () =>
        {
            await using var session = await target.OpenAsync(cancellationToken);
            await session.BeginRemovingAsync(cancellationToken);
            var found = await FindAsync(session, rule, after, cancellationToken);
            if (unsure is { Taken: [var first, ..] } && found.All(job => job.Id != first.Id))
            {
                return unsure;
            }
            var stored = await ReadAsync(session, found, cancellationToken);
            var taken = Of(rule, found, stored);
            if (taken.Count > 0)
            {
                var stamp = await session.StampAsync(_time.GetUtcNow(), cancellationToken);
                await session.RemoveAsync([.. taken.Select(job => stored[job.Id])], stamp, cancellationToken);
                unsure = new EndedBatch(taken, found[^1]);
                await session.CommitAsync();
            }
            return new EndedBatch(taken, found is [.., var last] ? last : null);
        }, cancellationToken);
    }

    private static async Task<IReadOnlyList<EndedJob>> FindAsync(
        IWriteSession session, RemovalRule rule, EndedJob? after, CancellationToken cancellationToken)
    {
        var found = await session.FindEndedAsync(
            rule.EndedBefore.ToUnixTimeSeconds(), rule.Statuses, after, JobsPerBatch, cancellationToken);
        var bytes = 0L;
        return [.. found.TakeWhile((job, index) => (bytes += job.Bytes) <= MaxBytes || index == 0)];
    }

    private static Task<IReadOnlyDictionary<long, StoredJob>> ReadAsync(
        IWriteSession session, IReadOnlyList<EndedJob> jobs, CancellationToken cancellationToken) =>
        session.ReadAsync([.. jobs.Select(job => job.Id)], cancellationToken);

    // A preview locks nothing, so a job may be gone when it is read.
    private static List<EndedJob> Of(RemovalRule rule, IReadOnlyList<EndedJob> found, IReadOnlyDictionary<long, StoredJob> stored) =>
        [.. found.Where(job => !rule.OnlyDeleted || stored.GetValueOrDefault(job.Id)?.Job.IsDeleted == true)];

    /// <summary>The jobs of a batch that the rule takes, and the last that was looked at; null when there was none.</summary>
    private sealed record EndedBatch(IReadOnlyList<EndedJob> Taken, EndedJob? Last);
}
