namespace JobsDashboard.Jobs.Gate;

/// <summary>A question was not answered because too many others are. The message says so in a sentence; the same may work later.</summary>
public sealed class QuestionRefusedException : Exception
{
    private QuestionRefusedException(string message, TimeSpan retryAfter)
        : base(message)
    {
        RetryAfter = retryAfter;
    }

    /// <summary>Whether the caller's own questions are too many, and not those of all callers.</summary>
    public bool IsCallersOwn { get; private init; }

    /// <summary>When to ask again.</summary>
    public TimeSpan RetryAfter { get; }

    internal static QuestionRefusedException Waited(TimeSpan wait) => new(
        $"The server is busy: the question has waited {wait.TotalSeconds:0.#} s for its turn.", TimeSpan.FromSeconds(5));

    internal static QuestionRefusedException TooManyOfCaller(int max) => new(
        $"{max} questions of this user are waiting already; wait for their answers before asking more.", TimeSpan.FromSeconds(5))
    {
        IsCallersOwn = true,
    };
}
