using JobsDashboard.Components.Jobs.Chips;
using JobsDashboard.Components.Shared;
using JobsDashboard.Jobs.QueryString;
using JobsDashboard.Jobs.Question;
using Xunit;

namespace JobsDashboard.Tests.Components.Jobs.Chips;

public sealed class AppliedFilterTests
{
    private static readonly DateTimeOffset s_now = new(2026, 3, 14, 15, 9, 26, TimeSpan.Zero);

    // They say how something is asked, and leave no job out by themselves.
    private static readonly string[] s_narrowingNothing =
        ["DisplayNameSearchMode", "FromAllWorkspaces", "SortBy", "Order", "PageNumber", "PageSize"];

    private static readonly string[] s_ofTheWindow = ["StartTime", "EndTime", "TimeRangeField"];

    private static readonly string[] s_withoutAnOpposite =
        [.. s_ofTheWindow, "ShowOwn", "EnableAssignNode", "NumericRangeField", "NumericRangeMin", "NumericRangeMax", "Range", "AsOf", "TagIn.<key>"];

    public static TheoryData<string> Narrowing =>
        [.. ListJobsQueryString.Parameters.Select(parameter => parameter.Name).Except(s_narrowingNothing)];

    public static TheoryData<string> NarrowingNothing => [.. s_narrowingNothing];

    [Theory]
    [MemberData(nameof(Narrowing))]
    public void Parameter_ThatNarrows_IsAConditionThatCanBeRemoved(string name)
    {
        var request = Read(name);
        Assert.Contains(AppliedFilter.Of(request), condition => condition.IsWindow == s_ofTheWindow.Contains(name));

        while (AppliedFilter.Of(request) is [var condition, ..] conditions)
        {
            request = condition.Without;
            Assert.Equal(conditions.Select(other => other.Text).Skip(1), AppliedFilter.Of(request).Select(other => other.Text));
        }

        Assert.Equal(JobsUrl.List(JobsUrl.AllOfTime), JobsUrl.List(request));
    }

    [Theory]
    [InlineData("Search=out of memory", "Anywhere: “out of memory”")]
    [InlineData("Search=\"out of memory\"", "Anywhere: \"out of memory\"")]
    [InlineData("NotReasonSearch=\"out of memory\" OOM", "Reason does not contain \"out of memory\" OOM")]
    [InlineData("DisplayName=a\"b", "Name contains “a\"b”")]
    public void Text_ThatIsSearchedFor_HasOnePairOfQuotes(string query, string text) =>
        Assert.Equal(text, AppliedFilter.Of(ListJobsQueryString.Parse(query, s_now).Request).Last().Text);

    [Theory]
    [InlineData("StartTime=any", "Created at any time")]
    [InlineData("StartTime=any&EndTime=now", "Created at any time")]
    [InlineData("StartTime=any&EndTime=now-1d&TimeRangeField=GmtFinishTime", "Finished until 24 hours ago")]
    public void Range_WithoutABeginning_SaysWhatItLeavesOut(string query, string text) =>
        Assert.Equal(text, AppliedFilter.Of(ListJobsQueryString.Parse(query, s_now).Request).Single().Text);

    [Theory]
    [MemberData(nameof(NarrowingNothing))]
    public void Parameter_ThatNarrowsNothing_IsNoCondition(string name)
    {
        var request = Read(name) with { Filters = ListJobsRequest.Default.Filters };

        Assert.True(Assert.Single(AppliedFilter.Of(request)).IsWindow);
    }

    [Theory]
    [MemberData(nameof(Narrowing))]
    public void Condition_TurnedTwice_IsTheSameAgain(string name)
    {
        var request = Read(name);
        foreach (var condition in AppliedFilter.Of(request).Where(condition => !condition.IsWindow))
        {
            Assert.Equal(s_withoutAnOpposite.Contains(name), condition.Opposite is null);
            if (condition.Opposite is var (_, opposite))
            {
                var turned = Assert.Single(AppliedFilter.Of(opposite(request)), other => AppliedFilter.Of(request).All(known => known.Text != other.Text));
                Assert.NotEqual(condition.IsExclusion, turned.IsExclusion);
                Assert.Equal(Words(request), Words(turned.Opposite!.Value.Change(turned.Request)));
            }
        }
    }

