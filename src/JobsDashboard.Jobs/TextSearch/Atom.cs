namespace JobsDashboard.Jobs.TextSearch;

/// <summary>
/// What terms are compared by. A word of letters is one atom; of a run of Chinese, each character is, so that any part of it can match.
/// </summary>
/// <param name="Text">As in the token.</param>
/// <param name="Token">The number of the token that it is of.</param>
/// <param name="Start">Where it begins in the normalised text.</param>
internal readonly record struct Atom(string Text, int Token, int Start)
{
    /// <summary>The atoms of tokens in order.</summary>
    public static List<Atom> Of(IEnumerable<PlacedToken> tokens) => [.. tokens.SelectMany(Parts)];

    private static IEnumerable<Atom> Parts(PlacedToken word, int number)
    {
        if (!word.Token.IsCjk)
        {
            yield return new Atom(word.Token.Text, number, word.Start);
            yield break;
        }
        var at = word.Start;
        foreach (var rune in word.Token.Text.EnumerateRunes())
        {
            yield return new Atom(rune.ToString(), number, at);
            at += rune.Utf16SequenceLength;
        }
    }
}
