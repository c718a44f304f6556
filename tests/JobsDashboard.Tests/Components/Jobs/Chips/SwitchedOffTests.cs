using JobsDashboard.Components.Jobs.Chips;
using JobsDashboard.Components.Jobs.View;
using JobsDashboard.Jobs.QueryString;
using JobsDashboard.Jobs.Question;
using Xunit;

namespace JobsDashboard.Tests.Components.Jobs.Chips;

public sealed class SwitchedOffTests
{
    private static readonly DateTimeOffset s_now = new(2026, 3, 14, 15, 9, 26, TimeSpan.Zero);

    public static TheoryData<string> Questions =>
    [
        "",
        "StartTime=now-24h",
        "StartTime=2026-03-01&EndTime=2026-03-02&TimeRangeField=GmtFinishTime",
        "StartTime=any&EndTime=now-4w",
        "Status=Failed",
        "Status=Failed,Stopped&NotStatus=Running",
        "JobId=a,\"b,c\"",
        "DisplayName=bert&DisplayNameSearchMode=prefix",
        "NotDisplayName=bert&DisplayNameSearchMode=exact",
        "ReasonSearch=\"out of memory\" OOM*&NotUserCommandSearch=bash",
        "Tags.team=nlp&Tags.env=prod",
        "TagIn.team=nlp,vision",
        "NotTags.team=nlp&NotTags.team=vision",
        "Missing=ReasonMessage,Tags.team&Present=GmtFinishTime",
        "NumericRangeField=RequestGPU&NumericRangeMin=8",
        "Range=Duration:3600..&Range=RequestGPU:8..64",
        "ShowOwn=true&FromAllWorkspaces=true",
        "AsOf=2026-03-14T15:09:26Z",
    ];

    [Theory]
    [MemberData(nameof(Questions))]
    public void Condition_SwitchedOffAndOn_IsAskedAsBefore(string query)
    {
        var request = Read(query).Request with { PageSize = 25 };
        foreach (var condition in AppliedFilter.Of(request))
        {
            var off = Read(SwitchedOff.By(condition)(new(request, ListView.Default)).Url);
            Assert.Equal(Texts(condition.Without), Texts(off.Request));
            Assert.Equal(ListJobsQueryString.Format(condition.Without, saysPageSize: true), ListJobsQueryString.Format(off.Request, saysPageSize: true));

            var kept = Assert.Single(SwitchedOff.Of(off.View));
            Assert.Equal(condition.Text, kept.Text);
            var on = Read(kept.On(new(off.Request, off.View)).Url);

            Assert.Equal(Texts(request), Texts(on.Request));
            Assert.Equal(ListView.Default, on.View);
        }
    }

    [Fact]
    public void Conditions_SwitchedOffOneAfterTheOther_AreAllKept()
    {
        var (request, view) = Read("Status=Failed,Stopped&NotUsername=alice&Tags.team=nlp&Range=Duration:3600..&Columns=Status");
        var texts = Texts(request);

        while (AppliedFilter.Of(request) is [var condition, ..])
        {
            (request, view) = Read(SwitchedOff.By(condition)(new(request, view)).Url);
        }

        Assert.Empty(AppliedFilter.Of(request));
        Assert.Equal(texts, SwitchedOff.Of(view).Select(kept => kept.Text).Order(StringComparer.Ordinal));
        Assert.Equal("Status", Assert.Single(view.Columns).ToString());
    }

    [Fact]
    public void Condition_SwitchedOnWhereAnotherStands_SwitchesThatOneOff()
    {
        var (request, view) = Read("ReasonSearch=network&StartTime=now-24h&Off=" + Uri.EscapeDataString("ReasonSearch=OOM&StartTime=now-168h"));

        foreach (var text in new[] { "Reason contains “OOM”", "Created in the last 7 days" })
        {
            (request, view) = Read(SwitchedOff.Of(view).Single(kept => kept.Text == text).On(new(request, view)).Url);
        }

        Assert.Equal(["Created in the last 7 days", "Reason contains “OOM”"], Texts(request));
        Assert.Equal(
            ["Created in the last 24 hours", "Reason contains “network”"],
            SwitchedOff.Of(view).Select(kept => kept.Text).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Condition_SwitchedOff_CanBeRemovedWithoutSwitchingItOn()
    {
        var (request, view) = Read("Status=Failed&Off=" + Uri.EscapeDataString("Username=alice,bob"));
        var alice = SwitchedOff.Of(view).First();

        var (left, leftView) = Read(alice.Gone(new(request, view)).Url);

        Assert.Equal(request, left);
        Assert.DoesNotContain(SwitchedOff.Of(leftView), kept => kept.Text == alice.Text);
    }

    [Theory]
    [InlineData("Status=Failed", "Status=Failed")]
    [InlineData("StartTime=now-24h", "StartTime=now-24h")]
    public void Condition_SwitchedOffTwice_IsKeptOnce(string query, string off)
    {
        var request = Read(query).Request;
        var turnOff = SwitchedOff.By(AppliedFilter.Of(request).Last());

        var twice = turnOff(turnOff(new(request, ListView.Default)));

        Assert.Equal("?" + off, ListJobsQueryString.Format(twice.View.Off));
    }

    private static IEnumerable<string> Texts(ListJobsRequest request) =>
        AppliedFilter.Of(request).Select(condition => condition.Text).Order(StringComparer.Ordinal);

    private static (ListJobsRequest Request, ListView View) Read(string url)
    {
        var query = url.StartsWith("jobs?", StringComparison.Ordinal) ? url["jobs?".Length..] : url;
        var reading = ListJobsQueryString.Parse(query, s_now);
        Assert.Empty(reading.Problems);
        var (view, problems) = ListView.Parse(query, s_now);
        Assert.Empty(problems);
        return (reading.Request, view);
    }
}
