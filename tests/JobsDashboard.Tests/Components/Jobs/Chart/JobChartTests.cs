using System.Globalization;
using AngleSharp.Dom;
using Bunit;
using JobsDashboard.Components.Jobs;
using JobsDashboard.Components.Theme;
using JobsDashboard.Components.Visitors;
using JobsDashboard.Jobs.Items;
using JobsDashboard.Specification.Databases;
using Microsoft.AspNetCore.Components;
using Xunit;

namespace JobsDashboard.Tests.Components.Jobs.Chart;

public sealed class JobChartTests(JobChartTests.Store store) : IClassFixture<JobChartTests.Store>, IAsyncDisposable
{
    // The day of 25 hours in Berlin, from its midnight to its last second.
    private const string LongDay = "StartTime=2025-10-25T22:00:00Z&EndTime=2025-10-26T22:59:59Z";

    private readonly TestDashboard _dashboard = new(store.Jobs);

    public ValueTask DisposeAsync() => _dashboard.DisposeAsync();

    [Fact]
    public void Chart_OfALongDay_HasABarForEachHalfHourOfTheZone()
    {
        var page = Open($"/jobs?{LongDay}&Tz=Europe/Berlin");

        page.WaitForAssertion(() => Assert.Equal(50, page.FindAll("svg .bar").Count));
        var titles = page.FindAll("svg .bar title").Select(title => title.TextContent.Split('\n')[0]).ToList();
        Assert.Equal("Sun, Oct 26, 00:00–00:30 UTC+2: 0 jobs", titles[0]);
        Assert.Equal("Sun, Oct 26, 02:30 UTC+2 – 02:00 UTC+1: 1 job", titles[5]);
        Assert.Equal("Sun, Oct 26, 02:30–03:00 UTC+1: 2 jobs", titles[7]);
        Assert.Equal("Sun, Oct 26, 23:30–00:00 UTC+1: 0 jobs", titles[^1]);
        Assert.Equal("Created, a bar is 30 minutes", page.Find(".chart .size").TextContent);
    }

    [Fact]
    public async Task Bar_Followed_ShowsTheJobsOfItsSpan()
    {
        var page = Open($"/jobs?{LongDay}&Tz=Europe/Berlin&PageNumber=2");
        page.WaitForAssertion(() => Assert.Equal(50, page.FindAll("svg .bar").Count));

        await _dashboard.FollowAsync(page.FindAll("svg .bar")[7]);

        Assert.Equal("/jobs?StartTime=2025-10-26T01:30:00Z&EndTime=2025-10-26T01:59:59Z&Tz=Europe/Berlin", _dashboard.Url);
        page.WaitForAssertion(() => Assert.Equal(["job second", "job failed"], Names(page)));
    }

    // A script makes links of the colours, from what the bar, the legend and the table have in the same places.
    [Fact]
    public void Colours_OfABar_AreThoseOfItsRowOfTheTable()
    {
        var page = Open($"/jobs?{LongDay}&Tz=Europe/Berlin");

        page.WaitForAssertion(() => Assert.Equal(
            ["success", "error,success"],
            page.FindAll("[data-chart] > svg").Select(Colours).Where(colours => colours != "")));
        Assert.Equal(["error", "success"], page.FindAll(".legend a").Select(link => link.ClassName));

        static string Colours(IElement bar) => string.Join(',', bar.Children.Where(piece => piece.LocalName == "rect").Select(piece => piece.ClassName));
    }

    [Fact]
    public async Task Legend_Followed_ShowsItsStatus()
    {
        var page = Open($"/jobs?{LongDay}");
        page.WaitForAssertion(() => Assert.Equal(["Failed 1", "Succeeded 2"], page.FindAll(".legend a").Select(link => link.TextContent)));

        await _dashboard.FollowAsync(page.FindAll(".legend a")[1]);

        Assert.StartsWith("/jobs?Status=Succeeded&", _dashboard.Url, StringComparison.Ordinal);
        page.WaitForAssertion(() => Assert.Equal(["job second", "job first"], Names(page)));
    }

    [Fact]
    public void Bars_BeyondTheRange_LeadNoFurtherThanTheRange()
    {
        var page = Open("/jobs?StartTime=2025-10-26T00:10:00Z&EndTime=2025-10-28T07:20:00Z&Tz=UTC");

        page.WaitForAssertion(() => Assert.Equal(56, page.FindAll("svg .bar").Count));
        Assert.Contains("StartTime=2025-10-26T00%3A10%3A00Z&EndTime=2025-10-26T00%3A59%3A59Z", page.FindAll("svg .bar")[0].GetAttribute("href"), StringComparison.Ordinal);
        Assert.Contains("StartTime=2025-10-28T07%3A00%3A00Z&EndTime=2025-10-28T07%3A20%3A00Z", page.FindAll("svg .bar")[^1].GetAttribute("href"), StringComparison.Ordinal);
    }

