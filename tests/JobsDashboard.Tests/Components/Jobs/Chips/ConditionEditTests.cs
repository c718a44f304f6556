using JobsDashboard.Components.Jobs.Chips;
using JobsDashboard.Components.Shared;
using JobsDashboard.Components.Zones;
using JobsDashboard.Jobs.QueryString;
using JobsDashboard.Jobs.Question;
using Xunit;

namespace JobsDashboard.Tests.Components.Jobs.Chips;

public sealed class ConditionEditTests
{
    private static readonly DateTimeOffset s_now = new(2026, 3, 14, 15, 9, 26, TimeSpan.Zero);

    [Theory]
    [MemberData(nameof(SwitchedOffTests.Questions), MemberType = typeof(SwitchedOffTests))]
    public void Condition_AppliedAsItStands_ChangesNothing(string query)
    {
        var request = Parse(query);
        foreach (var condition in AppliedFilter.Of(request))
        {
            var edit = ConditionEdit.Of(request, condition);
            if (!edit.Fields.IsEmpty)
            {
                var (same, problems) = edit.Read([.. edit.Fields.Select(field => field.Text)], s_now);

                Assert.Empty(problems);
                Assert.Equal(Texts(request), Texts(same!(request)));
            }
        }
    }

    [Theory]
    [InlineData("Status=Failed,Stopped", "Status: Failed", "Running", "Status=Stopped,Running")]
    [InlineData("NotUsername=alice&PageNumber=3", "User name does not contain “alice”", "bob", "NotUsername=bob")]
    [InlineData("ReasonSearch=OOM", "Reason contains “OOM”", "OOM* memory", "ReasonSearch=OOM* memory")]
    [InlineData("Tags.team=nlp", "team = nlp", "vision", """Tags={"team":"vision"}""")]
    [InlineData("TagIn.team=nlp,vision", "team = nlp or vision", "nlp, speech", "TagIn.team=nlp,speech")]
    [InlineData("NotTags.team=nlp", "team ≠ nlp", "vision", """NotTags={"team":"vision"}""")]
    [InlineData("Range=Duration:3600..", "Duration (s): 3,600 or more", "..60", "Range=Duration:..60")]
    [InlineData("NumericRangeField=RequestGPU&NumericRangeMin=8", "GPUs: 8 or more", "8..64", "Range=RequestGPU:8..64")]
    [InlineData("AsOf=2026-03-14T15:09:26Z", "Stored until 2026-03-14 15:09:26 UTC", "2026-03-15", "AsOf=2026-03-15T00:00:00Z")]
    [InlineData("Status=Failed", "Status: Failed", "", "")]
    public void Condition_WrittenAnew_TakesItsPlace(string query, string condition, string text, string changed)
    {
        var request = Parse(query);
        var edit = ConditionEdit.Of(request, AppliedFilter.Of(request).Single(known => known.Text == condition));

        var (read, problems) = edit.Read([text], s_now);

        Assert.Empty(problems);
        Assert.Equal("jobs" + (changed == "" ? "" : "?" + changed), Uri.UnescapeDataString(JobsUrl.List(read!(request))));
    }

    [Fact]
    public void Times_ByThePagesClock_AreInstantsInTheUrl()
    {
        var zone = PageZone.Find("Asia/Shanghai");
        var request = Parse("StartTime=2026-03-13T16:00:00Z&EndTime=2026-03-14T01:00:00Z");
        var edit = ConditionEdit.Of(request, AppliedFilter.Of(request, zone).Single(), zone);

        Assert.Equal(["GmtCreateTime", "2026-03-14", "2026-03-14T09:00"], edit.Fields.Select(field => field.Text));
        Assert.Equal(
            "StartTime=2026-03-12T16:00:00Z&EndTime=2026-03-13T15:59:59Z",
            Uri.UnescapeDataString(JobsUrl.List(edit.Read(["GmtCreateTime", "2026-03-13", "2026-03-13"], s_now).Change!(request))).Split('?')[1]);
    }

    [Theory]
    [InlineData("", new[] { "GmtFinishTime", "now-24h", "now" }, "StartTime=now-24h&TimeRangeField=GmtFinishTime")]
    [InlineData("StartTime=now-24h", new[] { "GmtCreateTime", "", "" }, "StartTime=any&EndTime=any")]
    [InlineData("StartTime=now-24h&Status=Failed", new[] { "GmtCreateTime", "now-7d", "now" }, "Status=Failed")]
    public void Times_WrittenAnew_AreAskedFor(string query, string[] texts, string changed)
    {
        var request = Parse(query);
        var edit = ConditionEdit.Of(request, AppliedFilter.Of(request).Single(known => known.IsWindow));

        var (read, problems) = edit.Read(texts, s_now);

        Assert.Empty(problems);
        Assert.Equal("jobs?" + changed, Uri.UnescapeDataString(JobsUrl.List(read!(request))));
    }

    [Theory]
    [InlineData("Status=Failed", "Status: Failed", "Broken", "Status")]
    [InlineData("Range=Duration:3600..", "Duration (s): 3,600 or more", "long", "Range")]
    public void Condition_WrittenWrongly_IsAProblemWithAName(string query, string condition, string text, string parameter)
    {
        var request = Parse(query);
        var edit = ConditionEdit.Of(request, AppliedFilter.Of(request).Single(known => known.Text == condition));

        var (read, problems) = edit.Read([text], s_now);

        Assert.Null(read);
        Assert.Equal(parameter, Assert.Single(problems).Parameter);
    }

    private static IEnumerable<string> Texts(ListJobsRequest request) =>
        AppliedFilter.Of(request).Select(condition => condition.Text).Order(StringComparer.Ordinal);

    private static ListJobsRequest Parse(string query)
    {
        var reading = ListJobsQueryString.Parse(query, s_now);
        Assert.Empty(reading.Problems);
        return reading.Request;
    }
}
