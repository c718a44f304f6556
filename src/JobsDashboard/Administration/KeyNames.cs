namespace JobsDashboard.Administration;

/// <summary>What an access key may be called.</summary>
internal static class KeyNames
{
    public const int MaxLength = 100;

    /// <summary>What is wrong with a name; null if nothing is. A key may go without.</summary>
    public static string? ProblemOf(string? name) =>
        name is { Length: > MaxLength } || name?.Any(char.IsControl) == true
            ? $"a name of at most {MaxLength} characters in one line"
            : null;
}
