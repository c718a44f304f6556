using System.Text.RegularExpressions;
using Microsoft.Playwright;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace JobsDashboard.E2E;

/// <summary>The list by keys alone.</summary>
[Collection(Browsing.Name)]
public sealed class KeyboardJourneys(Browser browser)
{
    [Fact]
    public async Task List_ByKeysAlone_IsReadTurnedAndOpened()
    {
        await using var window = await browser.OpenAsync("/jobs?StartTime=any&PageSize=10");
        var keys = window.Page.Keyboard;

        await keys.PressAsync("j");
        await Expect(window.Rows.First.Locator("a.open")).ToBeFocusedAsync();
        await keys.PressAsync("j");
        await keys.PressAsync("j");
        await keys.PressAsync("k");
        await Expect(window.Rows.Nth(1).Locator("a.open")).ToBeFocusedAsync();
        await window.PictureAsync("row-focused");

        await keys.PressAsync("l");
        await window.UrlAsync("PageNumber=2");
        await keys.PressAsync("h");
        await Expect(window.Page).Not.ToHaveURLAsync(new Regex("PageNumber"));
        await window.ShownAsync();

        var id = (await window.IdsAsync())[0];
        await window.Rows.First.Locator("a.open").FocusAsync();
        await keys.PressAsync("Enter");
        await Expect(window.Page).ToHaveURLAsync(new Regex($"/jobs/{id}$"));
    }

    [Fact]
    public async Task Row_ThatChanges_KeepsTheFocus()
    {
        await using var window = await browser.OpenAsync("/jobs?StartTime=any&PageSize=10");
        var link = window.Rows.Nth(3).Locator("a.open");
        var address = await link.GetAttributeAsync("href");
        await link.FocusAsync();

        // The same jobs with other times.
        await window.Page.EvaluateAsync("Blazor.navigateTo('jobs?StartTime=any&PageSize=10&Tz=America/New_York')");
        await window.UrlAsync("Tz=");

        await Expect(window.Page.Locator($"a.open[href^='{address}']")).ToBeFocusedAsync();
    }

    [Fact]
    public async Task Fields_AreReachedAndLeft_AndTakeWhatIsTyped()
    {
        await using var window = await browser.OpenAsync("/jobs?StartTime=any&PageSize=10");
        var url = window.Page.Url;

        await window.Page.Keyboard.PressAsync("/");
        await Expect(window.Page.Locator("input:focus")).ToHaveCountAsync(1);
        await window.Page.Keyboard.TypeAsync("jl?r");
        Assert.EndsWith("jl?r", await window.Page.Locator("input:focus").InputValueAsync(), StringComparison.Ordinal);
        await Expect(window.Page.Locator("#shortcuts")).ToBeHiddenAsync();
        await window.Page.Keyboard.PressAsync("ControlOrMeta+a");
        await window.Page.Keyboard.PressAsync("Backspace");
        await window.Page.Keyboard.PressAsync("Escape");
        // Where suggestions have come by then, it has closed them.
        if (await window.Page.Locator("input:focus").CountAsync() > 0)
        {
            await window.Page.Keyboard.PressAsync("Escape");
        }
        await Expect(window.Page.Locator("input:focus")).ToHaveCountAsync(0);

        await window.Page.Keyboard.PressAsync("f");
        await Expect(window.Page.Locator("#filters :focus")).ToHaveCountAsync(1);
        await window.Page.Keyboard.PressAsync("ControlOrMeta+j");
        await Expect(window.Page.Locator("#filters :focus")).ToHaveCountAsync(1);
        Assert.Equal(url, window.Page.Url);
    }

    [Fact]
    public async Task Help_ListsTheKeys_AndSwitchesThemOffForGood()
    {
        await using var window = await browser.OpenAsync("/jobs?StartTime=any&PageSize=10");
        var help = window.Page.GetByRole(AriaRole.Dialog, new() { Name = "Keyboard shortcuts" });
        await window.Page.Keyboard.PressAsync("j");

        await window.Page.Keyboard.PressAsync("?");
        await Expect(help).ToBeVisibleAsync();
        await window.PictureAsync("shortcuts");
        await window.AccessibleAsync();
        await window.Page.Keyboard.PressAsync("Escape");
        await Expect(help).ToBeHiddenAsync();
        await Expect(window.Rows.First.Locator("a.open")).ToBeFocusedAsync();

        await window.Page.Keyboard.PressAsync("?");
        await help.GetByLabel("Use keyboard shortcuts").UncheckAsync();
        await help.GetByRole(AriaRole.Button, new() { Name = "Close" }).ClickAsync();
        await window.Page.Keyboard.PressAsync("j");
        await Expect(window.Rows.First.Locator("a.open")).ToBeFocusedAsync();
        await window.Page.ReloadAsync();
        await window.LiveAsync();
        await window.Page.Keyboard.PressAsync("j");
        await Expect(window.Rows.Locator("a.open:focus")).ToHaveCountAsync(0);

        // The menu has it for whoever has switched them off.
        await window.Page.GetByRole(AriaRole.Button, new() { NameRegex = new Regex("^Signed in as") }).ClickAsync();
        await window.Page.GetByRole(AriaRole.Button, new() { NameRegex = new Regex("^Keyboard shortcuts") }).ClickAsync();
        await Expect(help.GetByLabel("Use keyboard shortcuts")).Not.ToBeCheckedAsync();
    }
}
