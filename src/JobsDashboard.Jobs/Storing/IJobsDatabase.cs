using System.Collections.Immutable;

namespace JobsDashboard.Jobs.Storing;

/// <summary>The database as a whole.</summary>
public interface IJobsDatabase
{
    /// <summary>Sees that the database is at this program's state, and brings it there where that may happen unasked.</summary>
    /// <exception cref="JobsDatabaseException">It cannot be used; it has been left as it was.</exception>
    Task PrepareAsync(CancellationToken cancellationToken);

    /// <summary>Sees that the database can be used as it is. Changes nothing.</summary>
    /// <exception cref="JobsDatabaseException">It cannot.</exception>
    Task CheckAsync(CancellationToken cancellationToken);

    /// <summary>Reads everything that is stored and tells what of it is damaged, a sentence each. Changes nothing.</summary>
    /// <param name="most">After how many findings it ends.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="JobsDatabaseException">Somebody else has to do that here.</exception>
    Task<ImmutableArray<string>> FindDamageAsync(int most, CancellationToken cancellationToken);

    /// <summary>How far the search in texts is behind; never, where texts are searched in the tables that they are written to.</summary>
    Task<SearchLag> SearchLagAsync(CancellationToken cancellationToken);

    /// <summary>Brings the database to this program's state: from nothing, or from an earlier one. Doing so again changes nothing.</summary>
    /// <exception cref="JobsDatabaseException">It cannot be used.</exception>
    Task MigrateAsync(CancellationToken cancellationToken);

    /// <summary>What <see cref="MigrateAsync"/> does, as a script for the database's administrator.</summary>
    /// <exception cref="JobsDatabaseException">This database needs none.</exception>
    string MigrationScript();

    /// <summary>What an error of the database's own means to a user; null when it is none of this database's.</summary>
    /// <remarks>Damage is remembered, so that <see cref="CheckAsync"/> refuses the database from then on.</remarks>
    JobsDatabaseException? Explain(Exception failure);
}
