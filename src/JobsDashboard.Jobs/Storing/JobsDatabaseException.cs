namespace JobsDashboard.Jobs.Storing;

/// <summary>The database cannot be used. The message is one plain sentence for whoever runs the program.</summary>
public sealed class JobsDatabaseException(string message, Exception? innerException = null) : Exception(message, innerException)
{
    /// <summary>What is wrong with it.</summary>
    public DatabaseTrouble Trouble { get; init; }
}
