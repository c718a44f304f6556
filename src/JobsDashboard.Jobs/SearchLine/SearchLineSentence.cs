using System.Collections.Immutable;

namespace JobsDashboard.Jobs.SearchLine;

/// <summary>What is said of a problem, wherever in the line it is.</summary>
internal sealed record SearchLineSentence(string Text, params ImmutableArray<string> Arguments)
{
    public SearchLineProblem At(int start, int length) => new(start, length, Text, Arguments);

    public SearchLineProblem At(LineTerm term) => At(term.Start, term.Length);

    public SearchLineProblem At(LineValue value) => At(value.Start, value.Length);
}
