namespace JobsDashboard.Jobs.TextSearch;

/// <summary>
/// What terms are compared by. A word of letters is one atom; of a run of Chinese, each character is, so that any part of it can match.
/// </summary>
/// <param name="Within">The normalised text that it stands in: of the thousands that a page has, none is made a text of its own.</param>
/// <param name="Start">Where it begins.</param>
/// <param name="Length">How long it is.</param>
/// <param name="Token">The number of the token that it is of.</param>
internal readonly record struct Atom(string Within, int Start, int Length, int Token)
{
    /// <summary>As in the token.</summary>
    public ReadOnlySpan<char> Text => Within.AsSpan(Start, Length);

    /// <summary>The atoms of a text in order.</summary>
    /// <param name="normal">The text, normalised and folded.</param>
    public static List<Atom> Of(string normal)
    {
        var (atoms, number) = (new List<Atom>(), 0);
        foreach (var place in TextSearch.Token.PlacesIn(normal))
        {
            Add(atoms, normal, place, number++);
        }
        return atoms;
    }

    /// <summary>The atoms of tokens in order.</summary>
    public static List<Atom> Of(IReadOnlyList<Token> tokens)
    {
        var atoms = new List<Atom>(tokens.Count);
        for (var number = 0; number < tokens.Count; number++)
        {
            var (text, isCjk) = tokens[number];
            Add(atoms, text, new TokenPlace(0, text.Length, isCjk), number);
        }
        return atoms;
    }

    private static void Add(List<Atom> atoms, string text, TokenPlace place, int number)
    {
        if (!place.IsCjk)
        {
            atoms.Add(new Atom(text, place.Start, place.End - place.Start, number));
            return;
        }
        for (var at = place.Start; at < place.End;)
        {
            var length = char.IsHighSurrogate(text[at]) ? 2 : 1;
            atoms.Add(new Atom(text, at, length, number));
            at += length;
        }
    }
}
