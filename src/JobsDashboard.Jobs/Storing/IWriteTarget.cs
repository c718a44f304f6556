namespace JobsDashboard.Jobs.Storing;

/// <summary>The database, for one run of <see cref="JobWriter"/>.</summary>
internal interface IWriteTarget : IAsyncDisposable
{
    /// <summary>Whether a commit may have happened although it failed, because only its answer was lost.</summary>
    bool CanLoseCommits { get; }

    /// <summary>What the full-text index of a field takes for a job's texts in it; null or empty for nothing. Any thread may ask.</summary>
    string? SearchText(IEnumerable<string> texts);

    /// <summary>Opens a session. There is one at a time.</summary>
    Task<IWriteSession> OpenAsync(CancellationToken cancellationToken);

    /// <summary>Does work off the caller's thread, and again as a whole after a transient failure, if the database has those.</summary>
    Task<T> RunAsync<T>(Func<Task<T>> work, CancellationToken cancellationToken);
}
