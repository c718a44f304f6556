namespace JobsDashboard.Import.Reading;

internal static class JobIdRule
{
    private const int MaxLength = 1_024;

    /// <summary>The id itself.</summary>
    /// <exception cref="UnreadableFieldException">It cannot be a JobId.</exception>
    public static string Checked(string id) => Problem(id) is { } problem ? throw new UnreadableFieldException(problem) : id;

    /// <summary>Why a text cannot be a JobId, as a sentence; null when it can.</summary>
    public static string? Problem(string? id) => id switch
    {
        null or "" => "The JobId is missing.",
        { Length: > MaxLength } => $"The JobId is longer than {MaxLength:N0} characters.",
        "." or ".." => $"The JobId is \"{id}\", which cannot be part of an address.",
        _ when id.Any(char.IsControl) => "The JobId has control characters in it.",
        _ => null,
    };
}
