using JobsDashboard.Jobs.TextSearch;
using Xunit;

namespace JobsDashboard.Jobs.Tests.TextSearch;

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
    [InlineData("OOM*", "OOMKilled", true)]
    [InlineData("oom*", "CUDA OOM", true)]
    [InlineData("OOM*", "the room", false)]
    [InlineData("OutOfMemory*", "java.lang.OutOfMemoryError: heap", true)]
    [InlineData("OutOfMemory", "java.lang.OutOfMemoryError: heap", false)]
    [InlineData("python:3.1*", "python:3.11", true)]
    [InlineData("python:3.1*", "python:3.1", true)]
    [InlineData("python:3.1*", "python3.11", false)]
    [InlineData("pyth:3.1*", "python:3.11", false)]
    [InlineData("显*", "GPU显存不足", true)]
    [InlineData("显＊", "GPU显存不足", true)]
    [InlineData("GPU内*", "gpu 内存", true)]
    [InlineData("内存gp*", "内存 GPU", true)]
    [InlineData("OOM*.", "OOMKilled", true)]
    [InlineData("(OOM*)", "OOMKilled", true)]
    [InlineData("OOM**", "OOMKilled", true)]
    [InlineData("OOM.*", "OOMKilled", false)]
    [InlineData("*OOM", "OOMKilled", false)]
    [InlineData("OO*M", "OO M", true)]
    [InlineData("OO*M", "OOM", false)]
    [InlineData("\"OOM*\"", "OOMKilled", false)]
    [InlineData("\"OOM\"*", "OOMKilled", false)]
    [InlineData("a\"b\"OOM*", "a b OOMKilled", true)]
    [InlineData("OOM* kil*", "killed OOMKilled", true)]
    [InlineData("éc*", "e\u0301cole", true)]
    public void Terms_AreFound_AsTheRulesSay(string search, string text, bool found)
    {
        var (query, expected) = TextQuery.Parse(search);

        Assert.Null(expected);
        Assert.Equal(found, query!.Terms.All(term => term.IsIn(text)));
    }

    [Theory]
    [InlineData("a*")]
    [InlineData("OOM a*")]
    [InlineData("1*")]
    [InlineData("(é*)")]
    [InlineData("e\u0301*")]
    [InlineData("𐐀*")]
    [InlineData("a＊")]
    public void Parse_BeginningOfOneLetter_SaysWhatIsExpected(string search) =>
        Assert.Equal("at least two letters or digits, or one Chinese character, before a star", TextQuery.Parse(search).Expected);

    [Theory]
    [InlineData("a.b*")]
    [InlineData("𠮷*")]
    [InlineData("a \"a*\" *a a.*")]
    public void Parse_StarThatIsNoTrouble_IsRead(string search) => Assert.NotNull(TextQuery.Parse(search).Query);

    [Theory]
    [InlineData("OutOfMemory", "OutOfMemory*")]
    [InlineData("cuda 'error', a", "cuda* 'error* a")]
    [InlineData("\"out of\" mem", "\"out of\" mem*")]
    [InlineData("python:3.", "python:3*")]
    [InlineData("oom* kill", "oom* kill*")]
    [InlineData("显存 oom", "显存 oom*")]
    [InlineData("e\u0301cole.", "école*")]
    [InlineData("显存", null)]
    [InlineData("\"out of\"", null)]
    [InlineData("oom*", null)]
    [InlineData("a", null)]
    public void Beginnings_OfASearch_AreItsWordsWithStars(string search, string? beginnings) =>
        Assert.Equal(beginnings, TextQuery.Parse(search).Query!.AsBeginnings);

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
