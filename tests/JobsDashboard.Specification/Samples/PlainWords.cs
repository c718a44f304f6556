using System.Text;
using System.Text.RegularExpressions;

namespace JobsDashboard.Specification.Samples;

/// <summary>
/// Searches that every word breaker answers alike in the texts of the generated jobs: each word is English or Chinese, and wherever a
/// text has it, it is a whole piece between blanks. So nobody has to cut it out of a run of Chinese, of <c>train.py</c> or of
/// <c>cuda12</c>, or to know whether a full stop ends a sentence. Kana, accents, digits, phrases and single Chinese characters, which are
/// asked for as beginnings of words, are left to the product's own words.
/// </summary>
internal static partial class PlainWords
{
    public static bool AreAllIn(string search) =>
        search.Split(' ') is var words && words.All(word => Plain().IsMatch(word) && GeneratedJobs.Texts.All(text => IsWholeWherever(Fold(word), text)));

    private static bool IsWholeWherever(string word, string text)
    {
        var others = Fold(text).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)
            .Where(piece => Marks().Replace(piece, "") != word)
            // To some, ß is SS.
            .Select(piece => LongerWords(word).Replace(piece.Replace("ß", "SS", StringComparison.Ordinal), ""));
        return !NoLetters().Replace(string.Concat(others), "").Contains(word, StringComparison.Ordinal);
    }

    // English letters that go on beside it, as those of OOMKilled do, make another word to everybody.
    private static Regex LongerWords(string word) => new($"[A-Z]*(?=[A-Z]){word}[A-Z]+|[A-Z]+(?=[A-Z]){word}[A-Z]*");

    private static string Fold(string text) => text.Normalize(NormalizationForm.FormKC).ToUpperInvariant();

    [GeneratedRegex(@"^([A-Za-z]{2,}|[\u4e00-\u9fff]{2,})$")]
    private static partial Regex Plain();

    // Around a piece; no word has any of them there.
    [GeneratedRegex("^[\"(]+|[\":,)]+$")]
    private static partial Regex Marks();

    [GeneratedRegex(@"[^\p{L}\p{Nd}]")]
    private static partial Regex NoLetters();
}
