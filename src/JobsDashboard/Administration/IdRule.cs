namespace JobsDashboard.Administration;

/// <summary>What an id of a user or a workspace may look like when somebody types it.</summary>
internal static class IdRule
{
    /// <summary>The vendor's ids have about twenty characters. A key of a database has room for this many.</summary>
    public const int MaxLength = 200;

    public static bool IsId(string text) =>
        !string.IsNullOrWhiteSpace(text) && text.Length <= MaxLength && !text.Contains('\0', StringComparison.Ordinal);

    /// <summary>The id that somebody typed on a page, where blanks around it are slips.</summary>
    /// <exception cref="RefusedActionException">It is none.</exception>
    public static string Read(string name, string typed)
    {
        var id = typed.Trim();
        return IsId(id) ? id : throw new RefusedActionException($"{name} takes an id of 1 to {MaxLength} characters.");
    }
}
