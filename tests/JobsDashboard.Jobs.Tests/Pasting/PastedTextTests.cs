using JobsDashboard.Jobs.Pasting;
using JobsDashboard.Jobs.QueryString;
using JobsDashboard.Jobs.Question;
using Xunit;

namespace JobsDashboard.Jobs.Tests.Pasting;

public sealed class PastedTextTests
{
    private const string One = "dlc1a2b3c4d5e6f7";
    private const string Other = "dlc7f6e5d4c3b2a1";

    private static readonly DateTimeOffset s_now = new(2026, 11, 14, 15, 9, 26, TimeSpan.Zero);

    /// <summary>A pasted text and the question that it is.</summary>
    public static TheoryData<string, string> Questions => new()
    {
        { One, $"JobId={One}&StartTime=any&EndTime=any" },
        { $"  \"{One}\"\n", $"JobId={One}&StartTime=any&EndTime=any" },
        { "DLC-20210126170216-mx2kz-1", "JobId=DLC-20210126170216-mx2kz-1&StartTime=any&EndTime=any" },
        { $"{One}, {Other}", $"JobIds={One},{Other}&StartTime=any&EndTime=any" },
        { $"{One}\r\n{Other}\r\n{One.ToUpperInvariant()}", $"JobIds={One},{Other}&StartTime=any&EndTime=any" },
        { $"'{One}'；\"{Other}\"", $"JobIds={One},{Other}&StartTime=any&EndTime=any" },
        { $"[\"{One}\",\n \"x y\", 17]", $"JobIds={One},x y,17&StartTime=any&EndTime=any" },
        { "https://pai-dlc.cn-hangzhou.aliyuncs.com/api/v1/jobs?Status=Failed&JobType=PyTorchJob&PageSize=50", "Status=Failed&JobType=PyTorchJob&PageSize=50" },
        { "<http://jobs/x/y/jobs/?Status=Failed&amp;Search=OOM#content>", "Status=Failed&Search=OOM" },
        { "https://host/?Action=ListJobs&Version=2020-12-03&Username=alice", "Username=alice" },
        { "/dashboard/jobs?Tags.team=nlp", "Tags.team=nlp" },
        { "jobs?TagIn.team=nlp,vision&StartTime=now-1h", "TagIn.team=nlp,vision&StartTime=now-1h" },
        { "https://host/jobs", "" },
        { $"https://host/jobs/{One}", $"JobId={One}&StartTime=any&EndTime=any" },
        { "https://host/base/jobs/a%20b%2Fc?Tz=UTC", "JobId=a b/c&StartTime=any&EndTime=any" },
        { $"https://pai.console.aliyun.com/?regionId=cn-hangzhou&workspaceId=268#/dlc/jobs/{One}/overview", $"JobId={One}&StartTime=any&EndTime=any" },
        { "curl http://localhost:5000/api/v1/jobs?Status=Failed&Search=OOM", "Status=Failed&Search=OOM" },
        { "$ curl -sS 'https://host/api/v1/jobs?Status=Failed' -H 'Authorization: Bearer x' | jq .Jobs", "Status=Failed" },
        {
            "curl -G https://host/api/v1/jobs \\\n  --data-urlencode 'ReasonSearch=\"out of memory\"' \\\n  --data-urlencode \"Tags={\\\"team\\\":\\\"nlp\\\"}\" -d PageSize=100 \\\r\n -H \"x: y\"",
            "ReasonSearch=\"out of memory\"&Tags.team=nlp&PageSize=100"
        },
        { "curl.exe --url host:5000/api/v1/jobs -sGdStatus=Failed --url-query 'DisplayName=a&b'", "Status=Failed&DisplayName=a&b" },
        { "curl -X GET -H $'accept: it\\'s' \"https://host/api/v1/jobs?DisplayName=res net\"", "DisplayName=res net" },
    };

