namespace JobsDashboard.Jobs.Storing;

/// <summary>The one way of jobs into the store; each database writes in bulk in its own way.</summary>
public interface IJobWriter
{
    /// <summary>How far a source has come; <see cref="ImportMark.None"/> when it has not begun.</summary>
    Task<ImportMark> FindMarkAsync(string source, CancellationToken cancellationToken);

    /// <summary>Forgets how far a source has come, so that it is counted from its beginning again. Jobs stay.</summary>
    Task ForgetMarkAsync(string source, CancellationToken cancellationToken);

    /// <summary>Stores batches one by one, each in a transaction of its own with its mark and its texts' search entries.</summary>
    /// <returns>After each batch, what has been stored of its source so far.</returns>
    /// <remarks>Writing the same jobs again changes nothing. A job whose <c>GmtModifiedTime</c> is older than the stored one's does not replace it.</remarks>
    /// <exception cref="JobsDatabaseException">Somebody else is storing the same source, so that the batch does not follow on what is stored of it.</exception>
    IAsyncEnumerable<ImportMark> WriteAsync(IAsyncEnumerable<JobBatch> batches, CancellationToken cancellationToken);
}
