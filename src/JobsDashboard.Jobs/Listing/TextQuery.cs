using System.Collections.Immutable;

namespace JobsDashboard.Jobs.Listing;

/// <summary>What a user typed to search in full text: terms that must all occur, in any order.</summary>
public sealed record TextQuery(ImmutableArray<TextTerm> Terms)
{
    /// <summary>The most terms, after equal ones have been folded into one.</summary>
    public const int MaxTerms = 16;

    /// <summary>Reads a text: each piece between blanks is a term, and so is each piece in double quotes.</summary>
    /// <returns>The query, or null and what was expected instead.</returns>
    public static (TextQuery? Query, string? Expected) Parse(string text)
    {
        var terms = Pieces(text)
            .Select(piece => new TextTerm(piece))
            .Where(term => !term.Words.IsEmpty)
            .Distinct()
            .ToImmutableArray();
        return terms.Length switch
        {
            0 => (null, "at least one word of letters or digits"),
            > MaxTerms => (null, $"at most {MaxTerms} different words or phrases"),
            _ => (new TextQuery(terms), null),
        };
    }

    // Every other part between quotes is quoted; a quote that is never closed runs to the end.
    private static IEnumerable<string> Pieces(string text) =>
        text.Split('"').SelectMany((part, index) => index % 2 == 1
            ? [part]
            : part.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}
