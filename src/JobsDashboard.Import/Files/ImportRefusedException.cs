namespace JobsDashboard.Import;

/// <summary>An import cannot begin, and nothing has been written. The message is one plain sentence for whoever runs the program.</summary>
public sealed class ImportRefusedException(string message, Exception? innerException = null) : Exception(message, innerException)
{
    /// <summary>Whether a file's bytes are no text in its encoding.</summary>
    internal bool IsUnreadable { get; init; }
}
