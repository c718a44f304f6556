using System.Collections.Immutable;

namespace JobsDashboard.Jobs.SearchLine;

/// <summary>What is said of a problem, wherever in the line it is.</summary>
internal sealed record SearchLineSentence(string Text, params ImmutableArray<string> Arguments)
{
    /// <summary>The name that is none; null where that is not the problem.</summary>
    public string? UnknownName { get; init; }

    public SearchLineProblem At(int start, int length) => new(start, length, Text, Arguments) { UnknownName = UnknownName };

    public SearchLineProblem At(LineTerm term) => At(term.Start, term.Length);

    public SearchLineProblem At(LineValue value) => At(value.Start, value.Length);
}
