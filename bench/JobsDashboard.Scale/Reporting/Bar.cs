namespace JobsDashboard.Scale.Reporting;

/// <summary>What was promised of a run, beside what was measured.</summary>
/// <param name="Promise">The promise, in words.</param>
/// <param name="Measured">What was measured, in words.</param>
/// <param name="IsMet">Whether it is kept.</param>
internal sealed record Bar(string Promise, string Measured, bool IsMet)
{
    /// <summary>A ratio that must not be more than so much.</summary>
    public static Bar AtMost(string promise, double limit, double measured, string? detail = null) =>
        new(promise, $"{measured:0.###}{(detail is null ? "" : $" ({detail})")}", measured <= limit);

    /// <summary>A ratio that must not be less than so much.</summary>
    public static Bar AtLeast(string promise, double limit, double measured, string? detail = null) =>
        new(promise, $"{measured:0.###}{(detail is null ? "" : $" ({detail})")}", measured >= limit);
}
