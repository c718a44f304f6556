using AngleSharp.Dom;
using Bunit;
using JobsDashboard.Components.Jobs;
using JobsDashboard.Specification.Databases;
using Microsoft.AspNetCore.Components;
using Xunit;

namespace JobsDashboard.Tests.Components.Jobs.Filters;

public sealed class TimeFilterTests(SqliteTestDatabase database) : IClassFixture<SqliteTestDatabase>, IAsyncDisposable
{
    private readonly TestDashboard _dashboard = new(database);

    public ValueTask DisposeAsync() => _dashboard.DisposeAsync();

    [Theory]
    [InlineData("15 minutes", "/jobs?StartTime=now-15m")]
    [InlineData("Last hour", "/jobs?StartTime=now-1h")]
    [InlineData("6 hours", "/jobs?StartTime=now-6h")]
    [InlineData("24 hours", "/jobs?StartTime=now-24h")]
    [InlineData("7 days", "/jobs")]
    [InlineData("30 days", "/jobs?StartTime=now-30d")]
    [InlineData("All time", "/jobs?StartTime=any&EndTime=any")]
    public async Task Preset_Followed_AsksForItsRange(string name, string url)
    {
        var page = Open("/jobs?StartTime=2026-03-01&EndTime=2026-03-02&PageNumber=3");
        Assert.Empty(page.FindAll("[aria-label='Time range'] [aria-current]"));

        await _dashboard.FollowAsync(page.Find($"[aria-label='Time range'] [title='{name}']"));

        Assert.Equal(url, _dashboard.Url);
        page.WaitForAssertion(() => Assert.Equal(name, page.Find("[aria-label='Time range'] [aria-current]").GetAttribute("title")));
    }

    [Fact]
    public async Task TimeField_Followed_IsWhatTheRangeIsOver()
    {
        await database.AddAsync(
            Samples.Job("ended", database.Now, hoursAgo: 24 * 20) with { GmtFinishTime = database.Now.AddHours(-1) },
            Samples.Job("young", database.Now));
        var page = Open("/jobs");

        await _dashboard.FollowAsync(page.FindAll("[aria-label='Time field'] a").Single(link => link.TextContent == "Finished"));

        Assert.Equal("/jobs?TimeRangeField=GmtFinishTime", _dashboard.Url);
        page.WaitForAssertion(() => Assert.Equal(["job ended"], page.FindAll("tbody a.open").Select(link => link.TextContent)));
    }

    [Theory]
    [InlineData("From", "2026-03-14 08:30", "/jobs?StartTime=2026-03-14T00:30:00Z&Tz=Asia/Shanghai", "Created since 2026-03-14 08:30 UTC+8")]
    [InlineData("From", "2026-03-14", "/jobs?StartTime=2026-03-13T16:00:00Z&Tz=Asia/Shanghai", "Created since 2026-03-14 00:00 UTC+8")]
    [InlineData("To", "2026-03-14", "/jobs?EndTime=2026-03-14T15:59:59Z&Tz=Asia/Shanghai", "Created from 7 days ago to 2026-03-14 23:59:59 UTC+8")]
    [InlineData("To", "now-2h", "/jobs?EndTime=now-2h&Tz=Asia/Shanghai", "Created from 7 days ago to 2 hours ago")]
    public async Task Bound_Typed_IsATimeOfTheZone(string field, string text, string url, string chip)
    {
        var page = Open("/jobs?Tz=Asia/Shanghai");

        await page.InvokeAsync(() => Field(page, field).InputAsync(text));
        await page.InvokeAsync(() => Field(page, field).KeyDownAsync("Enter"));

        Assert.Equal(url, _dashboard.Url);
        page.WaitForAssertion(() => Assert.Equal(chip, page.Find(".applied .chip .text").TextContent));
    }

    [Fact]
    public async Task Bound_ThatTheClockShowsTwice_SaysWhichIsMeantUntilItIsChanged()
    {
        var page = Open("/jobs?Tz=Europe/Berlin&EndTime=any");

        await page.InvokeAsync(() => Field(page, "From").InputAsync("2025-10-26 02:30"));
        await page.InvokeAsync(() => Field(page, "From").KeyDownAsync("Enter"));

        Assert.Equal("/jobs?StartTime=2025-10-26T00:30:00Z&EndTime=any&Tz=Europe/Berlin", _dashboard.Url);
        page.WaitForAssertion(() => Assert.Equal("2025-10-26 02:30+02:00", Field(page, "From").GetAttribute("value")));
        Assert.Equal("The clock shows 02:30 twice; the first, in UTC+2, is meant, not that in UTC+1.", page.Find(".time > p").TextContent);
        await _dashboard.GoToAsync("/jobs?Tz=Europe/Berlin");

        page.WaitForAssertion(() => Assert.Empty(page.FindAll(".time > p")));
    }

    [Fact]
    public async Task Bound_ThatIsNoTime_SaysWhatIsExpected()
    {
        var page = Open("/jobs?Tz=Europe/Berlin");

        await page.InvokeAsync(() => Field(page, "From").InputAsync("2025-02-30 02:30"));
        await page.InvokeAsync(() => Field(page, "From").KeyDownAsync("Enter"));

        Assert.Equal("/jobs?Tz=Europe/Berlin", _dashboard.Url);
        Assert.Contains(": expected a time such as 2026-11-24 or 2026-11-24 08:30", page.Markup, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Calendar_TwoDaysPicked_AsksFromTheMidnightOfTheFirstToTheLastSecondOfTheLast()
    {
        // The clock is put forward on the 8th.
        var page = Open("/jobs?Tz=America/New_York");
        await page.InvokeAsync(() => page.Find("[aria-label=Calendar]").Click());
        page.WaitForAssertion(() => Assert.Contains("Days in America/New_York (UTC-4)", page.Markup, StringComparison.Ordinal));

        // As one step, or what is counted meanwhile could draw the page between them.
        await page.InvokeAsync(() => Day(page, "7").Click());
        await page.InvokeAsync(() => Day(page, "9").Click());

        page.WaitForAssertion(() => Assert.Equal("/jobs?StartTime=2026-03-07T05:00:00Z&EndTime=2026-03-10T03:59:59Z&Tz=America/New_York", _dashboard.Url));
        Assert.Equal(["time-calendar"], _dashboard.JSInterop.VerifyInvoke("dashboard.close").Arguments);
    }

    private IRenderedComponent<IComponent> Open(string url) => _dashboard.Open<JobsPage>(url);

    private static IElement Day(IRenderedComponent<IComponent> page, string day) => page.FindAll(".calendar button.mud-day")
        .First(button => button.TextContent.Trim() == day && !button.ClassList.Contains("mud-hidden"));

    private static IElement Field(IRenderedComponent<IComponent> page, string label) =>
        page.Find("#" + page.FindAll("label").Single(candidate => candidate.TextContent == label).GetAttribute("for"));
}