    [Theory]
    [MemberData(nameof(Questions))]
    public void Text_Pasted_BecomesTheQuestion(string text, string query)
    {
        var pasted = PastedText.Read(text, s_now);

        Assert.NotNull(pasted);
        Assert.False(pasted.CouldBeWords);
        Assert.Empty(pasted.Problems);
        Assert.Equal(ListJobsQueryString.Format(Request(query)), ListJobsQueryString.Format(pasted.ApplyTo(ListJobsRequest.Default)));
    }

    /// <summary>Ids that could be words: the store has to be asked.</summary>
    [Theory]
    [InlineData("12345", "12345")]
    [InlineData("12345_7", "12345_7")]
    [InlineData("18+1 18+0", "18+1|18+0")]
    [InlineData("phillips-123, openb-pod-0001", "phillips-123|openb-pod-0001")]
    [InlineData("resnet50", "resnet50")]
    public void Ids_ThatCouldBeWords_SaySo(string text, string ids)
    {
        var pasted = PastedText.Read(text, s_now);

        Assert.NotNull(pasted);
        Assert.True(pasted.CouldBeWords);
        Assert.Equal(ids.Split('|'), pasted.Ids);
    }

    [Theory]
    [InlineData("")]
    [InlineData(" ")]
    [InlineData("resnet")]
    [InlineData("resnet 50")]
    [InlineData("\"137\"")]
    [InlineData("status:failed gpu:8")]
    [InlineData("jobs")]
    [InlineData("curling")]
    [InlineData("[1,")]
    [InlineData("[{}]")]
    [InlineData("-137")]
    [InlineData("train.py")]
    [InlineData("dlc1a2b3c4d5e6f7\0")]
    [InlineData("image:registry/jobs?x")]
    public void Line_IsNoPastedQuestion(string text) => Assert.Null(PastedText.Read(text, s_now));

    [Theory]
    [InlineData("https://host/health")]
    [InlineData("https://")]
    [InlineData("https://jobs/health")]
    [InlineData("curl https://host/api/v1/nodes")]
    [InlineData("curl -s")]
    public void Url_OfSomethingElse_IsNoQuestion(string text)
    {
        var pasted = PastedText.Read(text, s_now);

        Assert.NotNull(pasted);
        Assert.True(pasted.IsOtherUrl);
        Assert.Equal(Request("Status=Failed"), pasted.ApplyTo(Request("Status=Failed")));
    }

    [Fact]
    public void Parameters_NotUnderstood_AreNamed()
    {
        var pasted = PastedText.Read("https://host/jobs?Status=Faild&Search=OOM&RegionId=x&Columns=Status", s_now);

        Assert.Equal("Status", Assert.Single(pasted!.Problems).Parameter);
        Assert.Equal("RegionId", Assert.Single(pasted.Ignored));
        Assert.Equal(Request("Search=OOM"), pasted.ApplyTo(ListJobsRequest.Default));
    }

    [Fact]
    public void RowsPerPage_WhereTheUrlSaysNone_StayAsTheyAre()
    {
        var shown = Request("PageSize=25&SortBy=DisplayName&Status=Failed");

        Assert.Equal(Request("Search=x&PageSize=25"), PastedText.Read("jobs?Search=x", s_now)!.ApplyTo(shown));
        Assert.Equal(Request("Search=x&PageSize=10"), PastedText.Read("jobs?Search=x&PageSize=10", s_now)!.ApplyTo(shown));
        Assert.Equal(
            Request($"JobId={One}&PageSize=25&SortBy=DisplayName&StartTime=any&EndTime=any"), PastedText.Read(One, s_now)!.ApplyTo(shown));
    }

    [Fact]
    public void Lists_LongerThanAQuestionTakes_AreNone() =>
        Assert.Null(PastedText.Read(string.Join('\n', Enumerable.Range(0, 501).Select(number => $"dlc{number:D13}")), s_now));

    private static ListJobsRequest Request(string query) => ListJobsQueryString.Parse(string.Join('&', query
        .Replace("a&b", "a%26b", StringComparison.Ordinal).Split('&', StringSplitOptions.RemoveEmptyEntries)
        .Select(pair => pair.Split('=', 2)).Select(pair => $"{pair[0]}={Uri.EscapeDataString(Uri.UnescapeDataString(pair[1]))}")), s_now).Request;
}
