using System.Text.Json;
using JobsDashboard.Jobs.Fields;
using JobsDashboard.Jobs.Listing;
using JobsDashboard.Jobs.QueryString;
using JobsDashboard.Jobs.TextSearch;
using Xunit;

namespace JobsDashboard.Jobs.Tests.Listing;

public sealed class TextPieceTests
{
    private static readonly string s_words = string.Join(' ', Enumerable.Range(1000, 40));

    [Fact]
    public void Text_ThatIsShort_IsShownWhole()
    {
        var piece = Of("CUDA OOM:\nout of memory\u2028now");

        Assert.Equal(("UserCommand", "CUDA OOM: out of memory now"), (piece?.Field, piece?.Text));
        Assert.Equal([new TextRange(5, 3)], piece!.Marks);
    }

    [Fact]
    public void Text_ThatIsLong_IsShownAroundTheFirstWord()
    {
        var piece = Of($"{s_words} oom {s_words} oom");

        Assert.Matches("^…[0-9 ]{20,40}oom [0-9 ]+…$", piece!.Text);
        Assert.InRange(piece.Text.Length, 100, TextPiece.MaxLength + 2);
        // It begins with a whole word.
        Assert.Matches("^…1[0-9]{3} ", piece.Text);
        Assert.Equal([new TextRange(piece.Text.IndexOf("oom", StringComparison.Ordinal), 3)], piece.Marks);
    }

    [Fact]
    public void Word_AtTheEnd_HasWhatIsBeforeIt()
    {
        var piece = Of($"{s_words} oom");

        Assert.EndsWith(" oom", piece!.Text, StringComparison.Ordinal);
        Assert.InRange(piece.Text.Length, 100, TextPiece.MaxLength + 1);
        Assert.Equal([new TextRange(piece.Text.Length - 3, 3)], piece.Marks);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    public void Cut_BetweenHalvesOfAPair_LeavesThePairWhole(int shift)
    {
        var piece = Of(string.Concat(Enumerable.Repeat("😀", 60)) + new string('.', shift) + "oom" + string.Concat(Enumerable.Repeat("😀", 100)));

        Assert.DoesNotContain(piece!.Text.EnumerateRunes(), rune => rune == System.Text.Rune.ReplacementChar);
        Assert.Equal("oom", piece.Text.Substring(piece.Marks[0].Start, piece.Marks[0].Length));
    }

    [Fact]
    public void Phrase_LongerThanAPiece_IsMarkedAsFarAsItIsShown()
    {
        var request = ListJobsQueryString.Parse("Search=\"oom killed\"", DateTimeOffset.UnixEpoch).Request;

        var piece = TextPiece.Of(JobFields.UserCommand, $"oom {new string('-', 500)} killed", TextMarks.For(request, JobFields.UserCommand));

        Assert.Equal([new TextRange(0, TextPiece.MaxLength)], piece!.Marks);
    }

    [Fact]
    public void Text_WithoutTheWord_HasNone()
    {
        Assert.Null(Of("boom"));
        Assert.Null(Of(null));
    }

    [Fact]
    public void Row_WithEverything_IsTheSameAfterItWasPersisted()
    {
        var row = new JobRow
        {
            JobId = "a",
            Piece = Of("CUDA oom"),
            Values = System.Collections.Immutable.ImmutableDictionary<string, FieldValue>.Empty
                .Add("Tags.team", FieldValue.Of("nlp")!)
                .Add("Priority", FieldValue.Of(9d)!)
                .Add("GmtRunningTime", FieldValue.Of(DateTimeOffset.UnixEpoch)!)
                .Add("UseOversoldResource", new() { Flag = false })
                .Add("Image", FieldValue.Of(["a", "b"])!),
        };
        var json = JsonSerializer.Serialize(row);

        var read = JsonSerializer.Deserialize<JobRow>(json)!;

        Assert.Equal(json, JsonSerializer.Serialize(read));
        Assert.Equal(row.Piece!.Marks, read.Piece!.Marks);
        Assert.Equal(["a", "b"], read.ValueOf(JobFields.Image)!.List!.Value);
        Assert.Equal(("nlp", 9d, false), (read.ValueOf(JobFields.Tag("team"))?.Text, read.ValueOf(JobFields.Priority)?.Number, read.ValueOf(JobFields.UseOversoldResource)?.Flag));
        Assert.Null(JsonSerializer.Deserialize<JobRow>(JsonSerializer.Serialize(new JobRow { JobId = "b" }))!.Values);
    }

    private static TextPiece? Of(string? text)
    {
        var request = ListJobsQueryString.Parse("Search=oom", DateTimeOffset.UnixEpoch).Request;
        return TextPiece.Of(JobFields.UserCommand, text, TextMarks.For(request, JobFields.UserCommand));
    }
}
