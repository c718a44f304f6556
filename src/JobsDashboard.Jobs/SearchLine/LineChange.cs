using JobsDashboard.Jobs.Question;

namespace JobsDashboard.Jobs.SearchLine;

/// <summary>What was typed in a line while the question changed beside it.</summary>
internal static class LineChange
{
    /// <summary>The conditions of which each name says what was typed where that was changed, and else what is shown.</summary>
    /// <param name="begun">What the line said when typing began.</param>
    /// <param name="typed">What it says now.</param>
    /// <param name="shown">What is shown now.</param>
    /// <param name="now">The moment of asking.</param>
    public static ListJobsRequest Of(ListJobsRequest begun, ListJobsRequest typed, ListJobsRequest shown, DateTimeOffset now)
    {
        if (SearchLineText.Write(begun) == SearchLineText.Write(shown))
        {
            return typed;
        }
        var (before, after, beside) = (PiecesOf(begun), PiecesOf(typed), PiecesOf(shown));
        var pieces = after.Concat(beside).Select(pieces => pieces.Key).Distinct()
            .SelectMany(about => after[about].SequenceEqual(before[about]) ? beside[about] : after[about]);
        return SearchLineText.Parse(string.Join(' ', pieces), now).Conditions;
    }

    private static ILookup<object, string> PiecesOf(ListJobsRequest request)
    {
        var line = SearchLineText.Write(request);
        return LineScanner.TermsIn(line)
            .Select(term => (Term: term, Piece: line.Substring(term.Start, term.Length)))
            .ToLookup(part => About(part.Term, part.Piece), part => part.Piece);
    }

    // Pieces of which a line can have only one, or that are read together, change together.
    private static object About(LineTerm term, string piece) => term.Name.Kind switch
    {
        LineNameKind.Time or LineNameKind.JobName => term.Name.Kind,
        LineNameKind.Has or LineNameKind.No => piece,
        LineNameKind.Tag or LineNameKind.TagIn => (LineNames.Tag, term.IsExcluded, term.Key),
        _ => (term.Name == LineNames.Ids ? LineNames.Id : term.Name, term.IsExcluded, term.Key),
    };
}
