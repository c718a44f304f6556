namespace JobsDashboard.Api.Answers;

/// <summary>A code of the error envelope.</summary>
/// <param name="Status">The HTTP status that it comes with.</param>
/// <param name="Code">The code; <c>&lt;Name&gt;</c> in it stands for the name of a parameter.</param>
/// <param name="Meaning">What it tells, as the end of a sentence in Markdown.</param>
internal sealed record ErrorCode(int Status, string Code, string Meaning)
{
    /// <summary>When to ask again; null where that does not help.</summary>
    public TimeSpan? RetryAfter { get; init; }

    public ApiProblem With(string message) => new(Status, Code, message) { RetryAfter = RetryAfter };
}
