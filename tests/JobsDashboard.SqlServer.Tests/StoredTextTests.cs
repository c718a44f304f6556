using JobsDashboard.SqlServer.Data;
using Xunit;

namespace JobsDashboard.SqlServer.Tests;

public sealed class StoredTextTests
{
    private const int Length = 100;

    [Theory]
    [InlineData("")]
    [InlineData("dlc1a2b3")]
    [InlineData("训练任务")]
    [InlineData(" in front")]
    public void Text_OfTheUsualKind_IsStoredAsItIs(string text) => Assert.Equal(text, StoredText.Write(text, Length));

    [Theory]
    [InlineData("a ")]
    [InlineData("a  ")]
    [InlineData("a \uFDEF")]
    [InlineData("a\uFDD3")]
    public void Text_WithABlankOrAMarkAtItsEnd_ComesBackAndEndsInNoBlank(string text)
    {
        var stored = StoredText.Write(text, Length);

        Assert.False(stored.EndsWith(' '));
        Assert.Equal(text, StoredText.Read(stored, Length));
    }

    [Fact]
    public void Texts_ThatDiffer_AreStoredDifferently()
    {
        var @long = new string('x', 5000);
        string[] texts = ["a", "a ", "a  ", "a\uFDEF", "a \uFDEF", @long, @long + " ", @long + "y", @long[..Length], @long[..(Length - 1)] + " "];

        var stored = texts.Select(text => StoredText.Write(text, Length)).ToList();

        Assert.Equal(texts.Length, stored.Select(text => text.TrimEnd(' ')).Distinct(StringComparer.Ordinal).Count());
        Assert.All(stored, text => Assert.InRange(text.Length, 1, Length));
    }

    [Fact]
    public void Text_ThatIsTooLong_ComesBackAsItsBeginning() =>
        Assert.Equal(new string('x', Length - 64) + "…", StoredText.Read(StoredText.Write(new string('x', Length + 1), Length), Length));

    [Fact]
    public void Text_WithoutAnEnd_IsNeverCut()
    {
        var text = new string('x', 100_000) + " ";

        Assert.Equal(text, StoredText.Read(StoredText.Write(text, null), null));
    }
}
