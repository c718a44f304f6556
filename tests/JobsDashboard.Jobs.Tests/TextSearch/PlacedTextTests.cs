using JobsDashboard.Jobs.TextSearch;
using JobsDashboard.Specification.Samples;
using Xunit;

namespace JobsDashboard.Jobs.Tests.TextSearch;

/// <summary>Where terms stand in a text, held to how the search finds them.</summary>
public sealed class PlacedTextTests
{
    private const int Texts = 20_000;

    [Fact]
    public void Searched_OfAnyText_IsTheFormThatTokensAreCutFrom() => Assert.All(Any(), text =>
    {
        var (expected, searched) = (Token.Compatible(text).ToUpperInvariant(), new PlacedText(text).Searched);

        Assert.True(expected == searched, $"{AnyText.Spelled(text)} became {AnyText.Spelled(searched)}");
    });

    [Fact]
    public void Places_OfAnyTerm_AreThereWhereItIsFoundAndHaveIt()
    {
        var seed = TestSeed.Value;
        var random = new Random(seed);
        var found = 0;
        for (var i = 0; i < Texts; i++)
        {
            var text = AwkwardTexts.Make(random, 8);
            var typed = AwkwardTexts.PartOf(random, text);
            var term = new TextTerm(random.Next(4) == 0 ? typed + "*" : typed, isQuoted: random.Next(4) == 0);
            if (term.Tokens.IsEmpty)
            {
                continue;
            }
            var because = $"seed {seed}: {AwkwardTexts.Spelled(term.Typed)} in {AwkwardTexts.Spelled(text)}";

            var places = new PlacedText(text).PlacesOf(term).ToList();

            Assert.True(places.Count > 0 == term.IsIn(text), because);
            Assert.All(places, place => Assert.True(place.Length > 0 && place.Start >= 0 && place.End <= text.Length, because));
            Assert.All(places, place => Assert.True(term.IsIn(text.Substring(place.Start, place.Length)), $"{because}: {place}"));
            Assert.All(places, place => Assert.False(char.IsLowSurrogate(text[place.Start]) || char.IsHighSurrogate(text[place.End - 1]), because));
            found += places.Count;
        }
        Assert.True(found > Texts / 4, $"seed {seed}: only {found} places");
    }

    private static IEnumerable<string> Any()
    {
        var random = new Random(TestSeed.Value);
        return Enumerable.Range(0, Texts).Select(number => number % 2 == 0 ? AwkwardTexts.Make(random, 12) : AnyText.Make(random, 12))
            .Append("").Append("e\u0338\u0301").Append("a\uff9e\u0301").Append("q\u0301\u0323").Append("ᄒ\u1161\u11ab").Append("ㅎㅏㄴ").Append("ｶﾞ");
    }
}
