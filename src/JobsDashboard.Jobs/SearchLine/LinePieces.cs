namespace JobsDashboard.Jobs.SearchLine;

/// <summary>
/// The pieces of a line and what they are about: those of which a line can have only one, or that are read together, change together.
/// </summary>
internal static class LinePieces
{
    /// <summary>The pieces of a line by what they are about.</summary>
    public static ILookup<object, string> Of(string line) => In(line).ToLookup(piece => piece.About, piece => piece.Text);

    /// <summary>The text of a line that is being written, once what is shown has changed beside it.</summary>
    public static string Follow(string text, string begun, string before, string shown)
    {
        var kept = string.Join(' ', Followed(text, Of(text), Of(begun), Of(before), Of(shown)));
        return kept == "" ? "" : kept + text[text.TrimEnd().Length..];
    }

    private static IEnumerable<string> Followed(
        string text, ILookup<object, string> written, ILookup<object, string> begun, ILookup<object, string> before,
        ILookup<object, string> shown)
    {
        var done = new HashSet<object>();
        foreach (var (about, piece) in In(text))
        {
            var isTyped = !written[about].SequenceEqual(begun[about]);
            if (before[about].SequenceEqual(shown[about]) || (isTyped && !before[about].Except(shown[about]).Contains(piece)))
            {
                yield return piece;
            }
            else if (!isTyped && done.Add(about))
            {
                foreach (var changed in shown[about])
                {
                    yield return changed;
                }
            }
        }
    }

    private static IEnumerable<(object About, string Text)> In(string line) => LineScanner.TermsIn(line)
        .Select(term => (Term: term, Text: line.Substring(term.Start, term.Length)))
        .Select(piece => (AboutOf(piece.Term, piece.Text), piece.Text));

    private static object AboutOf(LineTerm term, string piece) => term.Name.Kind switch
    {
        _ when term.Problem is not null => piece,
        LineNameKind.Time or LineNameKind.JobName => term.Name.Kind,
        LineNameKind.Has or LineNameKind.No => piece,
        LineNameKind.Tag or LineNameKind.TagIn => (LineNames.Tag, term.IsExcluded, term.Key),
        _ => (term.Name == LineNames.Ids ? LineNames.Id : term.Name, term.IsExcluded, term.Key),
    };
}
