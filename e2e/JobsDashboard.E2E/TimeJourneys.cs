using System.Globalization;
using System.Text.RegularExpressions;
using Microsoft.Playwright;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace JobsDashboard.E2E;

/// <summary>The chart above the list, the time range and the time zone.</summary>
[Collection(Browsing.Name)]
public sealed partial class TimeJourneys(Browser browser)
{
    [Fact]
    public async Task Chart_Dragged_ShowsTheRangeInOneStep()
    {
        await using var window = await OpenAsync("/jobs?StartTime=now-7d");
        var box = (await Chart(window).BoundingBoxAsync())!;

        await window.Page.Mouse.MoveAsync(box.X + (box.Width * 0.3f), box.Y + 40);
        await Expect(window.Page.Locator(".readout")).ToContainTextAsync(new Regex("UTC\\+8: [0-9,]+ jobs?"));
        await window.Page.Mouse.DownAsync();
        await window.Page.Mouse.MoveAsync(box.X + (box.Width * 0.5f), box.Y + 40, new() { Steps = 5 });
        await window.Page.Mouse.MoveAsync(box.X + (box.Width * 0.7f), box.Y + 30, new() { Steps = 5 });
        await window.PictureAsync("chart-drag");
        await window.Page.Mouse.UpAsync();
        await window.UrlAsync("EndTime=");

        var (start, end) = Range(window);
        Assert.InRange((end - start).TotalDays, 2.5, 3.2);
        await Expect(Bars(window).First).ToBeAttachedAsync();
        await window.Page.GoBackAsync();
        await window.ShownAsync();
        Assert.DoesNotContain("EndTime", window.Query, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Colour_Clicked_ShowsAsManyJobsAsItSays()
    {
        await using var window = await OpenAsync("/jobs?StartTime=now-30d");
        var failed = Chart(window).Locator("a.error:not(.light)").Last;
        var count = Regex.Match((await failed.Locator("title").TextContentAsync())!, "[0-9,]+$").Value;

        await failed.ClickAsync();
        await window.UrlAsync("Status=Failed");

        await Expect(window.Page.GetByRole(AriaRole.Status).First).ToHaveTextAsync(new Regex($"^{count} jobs? found$"));
        Assert.All(await window.CellsAsync("Status"), status => Assert.Equal("Failed", status.Trim()));
    }

    // Also those of another question, which come over the live connection.
    [Fact]
    public async Task Rows_OfTheChartsTable_SayTheSpansOfTheirBars()
    {
        await using var window = await OpenAsync("/jobs?StartTime=now-30d");
        await SameAsync();

        await window.Page.Locator("#filters a.name").Filter(new() { HasText = "Failed" }).First.ClickAsync();
        await window.UrlAsync("Status=Failed");
        await Expect(window.Page.Locator(".chart thead th")).ToHaveCountAsync(3);

        await SameAsync();

        async Task SameAsync()
        {
            var rows = window.Page.Locator(".chart tbody tr");
            var titles = await Bars(window).Locator("title").AllTextContentsAsync();
            var bars = titles.Select(title => title.Split('\n')[0]).Where(title => !title.EndsWith(": 0 jobs", StringComparison.Ordinal)).ToList();
            Assert.NotEmpty(bars);
            await Expect(rows.Locator("th")).ToHaveTextAsync(bars.Select(bar => bar[..bar.LastIndexOf(": ", StringComparison.Ordinal)]));
        }
    }

    [Fact]
    public async Task Chart_ByKeyboardAlone_NarrowsToARangeAndToAColour()
    {
        await using var window = await OpenAsync("/jobs?StartTime=now-24h");
        await Bars(window).First.FocusAsync();

        await window.Page.Keyboard.PressAsync("End");
        await window.Page.Keyboard.PressAsync("Shift+ArrowLeft");
        await window.Page.Keyboard.PressAsync("Shift+ArrowLeft");
        await window.Page.Keyboard.PressAsync("Shift+ArrowLeft");
        await window.PictureAsync("chart-keys");
        await window.Page.Keyboard.PressAsync("Enter");
        await window.UrlAsync("EndTime=");
        var (start, end) = Range(window);
        // Three bars of half an hour, and as much of the last one as has passed.
        Assert.InRange((end - start).TotalMinutes, 89, 121);

        await Expect(Chart(window).Locator("a:not(.bar)").First).ToBeAttachedAsync();
        await Bars(window).Last.FocusAsync();
        for (var i = 0; i < 100 && !await Chart(window).Locator("svg:has(a:focus) a:not(.bar)").First.IsVisibleAsync(); i++)
        {
            await window.Page.Keyboard.PressAsync("ArrowLeft");
        }
        await window.Page.Keyboard.PressAsync("ArrowUp");
        await window.Page.Keyboard.PressAsync("Enter");
        await window.UrlAsync("Status=");
    }

    [Fact]
    public async Task Zone_OfTheBrowser_IsThereFromTheStart()
    {
        await using var window = await OpenAsync("/jobs");

        await Expect(window.Page.Locator(".pager > span").First).ToContainTextAsync("Asia/Shanghai (UTC+8)");
        var time = window.Rows.First.Locator("time").First;
        var instant = DateTimeOffset.Parse((await time.GetAttributeAsync("datetime"))!, CultureInfo.InvariantCulture);
        Assert.Equal(instant.ToOffset(TimeSpan.FromHours(8)).ToString("MM-dd HH:mm", CultureInfo.InvariantCulture), await time.InnerTextAsync());

        // Now that the server knows it, a page is loaded once.
        var loads = 0;
        window.Page.Request += (_, request) => loads += request.IsNavigationRequest ? 1 : 0;
        await window.GoAsync("/jobs?Status=Failed");
        Assert.Equal(1, loads);
        await time.EvaluateAsync("time => getSelection().selectAllChildren(time)");
        await window.Page.Keyboard.PressAsync("Control+c");
        Assert.Equal(await time.GetAttributeAsync("datetime"), await window.Page.EvaluateAsync<string>("navigator.clipboard.readText()"));
    }

    [Fact]
    public async Task Zone_OfUtc_NeedsNoSecondLoad()
    {
        await using var window = await browser.OpenWindowAsync(browser.Address, with: options => options.TimezoneId = "UTC");
        var loads = 0;
        window.Page.Request += (_, request) => loads += request.IsNavigationRequest ? 1 : 0;

        await window.GoAsync("/jobs");

        Assert.Equal(1, loads);
        await Expect(window.Page.Locator(".pager > span").First).ToContainTextAsync("times in UTC");
    }

    [Fact]
    public async Task Zone_Chosen_IsOfListAndJobAndOfWhoeverGetsTheLink()
    {
        await using var window = await OpenAsync("/jobs?Status=Failed");
        await window.Page.GetByRole(AriaRole.Button, new() { NameRegex = new("^Times in") }).ClickAsync();
        await window.Page.GetByLabel("Find a time zone").FillAsync("new york");
        var choice = window.Page.GetByRole(AriaRole.Link, new() { NameRegex = new("America.New_York") });
        await Expect(choice).ToBeVisibleAsync();
        await window.PictureAsync("zone-menu");
        await window.AccessibleAsync();
        await choice.ClickAsync();
        await window.UrlAsync("Tz=America%2FNew_York");
        await Expect(window.Page.Locator(".zone .long")).ToContainTextAsync("America/New_York");
        var time = await window.Rows.First.Locator("time").First.InnerTextAsync();

        await using var theirs = await OpenAsync(new Uri(window.Page.Url).PathAndQuery);
        Assert.Equal(time, await theirs.Rows.First.Locator("time").First.InnerTextAsync());

        await window.Rows.First.GetByRole(AriaRole.Link).First.ClickAsync();
        await Expect(window.Page.GetByRole(AriaRole.Heading, new() { Name = "Times" })).ToContainTextAsync("America/New_York");
        await window.PictureAsync("job-in-a-zone");
    }

    [Fact]
    public async Task Calendar_TwoDaysPicked_AreTheRange()
    {
        await using var window = await OpenAsync("/jobs");
        await window.Page.GetByRole(AriaRole.Button, new() { Name = "Calendar" }).ClickAsync();
        var days = window.Page.Locator("#time-calendar .mud-day:not(.mud-hidden):not([disabled])");
        await Expect(days.First).ToBeVisibleAsync();
        await window.PictureAsync("calendar");
        await window.AccessibleAsync();

        await days.First.ClickAsync();
        await days.First.ClickAsync();
        await window.UrlAsync("EndTime=");

        var (start, end) = Range(window);
        Assert.Equal((16, TimeSpan.FromDays(1) - TimeSpan.FromSeconds(1)), (start.Hour, end - start));
        await Expect(window.Page.Locator("#time-calendar")).ToBeHiddenAsync();
    }

    [Fact]
    public async Task Chart_WithoutScript_IsThereAndNarrows()
    {
        await using var window = await browser.OpenWindowAsync(browser.Address, with: options => options.JavaScriptEnabled = false);
        // The first HTML does not wait long for the chart.
        for (var i = 0; i < 10 && await Bars(window).CountAsync() == 0; i++)
        {
            await window.Page.GotoAsync("/jobs?StartTime=now-24h");
        }

        await Bars(window).Last.FocusAsync();
        await window.Page.Keyboard.PressAsync("Enter");

        await Expect(window.Page).ToHaveURLAsync(new Regex("EndTime="));
        await Expect(window.Page.Locator(".applied")).ToContainTextAsync("Created from");
    }

    [Theory]
    [InlineData(1440, ColorScheme.Light, "en", "time-light")]
    [InlineData(1440, ColorScheme.Dark, "en", "time-dark")]
    [InlineData(1440, ColorScheme.Light, "zh-CN", "time-chinese")]
    [InlineData(400, ColorScheme.Dark, "en", "time-narrow")]
    [InlineData(320, ColorScheme.Light, "zh-CN", "time-narrowest-chinese")]
    public async Task Chart_OfAnyWidthThemeAndLanguage_Reads(int width, ColorScheme scheme, string language, string picture)
    {
        await using var window = await browser.OpenAsync("/jobs?StartTime=now-7d", width, scheme: scheme, with: options =>
        {
            options.TimezoneId = "Asia/Shanghai";
            options.Locale = language;
        });

        await Expect(Bars(window).First).ToBeAttachedAsync();
        Assert.True(await window.Page.EvaluateAsync<bool>("document.documentElement.scrollWidth <= innerWidth"));
        await window.PictureAsync(picture);
        await window.AccessibleAsync();
    }

    private Task<Window> OpenAsync(string path) => browser.OpenAsync(path, with: options => options.TimezoneId = "Asia/Shanghai");

    private static ILocator Chart(Window window) => window.Page.Locator("svg[data-chart]");

    private static ILocator Bars(Window window) => Chart(window).Locator(".bar");

    private static (DateTimeOffset Start, DateTimeOffset End) Range(Window window)
    {
        var bounds = Bound().Matches(Uri.UnescapeDataString(window.Query)).Select(match => match.Groups[1].Value).ToList();
        return (DateTimeOffset.Parse(bounds[0], CultureInfo.InvariantCulture), DateTimeOffset.Parse(bounds[1], CultureInfo.InvariantCulture));
    }

    [GeneratedRegex("(?:Start|End)Time=([^&]+)")]
    private static partial Regex Bound();
}
