using JobsDashboard.Jobs.Storing;

namespace JobsDashboard.SqlServer.Writing;

/// <summary>A job to be written, with its stored row when it has one.</summary>
internal sealed record JudgedJob(PreparedJob Job, StoredJob? Stored)
{
    public WriteOutcome Outcome => Stored switch
    {
        null => WriteOutcome.New,
        _ when Stored.Knows(Job.Facts) => WriteOutcome.Unchanged,
        _ => WriteOutcome.Changed,
    };
}

/// <summary>One connection with at most one transaction: what is not committed when it is disposed has not happened.</summary>
/// <remarks>All that can fail at the server lies behind it, so that tests can make it fail anywhere.</remarks>
internal interface IWriteSession : IAsyncDisposable
{
    /// <summary>Begins the transaction, and waits until nobody else is writing.</summary>
    Task BeginAsync(CancellationToken cancellationToken);

    Task<ImportMark> FindMarkAsync(string source, CancellationToken cancellationToken);

    Task SetMarkAsync(string source, ImportMark mark, CancellationToken cancellationToken);

    Task ForgetMarkAsync(string source, CancellationToken cancellationToken);

    /// <summary>The stored ones of the jobs, by their <see cref="PreparedJob.JobIdKey"/>.</summary>
    Task<IReadOnlyDictionary<string, StoredJob>> FindAsync(IReadOnlyCollection<PreparedJob> jobs, CancellationToken cancellationToken);

    /// <summary>Puts the jobs into all their tables: the new ones under ids of their own, the others over their stored rows.</summary>
    Task WriteAsync(IReadOnlyCollection<JudgedJob> jobs, DateTimeOffset now, CancellationToken cancellationToken);

    /// <summary>Commits. A failure leaves open whether it has happened.</summary>
    Task CommitAsync();
}
