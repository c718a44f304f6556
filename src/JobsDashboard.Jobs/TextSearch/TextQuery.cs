using System.Collections.Immutable;

namespace JobsDashboard.Jobs.TextSearch;

/// <summary>What a user typed to search in full text: terms that must all occur, in any order.</summary>
public sealed record TextQuery(ImmutableArray<TextTerm> Terms)
{
    /// <summary>The most terms, after equal ones have been folded into one.</summary>
    public const int MaxTerms = 16;

    /// <summary>The query's text with the last word of every term as a beginning; null when that finds no more.</summary>
    public string? AsBeginnings =>
        Terms.Any(term => term.CanBecomeBeginning) ? string.Join(' ', Terms.Select(term => term.AsBeginning)) : null;

    /// <summary>Reads a text: each piece between blanks is a term, and so is each piece in double quotes.</summary>
    /// <returns>The query, or null and what was expected instead.</returns>
    public static (TextQuery? Query, string? Expected) Parse(string text)
    {
        var terms = AllTerms(text)
            .Where(term => !term.Tokens.IsEmpty)
            .Distinct()
            .ToImmutableArray();
        return terms.Length switch
        {
            0 => (null, "at least one word of letters or digits"),
            _ when terms.Any(term => term.IsTooShort) =>
                (null, "at least two letters or digits, or one Chinese character, before a star"),
            > MaxTerms => (null, $"at most {MaxTerms} different words or phrases"),
            _ => (new TextQuery(terms), null),
        };
    }

    // Every other part between quotes is quoted; a quote that is never closed runs to the end.
    private static IEnumerable<TextTerm> AllTerms(string text) =>
        text.Split('"').SelectMany((part, index) => index % 2 == 1
            ? [new TextTerm(part, isQuoted: true)]
            : part.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Select(piece => new TextTerm(piece, isQuoted: false)));
}
