using JobsDashboard.Components.Jobs.Chips;
using JobsDashboard.Components.Jobs.Counts;
using JobsDashboard.Components.Shared;

namespace JobsDashboard.Components.Jobs.Grid;

/// <summary>One condition of a question that finds nothing, and how many jobs there would be without it.</summary>
/// <param name="Condition">The condition.</param>
/// <param name="Count">The jobs, once they are counted.</param>
internal sealed record WayOut(AppliedFilter Condition, LateCount<WayOut.Found> Count)
{
    /// <summary>Whether the count is there, or will not come.</summary>
    public bool IsSettled => Count.State is not (CountState.Unasked or CountState.Waiting);

    /// <summary>The jobs; null while they are not known.</summary>
    public long? Jobs => Count.State == CountState.Known ? Count.Value?.Jobs : null;

    /// <summary>Such as <c>12 jobs match</c>; null for what is not known.</summary>
    public static string? Matches(long? count) => count switch
    {
        null => null,
        1 => L["1 job matches"].Value,
        { } several => L["{0} jobs match", DisplayText.Number(several)].Value,
    };

    /// <summary>A number of jobs.</summary>
    /// <param name="Jobs">The number.</param>
    internal sealed record Found(long Jobs);
}
