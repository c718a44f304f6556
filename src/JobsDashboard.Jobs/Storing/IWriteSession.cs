using JobsDashboard.Jobs.Data;
using JobsDashboard.Jobs.Items;

namespace JobsDashboard.Jobs.Storing;

/// <summary>One connection with at most one transaction: what is not committed when the session is disposed has not happened.</summary>
/// <remarks>A session finds, reads and writes rows. What is written is decided by <see cref="JobWriter"/> alone.</remarks>
internal interface IWriteSession : IAsyncDisposable
{
    /// <summary>Begins the transaction, and waits until nobody else is writing.</summary>
    /// <exception cref="JobsDatabaseException">Somebody else has been writing for too long.</exception>
    Task BeginAsync(CancellationToken cancellationToken);

    /// <summary>Begins a transaction that removes jobs, and waits as <see cref="BeginAsync"/> does.</summary>
    /// <exception cref="JobsDatabaseException">Somebody else has been writing for too long.</exception>
    Task BeginRemovingAsync(CancellationToken cancellationToken);

    /// <summary>How far a source has been stored; <see cref="ImportMark.None"/> when it has no mark.</summary>
    Task<ImportMark> FindMarkAsync(string source, CancellationToken cancellationToken);

    /// <summary>Sets the mark of a source, within the transaction.</summary>
    Task SetMarkAsync(string source, ImportMark mark, CancellationToken cancellationToken);

    /// <summary>Removes the mark of a source at once, outside of any transaction.</summary>
    Task ForgetMarkAsync(string source, CancellationToken cancellationToken);

    /// <summary>The jobs of a batch that are stored, by their <see cref="PreparedJob.JobIdKey"/>.</summary>
    Task<IReadOnlyDictionary<string, StoredSize>> FindAsync(IReadOnlyCollection<PreparedJob> jobs, CancellationToken cancellationToken);

    /// <summary>The stored jobs with these ids, by <see cref="StoredJob.Id"/>.</summary>
    Task<IReadOnlyDictionary<long, StoredJob>> ReadAsync(IReadOnlyCollection<long> ids, CancellationToken cancellationToken);

    /// <summary>Jobs that have ended, first ended first.</summary>
    /// <param name="before">Those that ended before this, in Unix seconds. A job without that time is none of them.</param>
    /// <param name="statuses">Those with one of these statuses.</param>
    /// <param name="after">The job that they come after; null begins with the first.</param>
    /// <param name="max">How many at most.</param>
    /// <param name="cancellationToken">Stops the statement.</param>
    Task<IReadOnlyList<EndedJob>> FindEndedAsync(
        long before, IReadOnlyCollection<JobStatus> statuses, EndedJob? after, int max, CancellationToken cancellationToken);

    /// <summary>The highest id that any job has or had; 0 when there was none.</summary>
    Task<long> LastIdAsync(CancellationToken cancellationToken);

    /// <summary>Stores the stamp of this transaction: the next revision, and a time that is later than every stored one.</summary>
    /// <param name="now">The time, unless a stored stamp has it already, or a later one.</param>
    /// <param name="cancellationToken">Stops the statement.</param>
    Task<WriteStamp> StampAsync(DateTimeOffset now, CancellationToken cancellationToken);

    /// <summary>Inserts the rows of new jobs and updates those of stored jobs. May be called several times in a transaction.</summary>
    Task WriteAsync(IReadOnlyList<JobWrite> jobs, CancellationToken cancellationToken);

    /// <summary>Removes jobs from every table, within a transaction that was begun for it.</summary>
    Task RemoveAsync(IReadOnlyCollection<StoredJob> jobs, WriteStamp stamp, CancellationToken cancellationToken);

    /// <summary>Commits. A failure leaves open whether it has happened, where <see cref="IWriteTarget.CanLoseCommits"/>.</summary>
    Task CommitAsync();
}

/// <summary>A stored job that a batch has again, before it is read.</summary>
/// <param name="Id">Its <see cref="Job.Id"/>.</param>
/// <param name="Bytes">About how much memory it takes once it is read.</param>
internal readonly record struct StoredSize(long Id, long Bytes);

/// <summary>A stored job that has ended, before it is read.</summary>
/// <param name="Id">Its <see cref="Job.Id"/>.</param>
/// <param name="Status">How it ended.</param>
/// <param name="FinishTime">When it ended, in Unix seconds.</param>
/// <param name="Bytes">About how much memory it takes once it is read.</param>
internal sealed record EndedJob(long Id, JobStatus Status, long FinishTime, long Bytes);
