using JobsDashboard.Jobs.TextSearch;
using JobsDashboard.Specification.Samples;
using JobsDashboard.SqlServer.Data;
using Xunit;

namespace JobsDashboard.SqlServer.Tests;

public sealed class StoredTextTests
{
    private const int Length = 100;

    private static readonly int s_seed = TestSeed.Value;

    [Theory]
    [InlineData("")]
    [InlineData("dlc1a2b3")]
    [InlineData("训练任务")]
    [InlineData("\"quoted\"")]
    public void Text_OfTheUsualKind_IsStoredAsItIs(string text) => Assert.Equal(text, StoredText.Write(text, Length));

    [Theory]
    [InlineData("a ")]
    [InlineData(" a  b")]
    [InlineData("!")]
    [InlineData("!!\ue021")]
    [InlineData("a\t\0")]
    [InlineData("a\uFDEF")]
    [InlineData("a\uFDD3")]
    public void Text_WithBlanksOrMarks_ComesBack(string text) => Assert.Equal(text, StoredText.Read(StoredText.Write(text, Length)));

    [Fact]
    public void Text_ThatJustFits_IsStoredWhole()
    {
        var text = new string('x', Length);

        Assert.Equal(text, StoredText.Write(text, Length));
        Assert.NotEqual(text, StoredText.Write(text + "x", Length));
    }

    [Fact]
    public void Texts_ThatDiffer_AreStoredDifferently()
    {
        var @long = new string('x', 5000);
        string[] texts =
        [
            "a", "a ", "a  ", "a\uFDEF", "a \uFDEF", @long, @long + " ", @long + "y", @long[..Length], @long[..(Length - 1)] + " ", @long + "\ud800", @long + "\udc00",
            StoredText.Write(@long, Length), new string(' ', Length), new string('!', Length),
        ];

        var stored = texts.Select(text => StoredText.Write(text, Length)).ToList();

        Assert.Equal(texts.Length, stored.Select(text => text.TrimEnd(' ')).Distinct(StringComparer.Ordinal).Count());
        Assert.All(stored, text => Assert.InRange(text.Length, 1, Length));
    }

    /// <summary>The server compares units, and the shorter text as if it went on with blanks.</summary>
    [Fact]
    public void Texts_AsTheServerComparesThem_AreInTheirOwnOrder()
    {
        var random = new Random(s_seed);
        var texts = Enumerable.Range(0, 400).Select(_ => Awkward(random)).ToList();

        Assert.All(texts, one => Assert.All(texts, other => Assert.True(
            Math.Sign(string.CompareOrdinal(one, other)) == Math.Sign(ServerCompare(StoredText.Write(one, null), StoredText.Write(other, null))),
            $"seed {s_seed}: {AwkwardTexts.Spelled(one)} and {AwkwardTexts.Spelled(other)}")));
    }

    /// <summary>No search meets half of an escape.</summary>
    [Fact]
    public void Part_OfACaseFolding_IsContainedAsItWasBefore()
    {
        var random = new Random(s_seed);
        var texts = Enumerable.Range(0, 400).Select(_ => CaseFolding.Of(Awkward(random))).ToList();

        Assert.All(texts, text => Assert.All(texts, part => Assert.True(
            text.Contains(part, StringComparison.Ordinal) == StoredText.Write(text, null).Contains(StoredText.Write(part, null), StringComparison.Ordinal),
            $"seed {s_seed}: {AwkwardTexts.Spelled(part)} in {AwkwardTexts.Spelled(text)}")));
    }

    [Fact]
    public void Text_ThatIsTooLong_ComesBackAsItsBeginning()
    {
        Assert.Equal(new string('x', Length - 65) + "…", StoredText.Read(StoredText.Write(new string('x', Length + 1), Length)));
        Assert.Equal(new string(' ', (Length - 65) / 2) + "…", StoredText.Read(StoredText.Write(new string(' ', Length), Length)));
    }

    [Fact]
    public void Text_WithoutAnEnd_IsNeverCut()
    {
        var text = new string('x', 100_000) + " ";

        Assert.Equal(text, StoredText.Read(StoredText.Write(text, null)));
    }

    private static string Awkward(Random random) =>
        random.Next(2) == 0 ? AwkwardTexts.Make(random, 4) : string.Concat(random.GetItems(["a", " ", "!", "\"", "\t", "\0", "\u001f", "\ue020", "\ufdd0"], random.Next(0, 4)));

    private static int ServerCompare(string one, string other)
    {
        var length = Math.Max(one.Length, other.Length);
        return string.CompareOrdinal(one.PadRight(length), other.PadRight(length));
    }
}
