namespace JobsDashboard.Import.Files;

/// <summary>A row that was not imported.</summary>
/// <param name="File">The file's path.</param>
/// <param name="Line">The line in the file, from 1.</param>
/// <param name="Reason">A sentence for the user.</param>
public sealed record RejectedRow(string File, long Line, string Reason)
{
    /// <summary>Whether the reason is text that is not valid in the file's encoding.</summary>
    internal bool IsUnreadable { get; init; }

    /// <summary>The rejection as the reason to refuse the whole import.</summary>
    internal ImportRefusedException Refusal => new($"{File}, line {Line}: {Reason}") { IsUnreadable = IsUnreadable };
}
