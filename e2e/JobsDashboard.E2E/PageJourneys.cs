using System.Text.RegularExpressions;
using Microsoft.Playwright;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace JobsDashboard.E2E;

/// <summary>One job's page, themes, windows of other widths, and whether everybody can use them.</summary>
[Collection(Browsing.Name)]
public sealed class PageJourneys(Browser browser)
{
    [Fact]
    public async Task Row_Opened_ShowsTheWholeJob()
    {
        await using var window = await browser.OpenAsync("/jobs?Status=Failed");
        var id = (await window.IdsAsync())[0];

        await window.Rows.First.GetByRole(AriaRole.Link).First.ClickAsync();
        await Expect(window.Page).ToHaveURLAsync(new Regex($"/jobs/{id}$"));

        await Expect(window.Page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToBeVisibleAsync();
        await Expect(window.Page.GetByText(id).First).ToBeVisibleAsync();
        await window.PictureAsync("job");
        await window.AccessibleAsync();

        await window.Page.GoBackAsync();
        await window.UrlAsync("?Status=Failed");
        Assert.Equal(id, (await window.IdsAsync())[0]);
    }

    [Fact]
    public async Task Row_OfAnOddId_OpensItsJob()
    {
        await using var window = await browser.OpenAsync("/jobs?StartTime=any&EndTime=any&DisplayName=oddly%20named");

        foreach (var (number, id) in DashboardServer.OddIds.Index())
        {
            await window.Page.GetByRole(AriaRole.Link, new() { Name = $"oddly named {number}." }).ClickAsync();

            await Expect(window.Page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync($"oddly named {number}.");
            await Expect(window.Page.Locator(".facts .id .mono")).ToHaveTextAsync(id);
            await window.Page.ReloadAsync();
            await window.LiveAsync();
            await Expect(window.Page.Locator(".facts .id .mono")).ToHaveTextAsync(id);
            await window.Page.GoBackAsync();
            await window.ShownAsync();
        }
    }

    [Theory]
    [InlineData(1440, "empty-search")]
    [InlineData(400, "empty-search-narrow")]
    public async Task Search_ThatFindsNothing_LeadsToWordsThatBeginSo(int width, string picture)
    {
        await using var window = await browser.OpenAsync("/jobs?Search=memor", width);
        var beginnings = window.Page.GetByRole(AriaRole.Link, new() { Name = "Search for words that begin with yours" });
        await Expect(beginnings.Locator("xpath=..")).ToContainTextAsync(new Regex("[0-9] jobs match"));
        await window.PictureAsync(picture);
        await window.AccessibleAsync();

        await beginnings.ClickAsync();

        await window.UrlAsync("?Search=memor%2A");
        await Expect(window.Rows.First).ToBeVisibleAsync();
    }

    [Fact]
    public async Task Id_Copied_IsInTheClipboard()
    {
        await using var window = await browser.OpenAsync("/jobs");
        var id = (await window.IdsAsync())[0];

        await window.Rows.First.Locator("td").First.HoverAsync();
        await window.Page.GetByRole(AriaRole.Button, new() { Name = "What can be done with this value" }).ClickAsync();
        await window.Page.GetByRole(AriaRole.Button, new() { Name = "Copy job id" }).ClickAsync();

        await Expect(window.Page.Locator(".copied")).ToHaveCountAsync(1);
        Assert.Equal(id, await window.Page.EvaluateAsync<string>("navigator.clipboard.readText()"));
    }

    [Theory]
    [InlineData(ColorScheme.Light, "list-light")]
    [InlineData(ColorScheme.Dark, "list-dark")]
    public async Task Theme_OfTheSystem_IsThereFromTheStart(ColorScheme scheme, string picture)
    {
        await using var window = await browser.OpenAsync("/jobs", scheme: scheme);

        Assert.Equal(scheme == ColorScheme.Dark, await IsDarkAsync(window));
        await window.PictureAsync(picture);
        await window.AccessibleAsync();
    }

    [Fact]
    public async Task Theme_Chosen_StaysAfterReload()
    {
        await using var window = await browser.OpenAsync("/jobs?Status=Failed");

        await window.Page.GetByRole(AriaRole.Button, new() { Name = "Theme" }).ClickAsync();
        await window.Page.GetByRole(AriaRole.Button, new() { Name = "Dark" }).ClickAsync();
        await Expect(window.Page.Locator("html")).ToHaveAttributeAsync("data-theme", "Dark");
        Assert.True(await IsDarkAsync(window));
        Assert.Equal("?Status=Failed&PageSize=25", window.Query);

        // Before any script of the page has run, the first HTML is dark already.
        var html = await window.Page.Context.APIRequest.GetAsync("/jobs");
        Assert.Contains("data-theme=\"Dark\"", await html.TextAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task NarrowWindow_ReadsWithoutScrollingSideways()
    {
        await using var window = await browser.OpenAsync("/jobs?Status=Failed", width: 400, height: 800);

        Assert.True(await window.Page.EvaluateAsync<bool>("document.documentElement.scrollWidth <= innerWidth"));
        await window.PictureAsync("narrow");
        await window.Page.GetByRole(AriaRole.Button, new() { NameRegex = new Regex("^Filters") }).ClickAsync();
        var running = window.Page.GetByRole(AriaRole.Group, new() { Name = "Status" }).GetByRole(AriaRole.Link, new() { Name = "Running", Exact = true });
        await Expect(running).ToBeInViewportAsync();
        await window.PictureAsync("narrow-filters");
        await window.Page.GetByRole(AriaRole.Checkbox, new() { Name = "Also Running" }).ClickAsync();
        await window.UrlAsync("?Status=Failed%2CRunning");
        // Until the new counts are there, the old ones are faint.
        await Expect(window.Page.Locator("aside .waiting")).ToHaveCountAsync(0);
        await window.AccessibleAsync();
    }

    [Fact]
    public async Task Job_Unknown_IsSaidKindly()
    {
        await using var window = await browser.OpenAsync("/jobs/dlc-nothing");

        await Expect(window.Page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToBeVisibleAsync();
        await window.PictureAsync("unknown-job");
        var answer = await window.Page.Context.APIRequest.GetAsync("/jobs/dlc-nothing");
        Assert.Equal(404, answer.Status);
    }

    private static Task<bool> IsDarkAsync(Window window) => window.Page.EvaluateAsync<bool>(
        "(() => { const [r, g, b] = getComputedStyle(document.body).backgroundColor.match(/[0-9.]+/g).map(Number); return r + g + b < 200; })()");
}
