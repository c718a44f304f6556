using System.Text.RegularExpressions;
using Microsoft.Playwright;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace JobsDashboard.E2E;

/// <summary>What people do with the chips above the list.</summary>
[Collection(Browsing.Name)]
public sealed class ChipJourneys(Browser browser)
{
    [Fact]
    public async Task Chip_ChangedByKeyboardAlone_TakesTheNewValue()
    {
        await using var window = await browser.OpenAsync("/jobs?StartTime=now-24h&ReasonSearch=memory&Status=Failed");
        var chip = Chips(window).GetByRole(AriaRole.Button, new() { Name = "Reason contains “memory”" });

        await chip.FocusAsync();
        await window.Page.Keyboard.PressAsync("Enter");
        await Expect(Chips(window).GetByLabel("Reason", new() { Exact = true })).ToBeFocusedAsync();
        await window.PictureAsync("chip-open");
        await window.AccessibleAsync();
        await window.Page.Keyboard.PressAsync("Escape");
        await Expect(chip).ToBeFocusedAsync();
        Assert.Contains("ReasonSearch=memory", window.Query, StringComparison.Ordinal);
        // The server has heard that the menu is closed.
        await Expect(Chips(window).GetByLabel("Reason", new() { Exact = true })).ToHaveCountAsync(0);

        await window.Page.Keyboard.PressAsync("Enter");
        await Expect(Chips(window).GetByLabel("Reason", new() { Exact = true })).ToBeFocusedAsync();
        await window.Page.Keyboard.PressAsync("ControlOrMeta+a");
        await window.Page.Keyboard.TypeAsync("NCCL");
        await window.Page.Keyboard.PressAsync("Enter");
        await window.UrlAsync("ReasonSearch=NCCL");
        await Expect(Chips(window).GetByRole(AriaRole.Button, new() { Name = "Reason contains “NCCL”" })).ToBeFocusedAsync();
    }

    [Fact]
    public async Task Times_ChangedWrongly_SayWhatIsExpected()
    {
        await using var window = await browser.OpenAsync("/jobs", width: 400, height: 800);

        await Chips(window).GetByRole(AriaRole.Button, new() { Name = "Created in the last 7 days" }).ClickAsync();
        await Chips(window).GetByLabel("From").FillAsync("yesterday");
        await window.Page.Keyboard.PressAsync("Enter");
        await Expect(Chips(window).GetByRole(AriaRole.Alert)).ToContainTextAsync("Expected a time such as");
        await Expect(Chips(window).GetByRole(AriaRole.Alert)).ToBeInViewportAsync();
        await window.PictureAsync("chip-wrong-narrow");
        await window.AccessibleAsync();
        await Chips(window).GetByLabel("From").FillAsync("now-36h");
        await window.Page.Keyboard.PressAsync("Enter");

        await window.UrlAsync("StartTime=now-36h");
    }

    [Fact]
    public async Task Chip_SwitchedOff_StaysInTheUrlUntilItIsSwitchedOn()
    {
        await using var window = await browser.OpenAsync("/jobs?Status=Failed&StartTime=any");

        await Chips(window).GetByRole(AriaRole.Button, new() { Name = "Status: Failed" }).ClickAsync();
        await Chips(window).GetByRole(AriaRole.Link, new() { Name = "Switch off Status: Failed" }).ClickAsync();
        await window.UrlAsync("Off=Status%3DFailed");
        await Expect(Chips(window).Locator("s")).ToHaveTextAsync("Status: Failed");
        await window.PictureAsync("chip-off");
        await window.AccessibleAsync();
        await window.Page.ReloadAsync();
        await window.LiveAsync();

        await Chips(window).GetByRole(AriaRole.Link, new() { Name = "Switch on Status: Failed" }).ClickAsync();
        await window.UrlAsync("?Status=Failed");
        Assert.DoesNotContain("Off=", window.Query, StringComparison.Ordinal);
    }

    [Fact]
    public async Task NothingFound_SaysWhatEachConditionCosts()
    {
        await using var window = await browser.OpenAsync("/jobs?DisplayName=no-such-job&Status=Failed&JobType=PyTorchJob");

        await Expect(window.Page.GetByText(new Regex("[1-9][0-9]* jobs? match(es)?")).First).ToBeVisibleAsync();
        await Expect(window.Page.Locator("section.empty li").First).ToContainTextAsync("no-such-job");
        await window.PictureAsync("nothing-found-counted");
        await window.AccessibleAsync();
    }

    private static ILocator Chips(Window window) => window.Page.GetByRole(AriaRole.Group, new() { Name = "Applied filters" });
}
