using Bunit;
using JobsDashboard.Components.Job;
using JobsDashboard.Components.Jobs.Chips;
using JobsDashboard.Components.Shared;
using JobsDashboard.Components.Theme;
using JobsDashboard.Jobs.Listing;
using JobsDashboard.Jobs.QueryString;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace JobsDashboard.Tests.Components;

public sealed class WordsTests
{
    [Theory]
    [InlineData("", "Created in the last 7 days")]
    [InlineData("StartTime=now-1h", "Created in the last hour")]
    [InlineData("StartTime=now-36h&TimeRangeField=GmtFinishTime", "Finished in the last 36 hours")]
    [InlineData("StartTime=now-90m", "Created in the last 90 minutes")]
    [InlineData("StartTime=2026-03-01", "Created since 2026-03-01 00:00 UTC")]
    [InlineData("StartTime=2026-03-01&EndTime=2026-03-02", "Created from 2026-03-01 00:00 to 2026-03-02 00:00 UTC")]
    [InlineData("StartTime=any&EndTime=now-4w", "Created until 28 days ago")]
    [InlineData("StartTime=any&EndTime=any", "Created at any time")]
    public void Window_InWords_SaysTheRange(string query, string words)
    {
        var request = ListJobsQueryString.Parse(query, DateTimeOffset.UnixEpoch.AddYears(60)).Request;

        Assert.Equal(words, TimeWindow.InWords(request));
    }

    [Theory]
    [InlineData("NumericRangeField=RequestGPU&NumericRangeMin=8", "GPUs: 8 or more")]
    [InlineData("NumericRangeField=Duration&NumericRangeMax=60", "Duration (s): 60 or less")]
    [InlineData("Range=Duration:3600..", "Duration (s): 3,600 or more")]
    [InlineData("Range=RequestMemory:0.5..1024", "Memory (GiB): 0.5 to 1,024")]
    [InlineData("Range=Priority:9", "Priority: 9")]
    [InlineData("Range=RequestGPU:64.000000001..", "GPUs: more than 64")]
    [InlineData("Range=RequestMemory:..0.499999999", "Memory (GiB): less than 0.5")]
    [InlineData("Range=RequestGPU:0.123456789..", "GPUs: 0.123456789 or more")]
    [InlineData("DisplayName=bert&DisplayNameSearchMode=prefix", "Name begins with “bert”")]
    [InlineData("NotDisplayName=bert", "Name does not contain “bert”")]
    [InlineData("NotDisplayName=bert&DisplayNameSearchMode=exact", "Name is not “bert”")]
    [InlineData("NotDisplayName=bert&DisplayNameSearchMode=prefix", "Name does not begin with “bert”")]
    [InlineData("Tags.team=nlp", "team = nlp")]
    [InlineData("NotTags.team=nlp", "team ≠ nlp")]
    [InlineData("JobType=TFJob", "Type: TFJob")]
    [InlineData("NotStatus=Failed", "Status: not Failed")]
    [InlineData("NotPaymentType=PostPaid", "Payment: not pay as you go")]
    [InlineData("NotReasonSearch=OOM", "Reason does not contain “OOM”")]
    [InlineData("Search=OOM", "Anywhere: “OOM”")]
    [InlineData("NotSearch=OOM", "Nowhere: “OOM”")]
    [InlineData("NotUsername=li", "User name does not contain “li”")]
    [InlineData("Missing=ReasonMessage", "Reason: missing")]
    [InlineData("Present=Tags.team", "Tag team: present")]
    [InlineData("ShowOwn=true", "Only mine")]
    [InlineData("AsOf=2026-03-14T15:09:26Z", "Stored until 2026-03-14 15:09:26 UTC")]
    public void Filter_InWords_SaysWhatItAsks(string query, string words)
    {
        var request = ListJobsQueryString.Parse(query, DateTimeOffset.UnixEpoch).Request;

        var filter = Assert.Single(AppliedFilter.Of(request), filter => !filter.IsWindow);

        Assert.Equal(words, filter.Text);
        Assert.DoesNotContain(AppliedFilter.Of(filter.Without), other => !other.IsWindow);
    }

    [Theory]
    [InlineData(0, "0s")]
    [InlineData(75, "1m 15s")]
    [InlineData(11_520, "3h 12m")]
    [InlineData(180_000, "2d 2h")]
    [InlineData(-75, "-1m 15s")]
    [InlineData(-3, "-3s")]
    [InlineData(long.MaxValue, "106751991167300d 15h")]
    [InlineData(long.MinValue, "-106751991167300d 15h")]
    public void Duration_ForPeople_HasItsTwoLargestUnits(long seconds, string text) => Assert.Equal(text, DisplayText.Duration(seconds));

