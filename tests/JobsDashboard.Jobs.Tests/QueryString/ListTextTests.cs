using System.Text.Json;
using JobsDashboard.Jobs.Filters;
using JobsDashboard.Specification.Samples;
using Xunit;

namespace JobsDashboard.Jobs.Tests.QueryString;

public sealed class ListTextTests
{
    private const string Expected = "items between commas, an item with a comma or a quote in double quotes, a quote within them doubled";

    [Theory]
    [InlineData("gpu", "gpu")]
    [InlineData(" gpu , ,,long\t", "gpu|long")]
    [InlineData("gpu,cpu,gpu", "gpu|cpu")]
    [InlineData("\"gpu,long\",cpu", "gpu,long|cpu")]
    [InlineData(" \"gpu,long\" ,\"cpu\"", "gpu,long|cpu")]
    [InlineData("\"a\"\"b\"", "a\"b")]
    [InlineData("\"\"\"a\"", "\"a")]
    [InlineData("\" a \"", " a ")]
    [InlineData("\"\",a", "a")]
    [InlineData("5'',a b", "5''|a b")]
    [InlineData("\"\u3000\"", "\u3000")]
    [InlineData(",", "")]
    public void Read_List_HasTheItemsBetweenCommasAndQuotes(string text, string items) =>
        Assert.Equal(items == "" ? [] : items.Split('|'), Read(text).Items);

    [Theory]
    [InlineData("\"gpu")]
    [InlineData("\"gpu\"\"")]
    [InlineData("gpu,\"")]
    [InlineData("gpu\"")]
    [InlineData("5\" disk,cpu")]
    [InlineData("\"gpu\"long")]
    [InlineData("\"gpu\" \"long\"")]
    public void Read_QuoteOutOfPlace_SaysWhatIsExpected(string text) => Assert.Equal(Expected, Read(text).Expected);

    [Theory]
    [InlineData("a", "a")]
    [InlineData("a b", "a b")]
    [InlineData("'a'", "'a'")]
    [InlineData("a,b", "\"a,b\"")]
    [InlineData("a\"b", "\"a\"\"b\"")]
    [InlineData(" a", "\" a\"")]
    [InlineData("a\u00a0", "\"a\u00a0\"")]
    public void Write_Item_HasQuotesOnlyWhereItNeedsThem(string item, string text) => Assert.Equal(text, ListText.Write([item]));

    [Fact]
    public void Write_AnyItems_ReadBackAsThey()
    {
        var seed = TestSeed.Value;
        var random = new Random(seed);
        string[] pieces = ["a", "b", ",", "\"", "\"\"", " ", "\t", "\n", "\u3000", "训", "%", "+", "\\", "'", "="];
        for (var i = 0; i < 20_000; i++)
        {
            var items = Enumerable.Range(0, random.Next(1, 5)).Select(_ => string.Concat(random.GetItems(pieces, random.Next(1, 6)))).Distinct().ToList();

            var (read, expected) = Read(ListText.Write(items));

            Assert.True(expected is null && items.SequenceEqual(read), $"seed {seed}: {JsonSerializer.Serialize(items)} as {ListText.Write(items)}");
        }
    }

    [Fact]
    public void Read_LongBlanksAndQuotes_TakesNoLongerThanItsLength()
    {
        var text = new string(' ', 500_000);

        Assert.Equal(Expected, Read(text + "a" + text + "\"").Expected);
        Assert.Equal(Expected, Read("\"" + new string('"', 1_000_000)).Expected);
    }

    private static (IReadOnlyList<string> Items, string? Expected) Read(string text) => ListText.Read(text, item => item, "never");
}
