using JobsDashboard.Jobs.Storing;

namespace JobsDashboard.Answers;

/// <summary>
/// What a client is told about a database that cannot be used. The failure's own message names files and servers, and is for the log.
/// </summary>
internal static class DatabaseNotice
{
    /// <summary>The notice, or null if the failure is a fault of this program and not of the database.</summary>
    public static string? Of(Exception failure) => (failure as JobsDatabaseException)?.Trouble switch
    {
        DatabaseTrouble.Damaged => "The database is damaged and has to be restored; the server's log says more.",
        DatabaseTrouble.Unavailable => "The database cannot be used for the moment; the server's log says why.",
        _ => null,
    };
}
