namespace JobsDashboard.Import;

/// <summary>A row that is no job.</summary>
/// <param name="File">The file's path.</param>
/// <param name="Line">Where in the file, from 1.</param>
/// <param name="Reason">One plain sentence.</param>
public sealed record RejectedRow(string File, long Line, string Reason)
{
    /// <summary>Whether its bytes are no text in the file's encoding.</summary>
    internal bool IsUnreadable { get; init; }

    /// <summary>The row as the reason to import nothing at all.</summary>
    internal ImportRefusedException Refusal => new($"{File}, line {Line}: {Reason}") { IsUnreadable = IsUnreadable };
}
