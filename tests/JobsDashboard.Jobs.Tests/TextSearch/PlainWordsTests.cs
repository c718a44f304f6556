using System.Text;
using System.Text.RegularExpressions;
using JobsDashboard.Jobs.TextSearch;
using JobsDashboard.Specification.Questions;
using JobsDashboard.Specification.Samples;
using Xunit;

namespace JobsDashboard.Jobs.Tests.TextSearch;

/// <summary>The plain searches held against word breakers that agree on little: each finds what the product's own words find.</summary>
public sealed partial class PlainWordsTests
{
    private static readonly Func<string, IEnumerable<string>>[] s_breakers =
    [
        // What stands between blanks, with the marks around it left off: train.py, OUT-OF-MEMORY and a run of Chinese are one word each.
        text => text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Select(piece => piece.Trim('"', '*', ':', ',', '，', '。', '(', ')')).Where(word => word != ""),
        text => ByCharacter().Matches(text).Select(word => word.Value),
        text => ByPairs().Matches(text).Select(word => word.Value),
        text => ByKind().Matches(text.Replace("ß", "SS", StringComparison.Ordinal)).Select(word => word.Value),
    ];

    public static TheoryData<string> Searches { get; } = [.. GeneratedRequests.OfPlainWords.Searches];

    [Theory, MemberData(nameof(Searches))]
    public void Search_OfPlainWords_IsAnsweredAlikeByEveryBreaker(string search) => Assert.DoesNotContain(s_breakers, breaker => !IsAnsweredAlike(search, breaker));

    [Theory]
    [InlineData("内存")]
    [InlineData("内存不足")]
    [InlineData("train.py")]
    [InlineData("cuda")]
    [InlineData("\"out of memory\"")]
    [InlineData("2.3 cuda12")]
    [InlineData("a_b")]
    [InlineData("存")]
    public void Search_ThatBreakersSeeDifferently_IsNone(string search)
    {
        Assert.Contains(s_breakers, breaker => !IsAnsweredAlike(search, breaker));
        Assert.DoesNotContain(search, GeneratedRequests.OfPlainWords.Searches);
    }

    [Fact]
    public void Searches_OfPlainWords_AreInBothLanguagesAndFind()
    {
        var searches = GeneratedRequests.OfPlainWords.Searches;

        Assert.Contains("学习", searches);
        Assert.Contains("显存不足", searches);
        Assert.True(searches.Length >= 12, string.Join(", ", searches));
        Assert.True(searches.Count(search => GeneratedJobs.Texts.Any(text => IsFound(search, text))) > searches.Length / 2);
    }

    private static bool IsAnsweredAlike(string search, Func<string, IEnumerable<string>> breaker) =>
        GeneratedJobs.Texts.All(text => IsFound(search, text) == TextQuery.Parse(search).Query!.Terms.All(term =>
            IsSequenceIn([.. breaker(Fold(string.Join(' ', term.Tokens.Select(word => word.Text))))], [.. breaker(Fold(text))])));

    private static bool IsFound(string search, string text) => TextQuery.Parse(search).Query!.Terms.All(term => term.IsIn(text));

    private static bool IsSequenceIn(List<string> words, List<string> text) =>
        Enumerable.Range(0, Math.Max(0, text.Count - words.Count + 1)).Any(at => text.Slice(at, words.Count).SequenceEqual(words));

    private static string Fold(string text) => text.Normalize(NormalizationForm.FormKC).ToUpperInvariant();

    [GeneratedRegex(@"[\u4e00-\u9fff]|[\p{L}\p{Nd}-[\u4e00-\u9fff]]+")]
    private static partial Regex ByCharacter();

    [GeneratedRegex(@"[\u4e00-\u9fff]{1,2}|[\p{L}\p{Nd}_.-[\u4e00-\u9fff]]+")]
    private static partial Regex ByPairs();

    [GeneratedRegex(@"[\u4e00-\u9fff]+|[\p{L}-[\u4e00-\u9fff]]+|\p{Nd}+")]
    private static partial Regex ByKind();
}