    // On the live page a script writes the spans, which the bars have.
    [Theory]
    [InlineData(false, "Sun, Oct 26, 02:30 UTC+2 – 02:00 UTC+1", "Sun, Oct 26, 02:30–03:00 UTC+1")]
    [InlineData(true, "", "")]
    public async Task Numbers_OfTheChart_AreATableToo(bool isLive, string first, string second)
    {
        await using var dashboard = new TestDashboard(store.Jobs, isLive: isLive);
        var page = dashboard.Open<JobsPage>($"/jobs?{LongDay}&Tz=Europe/Berlin");

        page.WaitForAssertion(() => Assert.Equal(
            ["Time|Jobs|Failed|Succeeded", $"{first}|1|0|1", $"{second}|2|1|1"],
            page.FindAll(".chart table tr").Select(row => string.Join('|', row.Children.Select(cell => cell.TextContent)))));
    }

    [Fact]
    public async Task Moves_Followed_AreBesideTheRangeAndAroundIt()
    {
        var page = Open("/jobs?StartTime=2025-10-26T10:00:00Z&EndTime=2025-10-26T10:59:59Z");
        page.WaitForAssertion(() => Assert.Equal(3, page.FindAll(".moves a").Count));
        Assert.Equal(
            ["T09:00:00Z to 2025-10-26T09:59:59Z", "T09:00:00Z to 2025-10-26T11:59:59Z", "T11:00:00Z to 2025-10-26T11:59:59Z"],
            page.FindAll(".moves a").Select(link => Uri.UnescapeDataString(TestDashboard.Link(link))
                .Replace("jobs?StartTime=2025-10-26", "", StringComparison.Ordinal).Replace("&EndTime=", " to ", StringComparison.Ordinal)));

        await _dashboard.GoToAsync("/jobs?StartTime=any&EndTime=any");

        page.WaitForAssertion(() => Assert.Empty(page.FindAll(".moves a")));
    }

    [Fact]
    public void Chart_OfNoJobsAtAll_SaysSo()
    {
        var page = Open("/jobs?StartTime=any&EndTime=any&Status=Bidding");

        page.WaitForAssertion(() => Assert.Equal("No jobs", page.Find(".plot p").TextContent));
    }

    [Fact]
    public void Chart_OfJobsWithoutTheTime_SaysSo()
    {
        var page = Open("/jobs?StartTime=any&EndTime=any&TimeRangeField=GmtRunningTime");

        page.WaitForAssertion(() => Assert.Equal("None of these jobs has that time.", page.Find(".plot p").TextContent));
    }

    [Fact]
    public async Task Chart_OfTheNextQuestion_ReplacesThatOfTheOneBefore()
    {
        var page = Open($"/jobs?{LongDay}");
        page.WaitForAssertion(() => Assert.Equal(2, page.FindAll(".legend a").Count));

        await _dashboard.GoToAsync($"/jobs?{LongDay}&Status=Failed");
        page.WaitForAssertion(() => Assert.Equal(["Failed 1"], page.FindAll(".legend a").Select(link => link.TextContent)));
        await _dashboard.GoToAsync($"/jobs?{LongDay}");

        page.WaitForAssertion(() => Assert.Equal(["Failed 1", "Succeeded 2"], page.FindAll(".legend a").Select(link => link.TextContent)));
        Assert.Equal("false", page.Find(".chart").GetAttribute("aria-busy"));
    }

    [Fact]
    public async Task Chart_BeforeThePageIsLive_HasEveryBarAsAStopOfTheTabKey()
    {
        await using var server = new TestDashboard(store.Jobs, isLive: false);
        var first = server.Open<JobsPage>($"/jobs?{LongDay}");
        var live = Open($"/jobs?{LongDay}");

        first.WaitForAssertion(() => Assert.Equal(50, first.FindAll("svg .bar:not([tabindex])").Count));
        live.WaitForAssertion(() => Assert.Equal((1, 49), (live.FindAll("svg .bar:not([tabindex])").Count, live.FindAll("svg .bar[tabindex='-1']").Count)));
    }

