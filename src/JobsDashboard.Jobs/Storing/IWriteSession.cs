using JobsDashboard.Jobs.Data;

namespace JobsDashboard.Jobs.Storing;

/// <summary>One connection with at most one transaction: what is not committed when the session is disposed has not happened.</summary>
/// <remarks>A session finds, reads and writes rows. What is written is decided by <see cref="JobWriter"/> alone.</remarks>
internal interface IWriteSession : IAsyncDisposable
{
    /// <summary>Begins the transaction, and waits until nobody else is writing.</summary>
    /// <exception cref="JobsDatabaseException">Somebody else has been writing for too long.</exception>
    Task BeginAsync(CancellationToken cancellationToken);

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

    /// <summary>The highest id of any job; 0 when there is none.</summary>
    Task<long> LastIdAsync(CancellationToken cancellationToken);

    /// <summary>Stores the stamp of this transaction: the next revision, and a time that is later than every stored one.</summary>
    /// <param name="now">The time, unless a stored stamp has it already, or a later one.</param>
    /// <param name="cancellationToken">Stops the statement.</param>
    Task<WriteStamp> StampAsync(DateTimeOffset now, CancellationToken cancellationToken);

    /// <summary>Inserts the rows of new jobs and updates those of stored jobs. May be called several times in a transaction.</summary>
    Task WriteAsync(IReadOnlyList<JobWrite> jobs, CancellationToken cancellationToken);

    /// <summary>Commits. A failure leaves open whether it has happened, where <see cref="IWriteTarget.CanLoseCommits"/>.</summary>
    Task CommitAsync();
}

/// <summary>A stored job that a batch has again, before it is read.</summary>
/// <param name="Id">Its <see cref="Job.Id"/>.</param>
/// <param name="Bytes">About how much memory it takes once it is read.</param>
internal readonly record struct StoredSize(long Id, long Bytes);
