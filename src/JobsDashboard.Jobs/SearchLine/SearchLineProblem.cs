using System.Collections.Immutable;
using System.Globalization;

namespace JobsDashboard.Jobs.SearchLine;

/// <summary>Something in the search line that was not understood.</summary>
/// <param name="Start">Where it begins in the line, in UTF-16 units.</param>
/// <param name="Length">How long it is.</param>
/// <param name="Sentence">What was expected, with places for the arguments such as <c>{0}</c>.</param>
/// <param name="Arguments">What stands in these places.</param>
public sealed record SearchLineProblem(int Start, int Length, string Sentence, ImmutableArray<string> Arguments)
{
    /// <summary>The sentence with its arguments.</summary>
    public string Text => string.Format(CultureInfo.InvariantCulture, Sentence, [.. Arguments]);
}
