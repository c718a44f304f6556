using Microsoft.Playwright;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace JobsDashboard.E2E;

/// <summary>The pages for access keys, members, users and the audit log, used by the local user.</summary>
[Collection(Browsing.Name)]
public sealed class AccountJourneys(Browser browser)
{
    [Fact]
    public async Task Key_Made_IsShownOnceAndRecordedWithTheAddress()
    {
        await using var window = await browser.OpenAsync("/keys");
        await window.LiveAsync();
        await window.Page.GetByLabel("Name").FillAsync("夜间导出");
        await window.Page.GetByRole(AriaRole.Button, new() { Name = "Make a key" }).ClickAsync();
        var values = window.Page.Locator(".made dd");
        await Expect(values).ToHaveCountAsync(2);
        var (id, secret) = ((await values.First.InnerTextAsync()).Trim(), (await values.Last.InnerTextAsync()).Trim());
        await window.PictureAsync("key-made");
        await window.AccessibleAsync();

        await window.Page.ReloadAsync();
        await window.LiveAsync();
        await Expect(window.Page.Locator("body")).ToContainTextAsync(id);
        Assert.DoesNotContain(secret, await window.Page.ContentAsync(), StringComparison.Ordinal);

        await window.GoAsync("/audit?Action=KeyMade");
        await Expect(window.Page.Locator("tbody tr", new() { HasText = id })).ToContainTextAsync("127.0.0.1");
    }

    [Fact]
    public async Task Key_Disabled_IsConfirmedByKeyboard()
    {
        await using var window = await browser.OpenAsync("/keys");
        await window.LiveAsync();
        await window.Page.GetByLabel("Name").FillAsync("to be disabled");
        await window.Page.Keyboard.PressAsync("Enter");
        var row = window.Page.Locator("tbody tr", new() { HasText = "to be disabled" });
        var disable = row.GetByRole(AriaRole.Button, new() { NameRegex = new("^Disable") });

        await disable.FocusAsync();
        await window.Page.Keyboard.PressAsync("Enter");
        await Expect(row.GetByRole(AriaRole.Button, new() { Name = "Cancel" })).ToBeFocusedAsync();
        await window.Page.Keyboard.PressAsync("Escape");
        await Expect(disable).ToBeFocusedAsync();
        await window.Page.Keyboard.PressAsync("Enter");
        await window.Page.Keyboard.PressAsync("Shift+Tab");
        await window.Page.Keyboard.PressAsync("Enter");

        await Expect(row).ToContainTextAsync("disabled");
    }

    [Theory]
    [InlineData("/keys", 1440, ColorScheme.Light, "keys")]
    [InlineData("/keys/all", 1440, ColorScheme.Dark, "keys-all-dark")]
    [InlineData("/keys/all", 400, ColorScheme.Light, "keys-all-narrow")]
    [InlineData("/members", 1440, ColorScheme.Light, "members")]
    [InlineData("/members/%E7%A0%94%E7%A9%B6%E4%B8%80%E9%83%A8", 1440, ColorScheme.Light, "workspace")]
    [InlineData("/members/%E7%A0%94%E7%A9%B6%E4%B8%80%E9%83%A8", 400, ColorScheme.Dark, "workspace-narrow-dark")]
    [InlineData("/users", 1440, ColorScheme.Dark, "users-dark")]
    [InlineData("/users", 400, ColorScheme.Light, "users-narrow")]
    [InlineData("/audit", 1440, ColorScheme.Light, "audit")]
    [InlineData("/audit", 400, ColorScheme.Light, "audit-narrow")]
    public async Task Page_OfAnyWidthAndTheme_Reads(string path, int width, ColorScheme scheme, string picture)
    {
        await using var window = await browser.OpenAsync(path, width, scheme: scheme);
        await window.LiveAsync();

        Assert.True(await window.Page.EvaluateAsync<bool>("document.documentElement.scrollWidth <= innerWidth"));
        await window.PictureAsync(picture);
        await window.AccessibleAsync();
    }
}
