using System.Text;
using JobsDashboard.Jobs.Fields;
using JobsDashboard.Jobs.Listing;
using JobsDashboard.Jobs.QueryString;
using JobsDashboard.Jobs.Question;
using JobsDashboard.Jobs.TextSearch;
using Xunit;

namespace JobsDashboard.Jobs.Tests.Listing;

public sealed class TextMarksTests
{
    [Theory]
    [InlineData("Search=oom", "CUDA [OOM]: out of memory")]
    [InlineData("Search=oom", "boom OOMKilled")]
    [InlineData("ReasonSearch=OOM*", "[OOM]Killed, [oom]")]
    [InlineData("Search=ＯＯＭ", "CUDA [oom]")]
    [InlineData("Search=oom", "ＣＵＤＡ [ｏｏｍ]！")]
    [InlineData("Search=memory out", "[out] of [memory]")]
    [InlineData("Search=\"out of memory\"", "memory [out-of-memory], out of it")]
    [InlineData("Search=train.py", "python [train.py] --train=x py.train")]
    [InlineData("Search=显存", "GPU[显存]不足")]
    [InlineData("Search=存", "显[存]不足，[存]")]
    [InlineData("Search=内存 存不", "[内存不]足")]
    [InlineData("Search=GPU内存", "[gpu 内存]不足，内存")]
    [InlineData("Search=ß", "Straße [ß] SS")]
    [InlineData("Search=ss", "Straße ß [SS]")]
    [InlineData("Search=fi", "a [ﬁ] b")]
    [InlineData("Search=éc*", "[E\u0301c]ole cole")]
    [InlineData("Search=cole", "e\u0301cole [cole]")]
    [InlineData("Search=ab", "😀[𝒜𝒷]😀")]
    [InlineData("Search=ガ", "[ｶﾞ]ｶ")]
    [InlineData("Search=한", "[\u1112\u1161\u11ab]")]
    [InlineData("Search=𠀀", "𠀁[𠀀]𠀁")]
    public void Words_ThatAreSearched_AreMarkedInTheTextItself(string query, string marked) =>
        Assert.Equal(marked, Marked(query, JobFields.ReasonMessage, marked));

    [Theory]
    [InlineData("DisplayName=res", "DisplayName", "[Res]Net-[res]")]
    [InlineData("DisplayName=aa", "DisplayName", "[aaa]")]
    [InlineData("DisplayName=res&DisplayNameSearchMode=prefix", "DisplayName", "[Res]Net-res")]
    [InlineData("DisplayName=res&DisplayNameSearchMode=prefix", "DisplayName", "my-res")]
    [InlineData("DisplayName=RESNET&DisplayNameSearchMode=exact", "DisplayName", "[ResNet]")]
    [InlineData("DisplayName=res&DisplayNameSearchMode=exact", "DisplayName", "resnet")]
    [InlineData("DisplayName=𐐨", "DisplayName", "a[𐐀]")]
    [InlineData("DisplayName=ss", "DisplayName", "Straße")]
    [InlineData("Username=LEI", "Username", "li.[lei]")]
    [InlineData("ResourceQuotaName=a_b", "ResourceQuotaName", "[a_b] a-b")]
    [InlineData("Description=abl", "Description", "[Abl]ation")]
    [InlineData("Search=resnet", "DisplayName", "[ResNet]-50")]
    [InlineData("Search=oom&DisplayName=net", "DisplayName", "res[net] [oom]")]
    [InlineData("ReasonSearch=oom", "ReasonCode", "[OOM]")]
    [InlineData("UserCommandSearch=train", "UserCommand", "[train].py")]
    [InlineData("ImageSearch=train", "UserCommand", "train.py")]
    [InlineData("ImageSearch=pytorch:2.3", "Image", "registry/[pytorch:2.3]-cuda")]
    [InlineData("Search=oom", "Username", "oom")]
    [InlineData("NotSearch=oom&NotDisplayName=oom", "DisplayName", "oom")]
    [InlineData("Status=Failed", "Status", "Failed")]
    public void Field_MarksOnlyWhatIsAskedOfIt(string query, string field, string marked) =>
        Assert.Equal(marked, Marked(query, JobFields.Find(field)!, marked));

    [Fact]
    public void Text_ThatIsNoSoundUnicode_IsMarkedAllTheSame() => Assert.Equal(
        [new TextRange(1, 3), new TextRange(6, 3)],
        TextMarks.Of("\ud800oom\udc00\ufffeoom\uffff", Parse("Search=oom"), JobFields.ReasonMessage));

    [Fact]
    public void Text_ThatIsVeryLong_IsMarkedAtItsBeginning()
    {
        var text = "oom " + new string('x', 1_000_000) + " oom";

        Assert.Equal([new TextRange(0, 3)], TextMarks.Of(text, Parse("Search=oom"), JobFields.ReasonMessage));
        Assert.Empty(TextMarks.Of(null, Parse("Search=oom"), JobFields.ReasonMessage));
    }

    // The text without its brackets, with those around what is marked.
    private static string Marked(string query, JobField field, string marked)
    {
        var text = marked.Replace("[", "", StringComparison.Ordinal).Replace("]", "", StringComparison.Ordinal);
        var shown = new StringBuilder(text);
        foreach (var range in TextMarks.Of(text, Parse(query), field).Reverse())
        {
            shown.Insert(range.Start + range.Length, ']').Insert(range.Start, '[');
        }
        return shown.ToString();
    }

    private static ListJobsRequest Parse(string query)
    {
        var reading = ListJobsQueryString.Parse(query, DateTimeOffset.UnixEpoch);
        Assert.Empty(reading.Problems);
        return reading.Request;
    }
}
