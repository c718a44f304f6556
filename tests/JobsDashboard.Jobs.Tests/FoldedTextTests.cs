using Xunit;

namespace JobsDashboard.Jobs.Tests;

public sealed class FoldedTextTests
{
    private static readonly string[] s_texts =
        ["", "a", "A", "b", "ab", "aB", "ß", "SS", "ı", "I", "İ", "é", "É", "Σ", "ς", "训练", "\uE000", "\uFF21", "\uFF41", "\uFFFD", "😀", "𐐀", "𐐨", "a\uFF21", "a😀", "[", "_"];

    [Fact]
    public void Of_AnyTwoTexts_ComparesAsOrdinalIgnoreCase()
    {
        foreach (var (a, b) in s_texts.SelectMany(a => s_texts.Select(b => (a, b))))
        {
            Assert.Equal(string.Equals(a, b, StringComparison.OrdinalIgnoreCase), FoldedText.Of(a) == FoldedText.Of(b));
            Assert.Equal(a.Contains(b, StringComparison.OrdinalIgnoreCase), FoldedText.Of(a).Contains(FoldedText.Of(b), StringComparison.Ordinal));
            Assert.Equal(
                Math.Sign(string.CompareOrdinal(a.ToUpperInvariant(), b.ToUpperInvariant())),
                Math.Sign(CompareCodePoints(FoldedText.Of(a), FoldedText.Of(b))));
        }
    }

    [Fact]
    public void EndOf_APrefix_LiesBehindEverythingThatBeginsWithIt()
    {
        foreach (var text in s_texts)
        {
            Assert.True(CompareCodePoints(FoldedText.Of("a" + text), FoldedText.EndOf("A")) < 0);
        }
        Assert.True(CompareCodePoints(FoldedText.Of("b"), FoldedText.EndOf("A")) > 0);
    }

    // As the databases do: UTF-8 bytes compare as code points.
    private static int CompareCodePoints(string a, string b) =>
        System.Text.Encoding.UTF8.GetBytes(a).AsSpan().SequenceCompareTo(System.Text.Encoding.UTF8.GetBytes(b));
}
