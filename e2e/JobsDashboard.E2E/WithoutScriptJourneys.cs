using System.Text.RegularExpressions;
using Microsoft.Playwright;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace JobsDashboard.E2E;

/// <summary>What works without scripts works before the page is live, too: reading, filters that are links, pages, order, a job.</summary>
[Collection(Browsing.Name)]
public sealed class WithoutScriptJourneys(Browser browser)
{
    [Fact]
    public async Task List_WithoutScripts_IsFilteredSortedTurnedAndOpened()
    {
        await using var window = await browser.OpenWindowAsync(browser.Address, runsScripts: false);
        await window.Page.GotoAsync("/jobs?StartTime=any&PageSize=10");
        await Expect(window.Rows).ToHaveCountAsync(10);

        await Follow(window.Page.Locator("#filters").GetByRole(AriaRole.Link, new() { NameRegex = new Regex("^Failed") }).First, "Status=Failed");
        Assert.All(await window.CellsAsync("Status"), status => Assert.Equal("Failed", status.Trim()));

        await Follow(window.Page.GetByRole(AriaRole.Columnheader, new() { NameRegex = new Regex("^Name") }).GetByRole(AriaRole.Link), "SortBy=DisplayName");
        var names = await window.Page.Locator("tbody tr.job-row a.open").AllInnerTextsAsync();
        Assert.Equal(names.OrderBy(name => name.ToUpperInvariant(), StringComparer.Ordinal), names);

        await Follow(window.Page.GetByRole(AriaRole.Link, new() { Name = "Next page" }), "PageNumber=2");
        await window.PictureAsync("without-scripts");
        var list = window.Page.Url;

        // A menu of the browser's own.
        await window.Page.GetByRole(AriaRole.Button, new() { Name = "Status: Failed" }).ClickAsync();
        await Follow(window.Page.GetByRole(AriaRole.Link, new() { Name = "Switch off Status: Failed" }), "Off=Status%3DFailed");
        await Follow(window.Page.GetByRole(AriaRole.Link, new() { Name = "Switch on Status: Failed" }), "Status=Failed");
        await window.Page.GotoAsync(list);

        await window.Rows.Nth(2).Locator("a.open").ClickAsync();
        await Expect(window.Page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToBeVisibleAsync();
        await window.PictureAsync("without-scripts-job");
        await window.Page.GetByRole(AriaRole.Link, new() { NameRegex = new Regex("All jobs") }).ClickAsync();
        await Expect(window.Page).ToHaveURLAsync(list);

        async Task Follow(ILocator link, string part)
        {
            await link.ClickAsync();
            await Expect(window.Page).ToHaveURLAsync(new Regex(Regex.Escape(part)));
        }
    }

    [Fact]
    public async Task Tag_WithoutScripts_IsTypedAndNothingSaysThatItCounts()
    {
        await using var window = await browser.OpenWindowAsync(browser.Address, runsScripts: false);
        await window.Page.GotoAsync("/jobs?StartTime=any");
        await Expect(window.Page.GetByText("counting", new() { Exact = false })).ToHaveCountAsync(0);

        await window.Page.GetByRole(AriaRole.Combobox, new() { Name = "Tag", Exact = true }).FillAsync("team");
        await window.Page.Keyboard.PressAsync("Enter");
        await Expect(window.Page).ToHaveURLAsync(new Regex("Present=Tags.team"));
        await window.Page.GetByLabel("Find in Tag team").FillAsync("nlp");
        await window.Page.Keyboard.PressAsync("Enter");

        await Expect(window.Page).ToHaveURLAsync(new Regex("TagIn.team=nlp"));
        await Expect(window.Page.GetByRole(AriaRole.Group, new() { Name = "Applied filters" })).ToContainTextAsync("team");
    }

    [Fact]
    public async Task Export_WithoutScripts_IsAPlainDownload()
    {
        await using var window = await browser.OpenWindowAsync(browser.Address, runsScripts: false);
        await window.Page.GotoAsync("/jobs?Status=Failed&StartTime=any&PageSize=10");
        var first = (await window.IdsAsync())[0];

        await window.Page.GetByRole(AriaRole.Button, new() { Name = "Export" }).ClickAsync();
        var download = await window.Page.RunAndWaitForDownloadAsync(() =>
            window.Page.Locator("#export-menu").GetByRole(AriaRole.Link, new() { NameRegex = new Regex("^NDJSON") }).ClickAsync());

        var lines = await File.ReadAllLinesAsync(await download.PathAsync(), TestContext.Current.CancellationToken);
        Assert.Contains(first, lines[0], StringComparison.Ordinal);
    }
}