    [Theory]
    [InlineData("", null, "times in Asia/Shanghai (UTC+8)", "2025-10-26 09:40")]
    [InlineData("&Tz=America/New_York", "Europe/Berlin", "times in America/New_York (UTC-4)", "2025-10-25 21:40")]
    [InlineData("", "Europe/Berlin", "times in Europe/Berlin (UTC+1)", "2025-10-26 02:40")]
    [InlineData("&Tz=UTC", "Europe/Berlin", "times in UTC", "2025-10-26 01:40")]
    public async Task Zone_OfThePage_IsThatOfItsTimes(string tz, string? chosen, string said, string time)
    {
        await using var dashboard = new TestDashboard(store.Jobs, choices: Remembering(chosen));

        var page = dashboard.Open<JobsPage>($"/jobs?{LongDay}&Status=Failed{tz}");

        page.WaitForAssertion(() => Assert.EndsWith(said, page.Find(".pager > span").TextContent, StringComparison.Ordinal));
        Assert.Equal(time, page.Find("tbody td time").TextContent);
        Assert.Equal("2025-10-26T01:40:00Z", page.Find("tbody td time").GetAttribute("datetime"));
        Assert.EndsWith("2025-10-26T01:40:00Z", page.Find("tbody td time").GetAttribute("title"), StringComparison.Ordinal);
        Assert.StartsWith("T" + said[1..], page.Find(".zone").TextContent.Trim(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Zone_Chosen_IsInTheUrlAndRemembered()
    {
        var page = Open("/jobs?Status=Failed");
        // As one step each, or what is counted meanwhile could draw the page between them.
        await page.InvokeAsync(() => page.Find(".zone").Click());
        await page.InvokeAsync(() => page.Find("#zone-menu input").Input("tokyo"));

        await page.InvokeAsync(() => Tokyo().Click());
        await _dashboard.FollowAsync(Tokyo());

        Assert.Equal("/jobs?Status=Failed&Tz=Asia/Tokyo", _dashboard.Url);
        Assert.Equal([VisitorChoices.TimeZone, "Asia/Tokyo"], _dashboard.JSInterop.VerifyInvoke("dashboard.remember").Arguments);
        page.WaitForAssertion(() => Assert.StartsWith("Times in Asia/Tokyo (UTC+9)", page.Find(".zone").TextContent.Trim(), StringComparison.Ordinal));

        IElement Tokyo() => page.FindAll("#zone-menu a").First(link => link.TextContent == "Asia/Tokyo (UTC+9)");
    }

    [Fact]
    public async Task Zone_OfTheBrowserChosen_IsForgottenAndLeavesTheUrl()
    {
        await using var dashboard = new TestDashboard(store.Jobs, choices: Remembering("Europe/Berlin"));
        var page = dashboard.Open<JobsPage>("/jobs?Tz=Asia/Tokyo");
        var browsers = page.FindAll("#zone-menu a")[0];
        Assert.Equal("The browser's: Asia/Shanghai (UTC+8)", browsers.TextContent.Trim());

        await page.InvokeAsync(() => page.FindAll("#zone-menu a")[0].Click());
        await dashboard.FollowAsync(page.FindAll("#zone-menu a")[0]);

        Assert.Equal("/jobs", dashboard.Url);
        Assert.Equal([VisitorChoices.TimeZone, null], dashboard.JSInterop.VerifyInvoke("dashboard.remember").Arguments);
        page.WaitForAssertion(() => Assert.StartsWith("Times in Asia/Shanghai (UTC+8)", page.Find(".zone").TextContent.Trim(), StringComparison.Ordinal));
    }

    private static VisitorChoices Remembering(string? zone)
    {
        var kept = new Dictionary<string, string> { [VisitorChoices.BrowserTimeZone] = "Asia/Shanghai" };
        if (zone is not null)
        {
            kept[VisitorChoices.TimeZone] = zone;
        }
        return new(new PageTheme(ThemeChoice.System), kept);
    }

    private IRenderedComponent<IComponent> Open(string url) => _dashboard.Open<JobsPage>(url);

    private static string[] Names(IRenderedComponent<IComponent> page) => [.. page.FindAll("tbody a.open").Select(link => link.TextContent)];

    public sealed class Store : IAsyncLifetime
    {
        public SqliteTestDatabase Jobs { get; } = new();

        public async ValueTask InitializeAsync()
        {
            await Jobs.InitializeAsync();
            await Jobs.AddAsync(
                Job("first", JobStatus.Succeeded, "2025-10-26T00:40:00Z"),
                Job("failed", JobStatus.Failed, "2025-10-26T01:40:00Z"),
                Job("second", JobStatus.Succeeded, "2025-10-26T01:45:00Z"));
        }

        public ValueTask DisposeAsync() => Jobs.DisposeAsync();

        private JobItem Job(string id, JobStatus status, string created) =>
            Samples.Job(id, Jobs.Now, status: status) with { GmtCreateTime = DateTimeOffset.Parse(created, CultureInfo.InvariantCulture) };
    }
}
