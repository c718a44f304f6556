namespace JobsDashboard.Import.Files;

/// <summary>Thrown when an import cannot begin; nothing has been written.</summary>
/// <param name="message">A sentence for the person who runs the program.</param>
/// <param name="innerException">The cause, if there is one.</param>
public sealed class ImportRefusedException(string message, Exception? innerException = null) : Exception(message, innerException)
{
    /// <summary>Whether the reason is text that is not valid in the file's encoding.</summary>
    internal bool IsUnreadable { get; init; }
}