    [Theory]
    [MemberData(nameof(Narrowing))]
    public void Condition_OfALaterPage_LeadsToPageOne(string name)
    {
        var conditions = AppliedFilter.Of(Read(name) with { PageNumber = 3 });

        Assert.NotEmpty(conditions);
        Assert.All(conditions, condition => Assert.Equal((1, 1), (condition.Without.PageNumber, condition.Opposite?.Change(condition.Request).PageNumber ?? 1)));
    }

    [Fact]
    public void TagWithAnyOfSeveralValues_IsOneConditionForEachKey()
    {
        var conditions = AppliedFilter.Of(Parse("TagIn.team=nlp,vision&TagIn.env=prod&StartTime=any&EndTime=any"));

        Assert.Equal(["env = prod", "team = nlp or vision"], conditions.Select(condition => condition.Text));
        Assert.Equal("jobs?TagIn.env=prod&StartTime=any&EndTime=any", Uri.UnescapeDataString(JobsUrl.List(conditions[1].Without)));
    }

    [Fact]
    public void OnlyMine_Removed_TakesAllWorkspacesWithIt()
    {
        var condition = Assert.Single(AppliedFilter.Of(Read("FromAllWorkspaces")), condition => condition.Text == "Only mine");

        Assert.Equal("jobs", JobsUrl.List(condition.Without));
    }

    [Theory]
    [InlineData("Status=Failed,Stopped", "Exclude Status: Failed instead", "Status=Stopped&NotStatus=Failed")]
    [InlineData("NotStatus=Failed&Status=Stopped", "Include Status: Failed instead", "Status=Stopped,Failed")]
    [InlineData("ReasonSearch=OOM", "Exclude Reason contains “OOM” instead", "NotReasonSearch=OOM")]
    [InlineData("Tags.team=nlp", "Exclude team = nlp instead", """NotTags={"team":"nlp"}""")]
    [InlineData("NotTags.team=nlp", "Include team = nlp instead", """Tags={"team":"nlp"}""")]
    [InlineData("Missing=ReasonMessage", "Change to “Reason: present”", "Present=ReasonMessage")]
    [InlineData("Present=ReasonMessage&PageNumber=3", "Change to “Reason: missing”", "Missing=ReasonMessage")]
    public void Opposite_Followed_TakesTheConditionsPlace(string query, string name, string opposite)
    {
        var conditions = AppliedFilter.Of(Parse(query));

        var turned = Assert.Single(conditions, condition => condition.Opposite?.Name == name);

        Assert.Equal("jobs?" + opposite, Uri.UnescapeDataString(JobsUrl.List(turned.Opposite!.Value.Change(turned.Request))));
    }

    [Theory]
    [InlineData("ReasonSearch=OOM&NotReasonSearch=network")]
    [InlineData("Tags.team=nlp&NotTags.team=vision", "team ≠ vision")]
    public void Opposite_ThatNoRequestCanSay_IsNotOffered(string query, params string[] without)
    {
        var conditions = AppliedFilter.Of(Parse(query)).Where(condition => !condition.IsWindow && (without.Length == 0 || without.Contains(condition.Text)));

        Assert.All(conditions, condition => Assert.Null(condition.Opposite));
    }

    private static IEnumerable<string> Words(ListJobsRequest request) => AppliedFilter.Of(request).Select(condition => condition.Text).Order(StringComparer.Ordinal);

    private static ListJobsRequest Read(string name)
    {
        var parameter = ListJobsQueryString.Parameters.Single(parameter => parameter.Name == name);
        var beside = name switch
        {
            "FromAllWorkspaces" => "&ShowOwn=true",
            "NumericRangeField" => "&NumericRangeMin=1",
            "NumericRangeMin" or "NumericRangeMax" => "&NumericRangeField=RequestGPU",
            _ => "",
        };
        var example = parameter.Choices is [.., var last] ? last : parameter.Example;
        return Parse($"{name}={Uri.EscapeDataString(example)}{beside}");
    }

    private static ListJobsRequest Parse(string query)
    {
        var reading = ListJobsQueryString.Parse(query, s_now);
        Assert.Empty(reading.Problems);
        return reading.Request;
    }
}
