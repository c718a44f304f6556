using System.Text.RegularExpressions;
using Microsoft.Playwright;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace JobsDashboard.E2E;

/// <summary>Filters that count.</summary>
[Collection(Browsing.Name)]
public sealed class SidebarJourneys(Browser browser)
{
    [Theory]
    [InlineData(ColorScheme.Light, "sidebar-light")]
    [InlineData(ColorScheme.Dark, "sidebar-dark")]
    public async Task Values_HaveCounts_AndAreSeenWithoutScrolling(ColorScheme scheme, string picture)
    {
        await using var window = await browser.OpenAsync("/jobs?StartTime=any", scheme: scheme);

        foreach (var field in (string[])["Status", "User", "Type"])
        {
            var first = Group(window, field).GetByRole(AriaRole.Listitem).First;
            await Expect(first).ToBeInViewportAsync();
            await Expect(first).ToContainTextAsync(new Regex("[0-9]\\s*$"));
        }
        await Expect(window.Page.GetByRole(AriaRole.Heading, new() { Name = "Time", Exact = true })).ToBeInViewportAsync();
        await window.PictureAsync(picture);
        await window.AccessibleAsync();
    }

    [Fact]
    public async Task Count_BesideAValue_IsTheNumberOfJobsThatItLeads()
    {
        await using var window = await browser.OpenAsync("/jobs?StartTime=any&Status=Failed,Stopped");
        var line = Group(window, "Type").GetByRole(AriaRole.Listitem).First;
        await Expect(line.Locator(".numbers")).ToHaveTextAsync(new Regex("[0-9]"));
        var count = await line.Locator(".numbers").InnerTextAsync();
        var name = await line.Locator(".name").InnerTextAsync();

        await line.Locator(".name").ClickAsync();
        await window.UrlAsync($"JobType={name}&Status=Failed%2CStopped");

        await Expect(window.Page.GetByRole(AriaRole.Status).First).ToContainTextAsync(count);
        Assert.All(await window.CellsAsync("Type"), type => Assert.Equal(name, type.Trim()));
    }

    [Fact]
    public async Task Values_AnyOfThem_AndNotOthers()
    {
        await using var window = await browser.OpenAsync("/jobs?StartTime=any&Status=Failed");
        var group = Group(window, "Type");
        await Expect(group.GetByRole(AriaRole.Listitem)).ToHaveCountAsync(5);
        var names = await group.Locator(".name").AllInnerTextsAsync();

        // By the keyboard: a link that is a checkbox takes the space bar, too.
        await group.GetByRole(AriaRole.Checkbox, new() { Name = $"Also {names[1]}" }).FocusAsync();
        await window.Page.Keyboard.PressAsync("Space");
        await window.UrlAsync($"JobType={names[1]}");
        await group.GetByRole(AriaRole.Checkbox, new() { Name = $"Also {names[2]}" }).ClickAsync();
        await window.UrlAsync($"JobType={names[1]}%2C{names[2]}");
        await group.GetByText(names[0], new() { Exact = true }).HoverAsync();
        await group.GetByRole(AriaRole.Link, new() { Name = $"Not {names[0]}", Exact = true }).ClickAsync();
        await window.UrlAsync($"NotJobType={names[0]}");

        Assert.All(await window.CellsAsync("Type"), type => Assert.Contains(type.Trim(), names.Skip(1).Take(2)));
        await window.PictureAsync("sidebar-excluded");
        await group.GetByRole(AriaRole.Link, new() { Name = $"No longer exclude {names[0]}" }).ClickAsync();
        await Expect(window.Page).Not.ToHaveURLAsync(new Regex("NotJobType"));
    }

    [Fact]
    public async Task Value_Searched_IsTakenByEnter()
    {
        await using var window = await browser.OpenAsync("/jobs?StartTime=any");

        await window.Page.GetByLabel("Find in Type").FillAsync("mpi");
        await Expect(Group(window, "Type").Locator(".name")).ToHaveTextAsync("MPIJob");
        await window.PictureAsync("sidebar-search");
        await window.Page.Keyboard.PressAsync("Enter");
        await window.UrlAsync("JobType=MPIJob");

        Assert.All(await window.CellsAsync("Type"), type => Assert.Equal("MPIJob", type.Trim()));
    }

    [Fact]
    public async Task Filter_FoundByAnyName_CountsOnceItIsOpen()
    {
        await using var window = await browser.OpenAsync("/jobs?StartTime=any");

        await window.Page.GetByLabel("Find a filter").FillAsync("付费");
        await Expect(window.Page.Locator("details[data-group]")).ToHaveCountAsync(1);
        await Expect(Group(window, "Payment").Locator(".numbers").First).ToHaveTextAsync(new Regex("[0-9]"));
        await window.PictureAsync("sidebar-find");
        await window.AccessibleAsync();
    }

