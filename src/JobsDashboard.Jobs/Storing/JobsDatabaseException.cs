namespace JobsDashboard.Jobs.Storing;

/// <summary>The database cannot be used. The message is one plain sentence for whoever runs the program.</summary>
public sealed class JobsDatabaseException(string message, Exception? innerException = null) : Exception(message, innerException)
{
    /// <summary>What is wrong with it.</summary>
    public DatabaseTrouble Trouble { get; init; }
}

/// <summary>What is wrong when the database cannot be used.</summary>
public enum DatabaseTrouble
{
    /// <summary>Something that only the message tells.</summary>
    Other,

    /// <summary>The database is locked, full or out of reach: the same may work later.</summary>
    Unavailable,

    /// <summary>What is stored cannot be read: only a backup helps.</summary>
    Damaged,
}
