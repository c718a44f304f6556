using JobsDashboard.Jobs.Storing;

namespace JobsDashboard;

/// <summary>What whoever asks is told of a database that cannot be used. Its own words name files and servers, and are for the log.</summary>
internal static class DatabaseNotice
{
    /// <summary>The notice; null for a failure that is no trouble of the database's, but a fault of this program.</summary>
    public static string? Of(Exception failure) => (failure as JobsDatabaseException)?.Trouble switch
    {
        DatabaseTrouble.Damaged => "The database is damaged and has to be restored; the server's log says more.",
        DatabaseTrouble.Unavailable => "The database cannot be used for the moment; the server's log says why.",
        _ => null,
    };
}
