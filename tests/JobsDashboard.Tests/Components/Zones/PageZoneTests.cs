using System.Globalization;
using JobsDashboard.Components.Shared;
using JobsDashboard.Components.Theme;
using JobsDashboard.Components.Visitors;
using JobsDashboard.Components.Zones;
using JobsDashboard.Jobs.QueryString;
using Microsoft.JSInterop;
using Xunit;

namespace JobsDashboard.Tests.Components.Zones;

public sealed class PageZoneTests
{
    // The URL is before the visitor's choice, that before the browser's zone, and UTC is last. A name that is none says nothing.
    [Theory]
    [InlineData(null, null, null, "UTC")]
    [InlineData(null, null, "Asia/Shanghai", "Asia/Shanghai")]
    [InlineData(null, "Europe/Berlin", "Asia/Shanghai", "Europe/Berlin")]
    [InlineData("America/New_York", "Europe/Berlin", "Asia/Shanghai", "America/New_York")]
    [InlineData("UTC", "Europe/Berlin", "Asia/Shanghai", "UTC")]
    [InlineData(null, "UTC", "Asia/Shanghai", "UTC")]
    [InlineData("Nowhere/City", "Europe/Berlin", "Asia/Shanghai", "Europe/Berlin")]
    [InlineData(null, "Nowhere/City", "Nowhere/Town", "UTC")]
    public void Zone_OfAPage_IsTheUrlsTheVisitorsOrTheBrowsers(string? asked, string? chosen, string? browser, string expected)
    {
        var choices = Choices(chosen, browser);

        Assert.Equal(expected, PageZone.Of(asked, new Visitor(choices, new NoBrowser())).Name);
    }

    [Theory]
    [InlineData(null, null, null, "UTC")]
    [InlineData(null, null, "Asia/Shanghai", "Asia/Shanghai")]
    [InlineData("UTC", null, "Asia/Shanghai", null)]
    [InlineData(null, "Europe/Berlin", "Asia/Shanghai", null)]
    public void Zone_TakenForTheBrowsers_IsSaidWhereThePageFollowsIt(string? asked, string? chosen, string? browser, string? expected) =>
        Assert.Equal(expected, PageZone.TakenForBrowsers(asked, Choices(chosen, browser)));

    [Theory]
    [InlineData("Europe/Berlin", "Europe/Berlin")]
    [InlineData("America/Argentina/Buenos_Aires", "America/Argentina/Buenos_Aires")]
    [InlineData("Etc/GMT+5", "Etc/GMT+5")]
    [InlineData("Etc/UTC", "UTC")]
    [InlineData("UTC", "UTC")]
    // Names that browsers still say.
    [InlineData("Asia/Calcutta", "Asia/Kolkata")]
    [InlineData("Europe/Kiev", "Europe/Kyiv")]
    [InlineData("America/Buenos_Aires", "America/Argentina/Buenos_Aires")]
    [InlineData("", null)]
    [InlineData("China Standard Time", null)]
    [InlineData("../../etc/passwd", null)]
    [InlineData("/etc/passwd", null)]
    [InlineData("Asia/../Europe/Berlin", null)]
    [InlineData("posix/Europe/Berlin", null)]
    [InlineData("right/UTC", null)]
    [InlineData("localtime", null)]
    [InlineData("Factory", null)]
    [InlineData("tzdata.zi", null)]
    [InlineData("Europe/Berlin\n", null)]
    [InlineData("欧洲/柏林", null)]
    public void Name_OfAZone_IsFoundOrNot(string name, string? found) => Assert.Equal(found, PageZone.Find(name)?.Name);

    [Theory]
    [InlineData("UTC", "2026-07-01", "UTC")]
    [InlineData("Asia/Shanghai", "2026-07-01", "Asia/Shanghai (UTC+8)")]
    [InlineData("Europe/Berlin", "2026-07-01", "Europe/Berlin (UTC+2)")]
    [InlineData("Europe/Berlin", "2026-12-01", "Europe/Berlin (UTC+1)")]
    [InlineData("Asia/Kolkata", "2026-12-01", "Asia/Kolkata (UTC+5:30)")]
    [InlineData("America/St_Johns", "2026-12-01", "America/St_Johns (UTC-3:30)")]
    [InlineData("Europe/London", "2026-12-01", "Europe/London (UTC)")]
    public void Zone_InWords_SaysHowFarItIsFromUtc(string name, string day, string expected) =>
        Assert.Equal(expected, PageZone.Find(name)!.InWords(DateTimeOffset.Parse(day, CultureInfo.InvariantCulture)));

    [Theory]
    [InlineData("StartTime=2026-11-24T00:00:00Z&EndTime=2026-11-24T08:59:59Z", "Asia/Shanghai", "Created from 2026-11-24 08:00 to 16:59:59 UTC+8")]
    [InlineData("StartTime=2026-11-23T12:00:00Z&EndTime=2026-11-24T12:00:00Z", "Asia/Shanghai", "Created from 2026-11-23 20:00 to 2026-11-24 20:00 UTC+8")]
    [InlineData("StartTime=2026-10-24T22:00:00Z&EndTime=2026-10-25T22:59:59Z", "Europe/Berlin", "Created from 2026-10-25 00:00 UTC+2 to 2026-10-25 23:59:59 UTC+1")]
    [InlineData("StartTime=2026-11-24&TimeRangeField=GmtFinishTime", "America/New_York", "Finished since 2026-11-23 19:00 UTC-5")]
    [InlineData("StartTime=any&EndTime=2026-11-24", "Asia/Kolkata", "Created until 2026-11-24 05:30 UTC+5:30")]
    [InlineData("StartTime=2026-11-24&EndTime=now-2h", "UTC", "Created from 2026-11-24 00:00 UTC to 2 hours ago")]
    [InlineData("StartTime=now-15m", "Asia/Kolkata", "Created in the last 15 minutes")]
    public void Range_InWords_IsOnTheClockOfTheZone(string query, string zone, string words) => Assert.Equal(
        words,
        TimeWindow.InWords(
            ListJobsQueryString.Parse(query, DateTimeOffset.Parse("2026-11-29", CultureInfo.InvariantCulture)).Request, PageZone.Find(zone)!));

    [Fact]
    public void Zones_Searched_AreThoseWithTheWords()
    {
        Assert.Equal(["America/New_York"], ZoneNames.Containing("new york", 8));
        Assert.Equal(["Asia/Tokyo"], ZoneNames.Containing("tokyo", 8));
        Assert.Equal(8, ZoneNames.Containing("america", 8).Count());
        Assert.Empty(ZoneNames.Containing("  ", 8));
        Assert.Empty(ZoneNames.Containing("atlantis", 8));
    }

    private static VisitorChoices Choices(string? chosen, string? browser) => new(
        new PageTheme(ThemeChoice.System),
        new (string Name, string? Value)[] { (VisitorChoices.TimeZone, chosen), (VisitorChoices.BrowserTimeZone, browser) }
            .Where(choice => choice.Value is not null).ToDictionary(choice => choice.Name, choice => choice.Value!));

    private sealed class NoBrowser : IJSRuntime
    {
        public ValueTask<TValue> InvokeAsync<TValue>(string identifier, object?[]? args) => throw new InvalidOperationException(identifier);

        public ValueTask<TValue> InvokeAsync<TValue>(string identifier, CancellationToken cancellationToken, object?[]? args) =>
            throw new InvalidOperationException(identifier);
    }
}
