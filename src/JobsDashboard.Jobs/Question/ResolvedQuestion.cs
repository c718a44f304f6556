using JobsDashboard.Jobs.Access;

namespace JobsDashboard.Jobs.Question;

/// <summary>
/// A request with everything settled that its answer depends on: who asks, when, and which time range that makes. It is what queries
/// take; <see cref="ListJobsRequest.Resolve"/> makes it. Rows and counts that belong together are asked with the same one.
/// </summary>
public sealed record ResolvedQuestion
{
    internal ResolvedQuestion(ListJobsRequest request, JobCaller caller, DateTimeOffset askedAt)
    {
        (Request, Caller, AskedAt) = (request, caller, askedAt);
        var (start, end) = request.RangeAt(askedAt);
        // Stored times are whole seconds, so a bound within a second moves to the next whole one inside the range.
        FirstSecond = start?.ToUnixTimeSeconds() + (start?.Ticks % TimeSpan.TicksPerSecond == 0 ? 0 : 1);
        LastSecond = end?.ToUnixTimeSeconds();
    }

    /// <summary>Which jobs, and which page of them.</summary>
    public ListJobsRequest Request { get; internal init; }

    /// <summary>Who asks.</summary>
    public JobCaller Caller { get; }

    /// <summary>The moment of asking.</summary>
    public DateTimeOffset AskedAt { get; }

    /// <summary>Whether words are searched for in texts.</summary>
    public bool SearchesTexts => Request.SearchesTexts;

    /// <summary>The first second of the time range in Unix time; null for an open side.</summary>
    internal long? FirstSecond { get; }

    /// <summary>The last second of the time range in Unix time; null for an open side.</summary>
    internal long? LastSecond { get; }
}
