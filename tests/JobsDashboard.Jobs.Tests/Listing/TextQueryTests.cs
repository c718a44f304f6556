using JobsDashboard.Jobs.Listing;
using Xunit;

namespace JobsDashboard.Jobs.Tests.Listing;

public sealed class TextQueryTests
{
    [Theory]
    [InlineData("OOM", "CUDA OOM: out of memory", true)]
    [InlineData("oom", "ＣＵＤＡ ＯＯＭ", true)]
    [InlineData("oo", "oom", false)]
    [InlineData("train.py", "python train.py", true)]
    [InlineData("train", "python train.py", true)]
    [InlineData("train.py", "python train_py", true)]
    [InlineData("train.py", "py train", false)]
    [InlineData("train.py", "train the py", false)]
    [InlineData("memory out", "out of memory", true)]
    [InlineData("\"memory out\"", "out of memory", false)]
    [InlineData("\"out of\" memory", "memory: out of", true)]
    [InlineData("内存", "GPU内存不足", true)]
    [InlineData("存", "GPU内存不足", true)]
    [InlineData("GPU内存", "gpu 内存", true)]
    [InlineData("GPU内存", "gpu 显内存", false)]
    [InlineData("内存gpu", "内存不足 gpu", false)]
    [InlineData("存不", "内存。不足", false)]
    [InlineData("\"内存 不足\"", "内存。不足", true)]
    [InlineData("\"内存 不足\"", "内存不足", true)]
    [InlineData("\"内存 不足\"", "内存很不足", false)]
    [InlineData("strasse", "Straße", false)]
    [InlineData("STRAßE", "straße", true)]
    [InlineData("二〇二五", "在二〇二五年", true)]
    [InlineData("二〇", "二五", false)]
    [InlineData("ecole", "école", false)]
    [InlineData("école", "e\u0301COLE", true)]
    [InlineData("ab\"cd ef\"gh", "gh x cd ef x ab", true)]
    [InlineData("say \"out of", "out of say", true)]
    public void Terms_AreFound_AsTheRulesSay(string search, string text, bool found)
    {
        var (query, expected) = TextQuery.Parse(search);

        Assert.Null(expected);
        Assert.Equal(found, query!.Terms.All(term => term.IsIn(text)));
    }

    [Fact]
    public void Parse_EqualTerms_AreFolded() =>
        Assert.Single(TextQuery.Parse("oom OOM \"oom\" ＯＯＭ").Query!.Terms);

    [Fact]
    public void Parse_SixteenTerms_AreTheMost()
    {
        var sixteen = string.Join(' ', Enumerable.Range(1, 16));

        Assert.Equal(16, TextQuery.Parse(sixteen + " 1 2 3").Query!.Terms.Length);
        Assert.Equal("at most 16 different words or phrases", TextQuery.Parse(sixteen + " 17").Expected);
    }

    [Theory]
    [InlineData("\"\"")]
    [InlineData("***")]
    [InlineData("。，")]
    public void Parse_WithoutAWord_SaysWhatIsExpected(string search) =>
        Assert.Equal("at least one word of letters or digits", TextQuery.Parse(search).Expected);
}
