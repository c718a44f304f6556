using JobsDashboard.Jobs.SearchLine.Suggesting;
using Xunit;

namespace JobsDashboard.Jobs.Tests.SearchLine;

public sealed class LineCompletionTests
{
    /// <summary>A line with a bar where the caret is, what is typed there, what is taken, and the line after that, with its caret.</summary>
    public static TheoryData<string, LineCompletionKind, string, string, string> Places => new()
    {
        { "|", LineCompletionKind.Name, "", "status", "status:|" },
        { "sta|", LineCompletionKind.Name, "sta", "status", "status:|" },
        { "-sta|", LineCompletionKind.Name, "sta", "status", "-status:|" },
        { "gpu:8 sta|tus:failed x", LineCompletionKind.Name, "sta", "type", "gpu:8 type:|failed x" },
        { "gpu:8 | x", LineCompletionKind.Name, "", "name", "gpu:8 name:| x" },
        { "ta|", LineCompletionKind.Name, "ta", "tag", "tag.|" },
        { "tag.te|", LineCompletionKind.TagKey, "te", "team", "tag.team:|" },
        { "-tag.te|am:nlp", LineCompletionKind.TagKey, "te", "a b", "-tag.\"a b\":|nlp" },
        { "tag.\"a |", LineCompletionKind.TagKey, "a ", "a b", "tag.\"a b\":|" },
        { "tag.team:n|", LineCompletionKind.Value, "n", "nlp", "tag.team:nlp|" },
        { "tag.\"a b\":|", LineCompletionKind.Value, "", "x", "tag.\"a b\":x|" },
        { "status:|", LineCompletionKind.Value, "", "Failed", "status:Failed|" },
        { "status:failed,st|", LineCompletionKind.Value, "st", "Stopped", "status:failed,Stopped|" },
        { "status:fa|iled,stopped x", LineCompletionKind.Value, "fa", "Failed", "status:Failed|,stopped x" },
        { "user:|", LineCompletionKind.Value, "", "li lei", "user:\"li lei\"|" },
        { "user:\"li l|", LineCompletionKind.Value, "li l", "li lei", "user:\"li lei\"|" },
        { "user:\"li l| gpu:8", LineCompletionKind.Value, "li l", "li lei", "user:\"li lei\"| gpu:8" },
        { "workspace:\"a, b\",c|", LineCompletionKind.Value, "c", "cd", "workspace:\"a, b\",cd|" },
        { "workspace:\"a,| b\",c", LineCompletionKind.Value, "a,", "x", "workspace:x|,c" },
        { "name:^res|", LineCompletionKind.Value, "res", "resnet", "name:^resnet|" },
        { "name:|", LineCompletionKind.Value, "", "=x", "name:\"=x\"|" },
        { "状|", LineCompletionKind.Name, "状", "status", "status:|" },
        { "状态：f|", LineCompletionKind.Value, "f", "Failed", "状态：Failed|" },
        { "状态：x user：a|", LineCompletionKind.Value, "a", "alice", "状态：x user：alice|" },
        { "no:rea|", LineCompletionKind.Field, "rea", "reason", "no:reason|" },
        { "gpu:>|", LineCompletionKind.Value, ">", ">=8", "gpu:>=8|" },
    };

    [Theory]
    [MemberData(nameof(Places))]
    public void Place_IsCompleted_WhereTheCaretIs(string line, LineCompletionKind kind, string prefix, string taken, string after)
    {
        var caret = line.IndexOf('|', StringComparison.Ordinal);
        var text = line.Remove(caret, 1);

        var completion = LineCompletion.At(text, caret);

        Assert.NotNull(completion);
        Assert.Equal((kind, prefix), (completion.Kind, completion.Prefix));
        var (changed, place) = Taken(completion, text, taken);
        Assert.Equal(after, changed.Insert(place, "|"));
    }

    [Theory]
    [InlineData("reason:o|")]
    [InlineData("\"out of |")]
    [InlineData("foo:x|")]
    [InlineData("|-a")]
    [InlineData("asof:2|")]
    public void Place_OfAnyText_IsNotCompleted(string line)
    {
        var caret = line.IndexOf('|', StringComparison.Ordinal);

        Assert.Null(LineCompletion.At(line.Remove(caret, 1), caret));
    }

    [Fact]
    public void Names_ThatBeginSo_ComeBeforeThoseThatMeanIt()
    {
        Assert.Equal(["status"], NamesAt("stat"));
        Assert.Equal(["finished"], NamesAt("GmtFin"));
        Assert.Equal("caller", NamesAt("submitted by")[0]);
        Assert.Equal(["submitted", "caller"], NamesAt("submi").Take(2));
        Assert.DoesNotContain("JobIds", NamesAt(""));
        Assert.Equal(["user", "userid"], NamesAt("用户"));
        Assert.Equal(["quota"], NamesAt("has:quota"));
        Assert.DoesNotContain("payment", NamesAt("has:"));
    }

    [Fact]
    public void Samples_AreOnly_WhatCanBeWrittenThere()
    {
        Assert.Equal(["<1h", "<24h", "<7d", "<30d"], LineCompletion.At("created:<", 9)!.Samples);
        Assert.Equal([">=1", ">=8", ">=64"], LineCompletion.At("gpu:", 4)!.Samples);
        Assert.Empty(LineCompletion.At("status:", 7)!.Samples);
    }

    /// <summary>At every place of any line there is an answer, and what is taken leaves the rest as it was.</summary>
    [Fact]
    public void AnyPlace_OfAnyLine_HasAnAnswer()
    {
        const string line = "-status:\"a, \"\"b\",“c”， tag.\"k\":v tag.x has:tag.\"q\" name:=\"x y\" \"unclosed words";
        for (var length = 0; length <= line.Length; length++)
        {
            for (var caret = 0; caret <= length; caret++)
            {
                if (LineCompletion.At(line[..length], caret) is { } completion)
                {
                    var (changed, place) = Taken(completion, line[..length], "z");

                    Assert.StartsWith(line[..completion.Start], changed, StringComparison.Ordinal);
                    Assert.EndsWith(line[(completion.Start + completion.Length)..length], changed, StringComparison.Ordinal);
                    Assert.InRange(place, completion.Start + 1, changed.Length);
                    Assert.InRange(caret, completion.Start, completion.Start + completion.Length);
                }
            }
        }
    }

    private static (string Text, int Caret) Taken(LineCompletion completion, string text, string taken)
    {
        var written = completion.Written(text, taken);
        var after = text[(completion.Start + completion.Length)..];
        return (text[..completion.Start] + written + after, completion.Start + written.Length);
    }

    private static IReadOnlyList<string> NamesAt(string text) =>
        [.. LineCompletion.At(text.Replace(' ', '\u00a0'), text.Length) is { Kind: LineCompletionKind.Field } field
            ? field.Names.Select(name => name.Name)
            : new LineCompletion(LineCompletionKind.Name, text, 0, text.Length).Names.Select(name => name.Name)];
}
