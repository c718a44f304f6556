using System.Collections.Immutable;
using JobsDashboard.Jobs.Filters;

namespace JobsDashboard.Jobs.SearchLine;

/// <summary>One piece of the search line: a condition, or a word to search for.</summary>
/// <param name="Start">Where it begins.</param>
/// <param name="Length">How long it is.</param>
/// <param name="IsExcluded">Whether a minus stands before it.</param>
/// <param name="Name">What stands before the colon; words without a name have <see cref="LineNames.Search"/>.</param>
/// <param name="Key">The key of a tag; null without one.</param>
/// <param name="Values">What stands after the colon; words are one value, as they are written.</param>
internal sealed record LineTerm(
    int Start, int Length, bool IsExcluded, LineName Name, string? Key, ImmutableArray<LineValue> Values)
{
    /// <summary>What is wrong with how the piece is written; null when nothing is. Then the rest of it means nothing.</summary>
    public SearchLineProblem? Problem { get; init; }
}

/// <summary>One value after a colon.</summary>
/// <param name="Start">Where it begins, its quote included.</param>
/// <param name="Length">How long it is, its quotes included.</param>
/// <param name="Text">The value without quotes.</param>
/// <param name="IsQuoted">Whether it stood in quotes.</param>
internal sealed record LineValue(int Start, int Length, string Text, bool IsQuoted)
{
    /// <summary>How a name is compared, as the sign before it says.</summary>
    public NameSearchMode NameMode { get; init; }
}
