namespace JobsDashboard.Import;

internal static class JobIdRule
{
    private const int Longest = 1_024;

    /// <summary>What is wrong with a job's id; null when nothing is.</summary>
    public static string? Problem(string? id) =>
        string.IsNullOrEmpty(id) ? "The JobId is missing."
        : id.Length > Longest ? $"The JobId is longer than {Longest:N0} characters."
        : id is "." or ".." ? "The JobId means a folder in an address."
        : id.Any(char.IsControl) ? "The JobId has control characters in it."
        : null;
}
