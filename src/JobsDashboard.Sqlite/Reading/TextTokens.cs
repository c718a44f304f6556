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

    // Longer ones are few, and a thread would keep the room for the longest that it ever had.
    private const int MostKept = 1 << 17;

    // Each thread's, for one after the other.
    [ThreadStatic]
    private static StringBuilder? s_document;

    /// <summary>The tokens of several texts; empty when there is no word in them.</summary>
    public static string Document(IEnumerable<string> texts)
    {
        var document = s_document ?? new StringBuilder();
        document.Clear();
        foreach (var text in texts)
        {
            if (document.Length > 0)
            {
                document.Append(Break).Append(' ');
            }
            var normal = Token.Normal(text);
            foreach (var (start, end, isCjk) in Token.PlacesIn(normal))
            {
                AppendTokens(document, normal.AsSpan(start..end), isCjk, isCutOff: false);
            }
        }
        s_document = document.Capacity <= MostKept ? document : null;
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
            AppendTokens(tokens, word.Text, word.IsCjk, isCutOff: isEnd);
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
    private static void AppendTokens(StringBuilder tokens, ReadOnlySpan<char> word, bool isCjk, bool isCutOff)
    {
        if (!isCjk)
        {
            tokens.Append(word).Append(' ');
            return;
        }
        var (before, at) = (0, 0);
        foreach (var rune in word.EnumerateRunes())
        {
            var end = at + rune.Utf16SequenceLength;
            if (at > 0)
            {
                tokens.Append(word[before..end]).Append(' ');
            }
            (before, at) = (at, end);
        }
        if (!isCutOff || IsSingle(word))
        {
            tokens.Append(word[before..]).Append(' ');
        }
    }

    private static bool IsSingle(ReadOnlySpan<char> run) => run.Length == 1 || (run.Length == 2 && char.IsHighSurrogate(run[0]));
}
