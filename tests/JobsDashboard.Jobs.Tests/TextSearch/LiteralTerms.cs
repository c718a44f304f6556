using System.Text;
using System.Text.RegularExpressions;

namespace JobsDashboard.Jobs.Tests.TextSearch;

/// <summary>The rules of text search said once more, by regular expressions over the folded text. They know no supplementary characters.</summary>
internal sealed partial class LiteralTerms
{
    private const string Asian =
        @"\u1100-\u11FF\u3005-\u3007\u3031-\u303C\u3041-\u30FF\u3131-\u318E\u31F0-\u31FF\u3400-\u4DBF\u4E00-\u9FFF\uA960-\uA97F\uAC00-\uD7FF\uF900-\uFAFF";

    private const string AsianLetter = $@"[{Asian}-[^\p{{L}}\u3007]]";
    private const string OtherLetter = $@"[\p{{L}}\p{{Nd}}-[{Asian}]]";
    private const string NoLetters = @"[^\p{L}\p{Nd}\u3007]*";
    private const string WordEnd = $"(?!{OtherLetter})";

    private readonly List<Regex> _terms;

    public LiteralTerms(string search)
    {
        var pieces = Pieces().Matches(search)
            .Select(piece => (Text: Fold(piece.Value), IsBeginning: piece.Value[0] != '"' && Star().IsMatch(Fold(piece.Value))))
            .Where(piece => Words().IsMatch(piece.Text))
            .ToList();
        _terms = [.. pieces.Select(piece => PatternOf(piece.Text, piece.IsBeginning))];
        IsTooShort = pieces.Exists(piece => piece.IsBeginning && OneLetter().IsMatch(piece.Text));
    }

    public bool IsTooShort { get; }

    public bool IsEmpty => _terms.Count == 0;

    public bool AreAllIn(IReadOnlyCollection<string> texts) => _terms.TrueForAll(term => texts.Any(text => term.IsMatch(Fold(text))));

    private static Regex PatternOf(string piece, bool isBeginning)
    {
        var pattern = string.Join(NoLetters, Words().Matches(piece).Select(word =>
            AsianWord().IsMatch(word.Value) ? word.Value : $"(?<!{OtherLetter}){word.Value}(?!{OtherLetter})"));
        return new Regex(isBeginning && pattern.EndsWith(WordEnd, StringComparison.Ordinal) ? pattern[..^WordEnd.Length] : pattern);
    }

    private static string Fold(string text) => string.Concat(text.Normalize(NormalizationForm.FormKC).Select(char.ToUpperInvariant));

    [GeneratedRegex($"{AsianLetter}+|{OtherLetter}+")]
    private static partial Regex Words();

    [GeneratedRegex($"^{AsianLetter}")]
    private static partial Regex AsianWord();

    [GeneratedRegex($@"[\p{{L}}\p{{Nd}}\u3007]\*{NoLetters}$")]
    private static partial Regex Star();

    [GeneratedRegex($"^{NoLetters}{OtherLetter}{NoLetters}$")]
    private static partial Regex OneLetter();

    [GeneratedRegex("\"[^\"]*\"?|[^\\s\"]+")]
    private static partial Regex Pieces();
}
