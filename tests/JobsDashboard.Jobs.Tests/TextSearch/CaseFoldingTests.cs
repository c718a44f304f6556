using JobsDashboard.Jobs.TextSearch;
using Xunit;

namespace JobsDashboard.Jobs.Tests.TextSearch;

public sealed class CaseFoldingTests
{
    private static readonly string[] s_texts =
        ["", "a", "A", "b", "ab", "aB", "ß", "SS", "ı", "I", "İ", "é", "É", "Σ", "ς", "训练", "\uE000", "\uFF21", "\uFF41", "\uFFFD", "😀", "𐐀", "𐐨", "a\uFF21", "a😀", "[", "_"];

    [Fact]
    public void Of_AnyTwoTexts_ComparesAsOrdinalIgnoreCase()
    {
        foreach (var (a, b) in s_texts.SelectMany(a => s_texts.Select(b => (a, b))))
        {
            Assert.Equal(string.Equals(a, b, StringComparison.OrdinalIgnoreCase), CaseFolding.Of(a) == CaseFolding.Of(b));
            Assert.Equal(a.Contains(b, StringComparison.OrdinalIgnoreCase), CaseFolding.Of(a).Contains(CaseFolding.Of(b), StringComparison.Ordinal));
            Assert.Equal(
                Math.Sign(string.CompareOrdinal(a.ToUpperInvariant(), b.ToUpperInvariant())),
                Math.Sign(CompareCodePoints(CaseFolding.Of(a), CaseFolding.Of(b))));
        }
    }

    /// <summary>By code point, as SQLite compares, and by UTF-16 unit, as SQL Server does.</summary>
    [Fact]
    public void EndOf_AnyPrefix_PartsWhatBeginsWithItFromWhatDoesNot()
    {
        string[] prefixes = [.. s_texts.Where(text => text != ""), "\uD7FB", "\uD7FF", "\uFF08", "\uFFFE", "\U0010FFFE", "a b", "Z"];
        string[] following = [.. s_texts, "\0", "\uD7FF", "\uFF1A", "\uFFFD", "\U0010FFFE", "（一）", "："];
        foreach (var prefix in prefixes.Select(CaseFolding.Of))
        {
            var end = Assert.IsType<string>(CaseFolding.EndOf(prefix));
            foreach (var text in prefixes.SelectMany(start => following.Select(rest => CaseFolding.Of(start + rest))))
            {
                var begins = text.StartsWith(prefix, StringComparison.Ordinal);
                Assert.Equal(begins, string.CompareOrdinal(text, prefix) >= 0 && string.CompareOrdinal(text, end) < 0);
                Assert.Equal(begins, CompareCodePoints(text, prefix) >= 0 && CompareCodePoints(text, end) < 0);
            }
        }
    }

    [Theory]
    [InlineData("a\t")]
    [InlineData("a\uFDD0")]
    [InlineData("a\uFFFF")]
    [InlineData("a\U0010FFFF")]
    public void EndOf_APrefixWithACharacterThatNobodyTypes_IsNone(string prefix) => Assert.Null(CaseFolding.EndOf(CaseFolding.Of(prefix)));

    // As SQLite does: UTF-8 bytes compare as code points.
    private static int CompareCodePoints(string a, string b) =>
        System.Text.Encoding.UTF8.GetBytes(a).AsSpan().SequenceCompareTo(System.Text.Encoding.UTF8.GetBytes(b));
}