    [Theory]
    [InlineData("plain", "plain")]
    [InlineData("""{"overview":"sentence"}""", "sentence")]
    [InlineData("""{"other":1}""", """{"other":1}""")]
    [InlineData("{broken", "{broken")]
    public void Reason_Read_GivesItsSentence(string message, string overview) => Assert.Equal(overview, ReasonText.Of(message).Overview);

    [Theory]
    [InlineData("PyTorchJob dlc1 failed because 1 Worker replica(s) failed. CUDA OOM", "CUDA OOM")]
    [InlineData("PyTorchJob dlc1 failed because 1 Worker replica(s) failed.", "PyTorchJob dlc1 failed because 1 Worker replica(s) failed.")]
    [InlineData("disk full", "disk full")]
    public void Reason_InTheList_BeginsWithTheCause(string message, string line) =>
        Assert.Equal(line, DisplayText.InLines(new JobRow { JobId = "a", ReasonMessage = message }).ReasonMessage);

    public static TheoryData<string> HostileMessages =>
    [
        "",
        "{",
        "{}",
        """{"overview":3,"content":4}""",
        """{"overview":["a"]}""",
        """{"overview":"a","content":{"b":1,"b":2}}""",
        """{"overview":"a","content":[{"time":1,"time":"2"}]}""",
        """{"overview":"a","content":[{"time":1e999,"reason":-0.0}]}""",
        """{"overview":"a","content":[{"time":"9999999999999999999","reason":null}]}""",
        """{"overview":"a","content":"\ud800"}""",
        """{"overview":"a","content":{"\ud800":["\udc00"]}}""",
        """{"overview":"\ud800"}""",
        """{"\ud800":1,"overview":"a"}""",
        "{\"overview\":\"\ud800\"}",
        "\udc00",
        $$"""{"overview":"a","content":{{new string('[', 5_000)}}{{new string(']', 5_000)}}}""",
        $$"""{"overview":"a","content":{{new string('[', 60)}}{{new string(']', 60)}}}""",
        $$"""{"overview":"{{new string('x', 1_000_000)}}"}""",
        new string('[', 100_000),
        new string('x', 399) + "\U0001F600",
    ];

    [Theory]
    [MemberData(nameof(HostileMessages), DisableDiscoveryEnumeration = true)]
    public async Task Reason_Whatever_CanBeShown(string message)
    {
        await using var window = new BunitContext();
        window.Services.AddSingleton(TimeProvider.System);

        var reason = window.Render<JobReason>(p => p.Add(c => c.Code, null).Add(c => c.Text, message));
        var line = DisplayText.InLines(new JobRow { JobId = "a", ReasonMessage = message }).ReasonMessage!;

        Assert.NotNull(reason.Find("p"));
        Assert.InRange(line.Length, 0, 401);
        Assert.Equal(message.Contains("\U0001F600", StringComparison.Ordinal), line.EndsWith("x…", StringComparison.Ordinal) && line.Length == 400);
    }

    [Fact]
    public void Reason_DetailThatRepeatsAName_KeepsBoth()
    {
        var content = ReasonText.Of("""{"overview":"failed","content":{"b":1,"b":2}}""").Content!.Value;

        Assert.Equal("""{"b":1,"b":2}""", content.GetRawText());
    }

    [Fact]
    public void Reason_DetailsThatAreNoText_AreShownAsTheyAre()
    {
        var reason = ReasonText.Of("""{"overview":"failed","content":["\ud800"]}""");

        Assert.Equal(("failed", """["\ud800"]"""), (reason.Overview, reason.Content!.Value.GetString()));
    }

    [Fact]
    public void Reason_WithDetails_HasReadableTimesAndExitCodes()
    {
        var content = ReasonText.Of("""{"overview":"failed","content":[{"time":"1773500966","reason":"137"}]}""").Content!.Value;

        Assert.Equal("2026-03-14T15:09:26Z", content[0].GetProperty("time").GetString());
        Assert.Equal("exit code 137: killed, often because memory ran out", content[0].GetProperty("reason").GetString());
    }

    [Theory]
    [InlineData("", ThemeChoice.System, "light dark")]
    [InlineData("theme=Light", ThemeChoice.Light, "light")]
    [InlineData("theme=Dark", ThemeChoice.Dark, "dark")]
    [InlineData("theme=nonsense", ThemeChoice.System, "light dark")]
    public void Theme_FromCookies_IsKnownBeforeRendering(string cookies, ThemeChoice choice, string scheme)
    {
        var http = new DefaultHttpContext();
        http.Request.Headers.Cookie = cookies;

        var theme = PageTheme.Of(http.Request.Cookies);

        Assert.Equal((choice, scheme), (theme.Choice, theme.ColorScheme));
    }
}