    [Fact]
    public async Task Groups_AndTheSidebar_StayAsTheyWereFolded()
    {
        await using var window = await browser.OpenAsync("/jobs");
        await window.Page.Locator("[data-group=Time] summary").ClickAsync();
        await Expect(window.Page.Locator("[data-group=Time]")).Not.ToHaveAttributeAsync("open", "");
        await window.Page.Locator("[data-group=WorkspaceId] summary").ClickAsync();
        // What is out of sight is not counted.
        await Group(window, "Workspace").ScrollIntoViewIfNeededAsync();
        await Expect(Group(window, "Workspace").Locator(".numbers").First).ToHaveTextAsync(new Regex("[0-9]"));

        await window.Page.ReloadAsync();
        await window.LiveAsync();
        await Expect(window.Page.Locator("[data-group=Time]")).Not.ToHaveAttributeAsync("open", "");
        await Expect(Group(window, "Workspace")).ToBeVisibleAsync();
        await window.PictureAsync("sidebar-folds");

        await window.Page.GetByRole(AriaRole.Button, new() { Name = "Hide filters" }).ClickAsync();
        await Expect(Group(window, "Status")).ToBeHiddenAsync();
        await window.Page.ReloadAsync();
        await window.LiveAsync();
        await Expect(Group(window, "Status")).ToBeHiddenAsync();
        await window.PictureAsync("sidebar-away");
        await window.Page.GetByRole(AriaRole.Button, new() { NameRegex = new Regex("^Filters") }).ClickAsync();
        await Expect(Group(window, "Status")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task Tags_ByKeyboardAlone_SeveralValuesAndNot()
    {
        await using var window = await browser.OpenAsync("/jobs?StartTime=any");
        await window.Page.GetByRole(AriaRole.Combobox, new() { Name = "Tag", Exact = true }).FocusAsync();

        await window.Page.Keyboard.TypeAsync("team");
        await Expect(window.Page.GetByRole(AriaRole.Option).First).ToContainTextAsync("team");
        await window.PictureAsync("tag-keys");
        await window.Page.Keyboard.PressAsync("Enter");
        await Expect(window.Page.GetByRole(AriaRole.Combobox, new() { Name = "Tag team =" })).ToBeFocusedAsync();
        await Expect(window.Page.GetByRole(AriaRole.Option).Nth(1)).ToBeVisibleAsync();
        await window.PictureAsync("tag-values");
        await window.Page.Keyboard.PressAsync("ArrowDown");
        await window.Page.Keyboard.PressAsync("Enter");
        await window.UrlAsync("Tags=%7B%22team%22%3A%22");

        var values = Group(window, "Tag team");
        await Expect(values.GetByRole(AriaRole.Listitem).Nth(2)).ToBeVisibleAsync();
        await values.Locator("[role=checkbox][aria-checked=false]").First.FocusAsync();
        await window.Page.Keyboard.PressAsync("Space");
        await window.UrlAsync("TagIn.team=");
        await Expect(values.Locator("[role=checkbox][aria-checked=true]")).ToHaveCountAsync(2);
        await window.PictureAsync("tag-several");
        await window.AccessibleAsync();

        await window.Page.GetByRole(AriaRole.Combobox, new() { Name = "Tag", Exact = true }).FocusAsync();
        await window.Page.Keyboard.PressAsync("Backspace");
        await Expect(window.Page).Not.ToHaveURLAsync(new Regex("TagIn"));
        await window.Page.Keyboard.TypeAsync("no such key=1");
        await window.Page.Keyboard.PressAsync("Enter");
        await window.UrlAsync("Tags=%7B%22no%20such%20key%22%3A%221%22");
    }

    /// <summary>Quicker than the server: each press changes what the one before asked for.</summary>
    [Fact]
    public async Task Values_PressedAtOnce_AllApply()
    {
        await using var window = await browser.OpenAsync("/jobs?StartTime=any");

        await window.Page.GetByLabel("Command").PressSequentiallyAsync("python");
        await window.Page.EvaluateAsync(
            "for (const name of ['Also Failed', 'Also Stopped', 'Not TFJob']) document.querySelector(`[aria-label='${name}']`)?.click()");

        await window.UrlAsync("Status=Failed%2CStopped");
        await window.UrlAsync("UserCommandSearch=python");
        await Expect(window.Page.Locator("#field-UserCommandSearch")).ToHaveValueAsync("python");
        Assert.All(await window.CellsAsync("Status"), status => Assert.Contains(status.Trim(), (string[])["Failed", "Stopped"]));
    }

    [Theory]
    [InlineData(KeyboardModifier.Control)]
    [InlineData(KeyboardModifier.Shift)]
    public async Task Value_OpenedInAnotherTab_LeavesThePageAsItIs(KeyboardModifier key)
    {
        await using var window = await browser.OpenAsync("/jobs?StartTime=any");

        var tab = await window.Page.Context.RunAndWaitForPageAsync(() =>
            Group(window, "Status").GetByRole(AriaRole.Checkbox, new() { Name = "Also Failed", Exact = true }).ClickAsync(new() { Modifiers = [key] }));

        await Expect(tab).ToHaveURLAsync(new Regex("Status=Failed"));
        var frozen = await window.Page.Context.RunAndWaitForPageAsync(() =>
            window.Page.GetByRole(AriaRole.Link, new() { Name = "Freeze this view" }).ClickAsync(new() { Modifiers = [key] }));
        await Expect(frozen).ToHaveURLAsync(new Regex("AsOf="));
        // Had the page heard of the clicks, it would have followed them before this one.
        await Group(window, "Status").GetByRole(AriaRole.Checkbox, new() { Name = "Also Stopped", Exact = true }).ClickAsync();
        await window.UrlAsync("Status=Stopped");
        Assert.DoesNotContain("Failed", window.Query, StringComparison.Ordinal);
        Assert.DoesNotContain("AsOf", window.Query, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Value_PressedTwiceInOne_IsAskedFor()
    {
        await using var window = await browser.OpenAsync("/jobs?StartTime=any");

        await Group(window, "Status").Locator("a.name").Filter(new() { HasText = "Failed" }).DblClickAsync();
        // Had the page heard of the second, it would have followed it before this one.
        await Group(window, "Status").GetByRole(AriaRole.Checkbox, new() { Name = "Also Stopped", Exact = true }).ClickAsync();

        await window.UrlAsync("Status=Failed%2CStopped");
    }

    [Fact]
    public async Task View_Frozen_SaysSoAndItsLinkIsCopied()
    {
        await using var window = await browser.OpenAsync("/jobs?Tz=Asia/Shanghai");

        await window.Page.GetByRole(AriaRole.Link, new() { Name = "Freeze this view" }).ClickAsync();
        await window.UrlAsync("AsOf=");
        await Expect(window.Page.Locator("header [role=status]").Filter(new() { HasText = "Times are fixed now." })).ToBeVisibleAsync();
        await window.PictureAsync("frozen");
        // As on http, where browsers do not have the clipboard.
        await window.Page.EvaluateAsync(
            "Object.defineProperty(navigator, 'clipboard', { value: undefined }); document.addEventListener('copy', () => { window.copied = document.activeElement.value; })");
        await window.Page.GetByRole(AriaRole.Button, new() { Name = "Copy link" }).ClickAsync();

        Assert.Equal(window.Page.Url, await window.Page.EvaluateAsync<string>("copied"));
        await Expect(window.Page.GetByRole(AriaRole.Button, new() { Name = "Copy link" })).ToBeFocusedAsync();
        foreach (var field in (string[])["StartTime", "EndTime"])
        {
            var box = window.Page.Locator($"#field-{field}");
            await Expect(box).ToHaveValueAsync(new Regex(@"^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d\.\d+$"));
            Assert.True(await box.EvaluateAsync<bool>("box => box.scrollWidth <= box.clientWidth"));
        }
        await window.AccessibleAsync();
    }

    /// <summary>What comes after the rows moves nothing.</summary>
    [Fact]
    public async Task Counts_WhenTheyCome_MoveNoGroup()
    {
        await using var window = await browser.OpenAsync("/jobs?StartTime=any");
        var before = await TopsAsync();

        await Expect(Group(window, "Type").Locator(".numbers").First).ToHaveTextAsync(new Regex("[0-9]"));

        Assert.Equal(before, await TopsAsync());

        Task<string> TopsAsync() => window.Page.EvaluateAsync<string>(
            "[...document.querySelectorAll('[data-group]')].map(group => Math.round(group.offsetTop)).join(' ')");
    }

    [Fact]
    public async Task WithoutScripts_FiltersWork()
    {
        await using var live = await browser.OpenWindowAsync(browser.Address);
        var context = await live.Page.Context.Browser!.NewContextAsync(new() { JavaScriptEnabled = false, BaseURL = browser.Address });
        await using var closing = context;
        var page = await context.NewPageAsync();
        await page.GotoAsync("/jobs?StartTime=any");

        await page.GetByRole(AriaRole.Checkbox, new() { Name = "Also Failed", Exact = true }).ClickAsync();
        await Expect(page).ToHaveURLAsync(new Regex("Status=Failed"));
        await page.GetByLabel("Find in Type").FillAsync("TFJob");
        await page.Keyboard.PressAsync("Enter");
        await Expect(page).ToHaveURLAsync(new Regex("Status=Failed.*JobType=TFJob|JobType=TFJob.*Status=Failed"));
        await page.Locator("[data-group=WorkspaceId] summary").ClickAsync();
        await page.GetByLabel("Find in Workspace").FillAsync("268");
        await page.Keyboard.PressAsync("Enter");

        await Expect(page).ToHaveURLAsync(new Regex("WorkspaceId=268"));
        await Expect(page.GetByRole(AriaRole.Group, new() { Name = "Applied filters" })).ToContainTextAsync("Workspace: 268");
    }

    private static ILocator Group(Window window, string name) => window.Page.GetByRole(AriaRole.Group, new() { Name = name, Exact = true });
}
