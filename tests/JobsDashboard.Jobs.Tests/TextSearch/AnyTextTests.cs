using JobsDashboard.Jobs.TextSearch;
using JobsDashboard.Specification.Samples;
using Xunit;

namespace JobsDashboard.Jobs.Tests.TextSearch;

/// <summary>Every text can be folded, taken apart and searched, whatever its UTF-16 units are.</summary>
public sealed class AnyTextTests
{
    private const int Texts = 20_000;

    private static readonly int s_seed = TestSeed.Value;

    [Fact]
    public void Words_OfEveryUnit_AreTakenApart()
    {
        for (var unit = 0; unit <= char.MaxValue; unit++)
        {
            AssertIsTaken($"é{(char)unit}x", $"unit {unit:X4}");
        }
    }

    [Fact]
    public void Words_OfAnyText_AreTakenApart()
    {
        var random = new Random(s_seed);
        for (var i = 0; i < Texts; i++)
        {
            var text = AnyText.Make(random, 8);
            AssertIsTaken(text, $"seed {s_seed}: {AnyText.Spelled(text)}");
        }
    }

    [Fact]
    public void Words_OfPlainText_AreThoseOfTheSameTextBesideAnother()
    {
        var random = new Random(s_seed);
        for (var i = 0; i < Texts; i++)
        {
            var text = string.Concat(Enumerable.Range(0, random.Next(12)).Select(_ => (char)random.Next(128)));
            Assert.True(Token.In($"{text} é").SkipLast(1).SequenceEqual(Token.In(text)), $"seed {s_seed}: {AnyText.Spelled(text)}");
        }
    }

    [Fact]
    public void Words_AroundANoncharacter_ArePartedByIt() =>
        Assert.Equal(["TRÉS", "BIEN"], Token.In("trés\ufffebien").Select(word => word.Text));

    private static void AssertIsTaken(string text, string because)
    {
        var failure = Record.Exception(() =>
        {
            _ = CaseFolding.EndOf(CaseFolding.Of(text));
            var words = Token.In(text).ToList();
            Assert.Equal(words.Count > 0, TextQuery.Parse($"\"{text.Replace('"', ' ')}").Query?.Terms.Single().IsIn(text.Replace('"', ' ')) ?? false);
        });
        Assert.True(failure is null, $"{because}: {failure}");
    }
}
