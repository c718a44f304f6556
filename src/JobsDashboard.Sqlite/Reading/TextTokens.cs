using System.Text;
using JobsDashboard.Jobs.TextSearch;

namespace JobsDashboard.Sqlite.Reading;

/// <summary>Words as tokens of a full-text table whose tokenizer splits at ASCII separators and nothing else.</summary>
/// <remarks>
/// A word of letters is one token. A run of Chinese ABCD becomes the tokens AB, BC, CD and D: as many tokens as characters, so
/// that positions count, every two-character word is one token, and a single character is the beginning of one.
/// </remarks>
internal static class TextTokens
{
    // A private-use character. No word has one, so no phrase matches across it.
    private const char Break = '\uE000';

    /// <summary>The tokens of several texts; empty when there is no word in them.</summary>
    public static string Document(IEnumerable<string> texts)
    {
        var document = new StringBuilder();
        foreach (var text in texts)
        {
            if (document.Length > 0)
            {
                document.Append(Break).Append(' ');
            }
            foreach (var word in Token.In(text))
            {
                AppendTokens(document, word, isCutOff: false);
            }
        }
        return document.ToString();
    }

    /// <summary>The full-text query for all terms.</summary>
    /// <returns>The query, and whether it is exact. Two runs of Chinese in sequence may stand in one run or in two, which no phrase can
    /// say. So each is searched by itself, and what is found has to be checked.</returns>
    public static (string Match, bool IsExact) Query(TextQuery query)
    {
        var phrases = query.Terms.Select(term => Phrases(term).ToList()).ToList();
        return (string.Join(" AND ", phrases.SelectMany(p => p)), phrases.TrueForAll(p => p.Count == 1));
    }

    private static IEnumerable<string> Phrases(TextTerm term)
    {
        var tokens = new StringBuilder();
        for (var i = 0; i < term.Tokens.Length; i++)
        {
            var word = term.Tokens[i];
            var isEnd = i + 1 == term.Tokens.Length || (word.IsCjk && term.Tokens[i + 1].IsCjk);
            AppendTokens(tokens, word, isCutOff: isEnd);
            if (isEnd)
            {
                yield return $"\"{tokens.ToString().TrimEnd()}\"{(IsBeginningOfToken(term, i) ? " *" : "")}";
                tokens.Clear();
            }
        }
    }

    // Of a single Chinese character, those after it are unknown.
    private static bool IsBeginningOfToken(TextTerm term, int at) =>
        term.Tokens[at].IsCjk ? IsSingle(term.Tokens[at].Text) : term.EndsInBeginning && at == term.Tokens.Length - 1;

    // Cut off: the run may go on after the word, so its last character alone is no token, unless it is all there is.
    private static void AppendTokens(StringBuilder tokens, Token word, bool isCutOff)
    {
        if (!word.IsCjk)
        {
            tokens.Append(word.Text).Append(' ');
            return;
        }
        Rune? before = null;
        foreach (var rune in word.Text.EnumerateRunes())
        {
            if (before is { } first)
            {
                tokens.Append(first).Append(rune).Append(' ');
            }
            before = rune;
        }
        if (!isCutOff || IsSingle(word.Text))
        {
            tokens.Append(before).Append(' ');
        }
    }

    private static bool IsSingle(string run) => run.Length == 1 || (run.Length == 2 && char.IsHighSurrogate(run[0]));
}
