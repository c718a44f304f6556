using System.Collections.Immutable;

namespace JobsDashboard.Jobs.Storing;

/// <summary>The database as a whole.</summary>
public interface IJobsDatabase
{
    /// <summary>Checks that the database is at this program's state, and brings it there where that may happen unasked.</summary>
    /// <exception cref="JobsDatabaseException">It cannot be used; it has been left as it was.</exception>
    Task PrepareAsync(CancellationToken cancellationToken);

    /// <summary>Checks that the database can be used as it is. Changes nothing.</summary>
    /// <exception cref="JobsDatabaseException">It cannot.</exception>
    Task CheckAsync(CancellationToken cancellationToken);

    /// <summary>Reads everything that is stored and returns what is damaged, a sentence each. Changes nothing.</summary>
    /// <param name="max">How many findings are returned at most.</param>
    /// <param name="cancellationToken">Stops the search.</param>
    /// <exception cref="JobsDatabaseException">This database cannot be searched by this program.</exception>
    Task<ImmutableArray<string>> FindDamageAsync(int max, CancellationToken cancellationToken);

    /// <summary>Copies everything that is stored at this moment into a new file. Others may read and write meanwhile.</summary>
    /// <param name="path">The file, which must not be there yet.</param>
    /// <param name="progress">Told how much is done, from 0 to 1.</param>
    /// <param name="cancellationToken">Stops the copying, which then leaves nothing behind.</param>
    /// <exception cref="IOException">The file is there already, or cannot be made.</exception>
    /// <exception cref="JobsDatabaseException">The database cannot be read, or not be copied by this program.</exception>
    Task BackUpAsync(string path, Action<double> progress, CancellationToken cancellationToken);

    /// <summary>How far the search in texts is behind. It is never behind where texts and their index are written together.</summary>
    Task<SearchLag> SearchLagAsync(CancellationToken cancellationToken);

    /// <summary>Brings the database to this program's state, from nothing or from an earlier one. Once more changes nothing.</summary>
    /// <exception cref="JobsDatabaseException">It cannot be used.</exception>
    Task MigrateAsync(CancellationToken cancellationToken);

    /// <summary>What <see cref="MigrateAsync"/> does, as a script for the database's administrator.</summary>
    /// <exception cref="JobsDatabaseException">This database needs none.</exception>
    string MigrationScript();

    /// <summary>What an error means to a user; null when it is not an error of this database.</summary>
    /// <remarks>Damage is remembered, so that <see cref="CheckAsync"/> refuses the database from then on.</remarks>
    JobsDatabaseException? Explain(Exception failure);
}

/// <summary>How far the search in texts is behind what is stored: where it is, a search may miss jobs that are in the list.</summary>
/// <param name="UnreadJobs">About how many jobs have words that are not found yet.</param>
/// <param name="IsBeingBuilt">Whether all jobs are being read anew, so that any of them may be missing.</param>
public readonly record struct SearchLag(long UnreadJobs, bool IsBeingBuilt)
{
    /// <summary>Whether a search may miss anything.</summary>
    public bool IsBehind => UnreadJobs > 0 || IsBeingBuilt;
}
