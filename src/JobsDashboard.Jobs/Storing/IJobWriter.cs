namespace JobsDashboard.Jobs.Storing;

/// <summary>The one way of jobs into the database.</summary>
public interface IJobWriter
{
    /// <summary>How far a source has been stored; <see cref="ImportMark.None"/> when nothing of it has.</summary>
    Task<ImportMark> FindMarkAsync(string source, CancellationToken cancellationToken);

    /// <summary>Forgets how far a source has been stored, so that it is counted from its beginning again. Its jobs stay.</summary>
    Task ForgetMarkAsync(string source, CancellationToken cancellationToken);

    /// <summary>Stores batches one by one, each in a transaction of its own with its mark and its texts' search entries.</summary>
    /// <returns>After each batch, what has been stored of its source so far.</returns>
    /// <remarks>
    /// Writing the same jobs again changes nothing. A job whose <c>GmtModifiedTime</c> is older than the stored one's does not replace it.
    /// </remarks>
    /// <exception cref="JobsDatabaseException">Somebody else is storing the same source, so a batch does not follow its mark.</exception>
    IAsyncEnumerable<ImportMark> WriteAsync(IAsyncEnumerable<JobBatch> batches, CancellationToken cancellationToken);
}
