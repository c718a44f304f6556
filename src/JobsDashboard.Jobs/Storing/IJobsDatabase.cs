namespace JobsDashboard.Jobs.Storing;

/// <summary>The database as a whole.</summary>
public interface IJobsDatabase
{
    /// <summary>Brings the database to this program's state: from nothing, or from an earlier one.</summary>
    /// <exception cref="JobsDatabaseException">It cannot be used; it has been left as it was.</exception>
    Task PrepareAsync(CancellationToken cancellationToken);

    /// <summary>What an error of the database's own means to a user; null when it is none of this database's.</summary>
    JobsDatabaseException? Explain(Exception failure);
}
