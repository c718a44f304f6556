using System.Text.RegularExpressions;
using Microsoft.Playwright;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace JobsDashboard.E2E;

/// <summary>Nothing moves on a page that nobody moves: not when fonts come, when the page becomes live, or when counts do.</summary>
[Collection(Browsing.Name)]
public sealed class StillnessJourneys(Browser browser)
{
    private const double MaxShift = 0.05;

    // What browsers call a layout shift, and add up to the "cumulative layout shift" of a page.
    private const string Watch =
        """
        window.shifts = [];
        new PerformanceObserver(list => {
          for (const shift of list.getEntries().filter(entry => !entry.hadRecentInput)) {
            window.shifts.push(`${shift.value} ${shift.sources.map(source => source.node?.className ?? '?').join(', ')}`);
          }
        }).observe({ type: 'layout-shift', buffered: true });
        """;

    [Theory]
    [InlineData(ColorScheme.Light, "en", 1440)]
    [InlineData(ColorScheme.Dark, "en", 1440)]
    [InlineData(ColorScheme.Light, "zh-Hans", 1440)]
    [InlineData(ColorScheme.Light, "en", 400)]
    public async Task Page_ThatNobodyTouches_StaysAsItIs(ColorScheme scheme, string language, int width)
    {
        await using var window = await browser.OpenWindowAsync(browser.Address, width, scheme: scheme);
        await window.Page.Context.AddCookiesAsync([new() { Name = "language", Value = language, Url = browser.Address }]);
        await window.Page.AddInitScriptAsync(Watch);

        await window.GoAsync("/jobs");
        await Expect(window.Page.Locator("header .count")).ToHaveTextAsync(new Regex("[0-9]"));
        await window.Page.GetByRole(AriaRole.Link, new() { NameRegex = new Regex("^(Next page|下一页)$") }).ClickAsync();
        await window.UrlAsync("PageNumber=2");

        // Two frames later everything that was drawn is counted.
        var shifts = await window.Page.EvaluateAsync<string[]>(
            "() => new Promise(done => requestAnimationFrame(() => requestAnimationFrame(() => done(window.shifts))))");
        Assert.True(
            shifts.Sum(shift => double.Parse(shift.Split(' ')[0], System.Globalization.CultureInfo.InvariantCulture)) < MaxShift,
            string.Join('\n', shifts));
    }

    [Fact]
    public async Task Page_OfADarkSystem_IsDarkInItsOnlyRequest()
    {
        await using var window = await browser.OpenWindowAsync(browser.Address, scheme: ColorScheme.Dark);
        var pages = 0;
        window.Page.Request += (_, request) => pages += request.IsNavigationRequest ? 1 : 0;

        await window.GoAsync("/jobs?PageSize=25");

        Assert.Equal(1, pages);
        Assert.Equal("dark", await window.Page.EvaluateAsync<string>("getComputedStyle(document.documentElement).colorScheme"));
    }
}
