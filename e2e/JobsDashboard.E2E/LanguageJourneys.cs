using System.Text.RegularExpressions;
using Microsoft.Playwright;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace JobsDashboard.E2E;

/// <summary>Visitors who read English or Chinese.</summary>
[Collection(Browsing.Name)]
public sealed class LanguageJourneys(Browser browser)
{
    [Fact]
    public async Task FirstVisit_WithAChineseBrowser_IsChineseFromTheFirstByteOn()
    {
        await using var window = await browser.OpenWindowAsync(browser.Address, language: "zh-CN");
        var languages = new List<string>();
        await window.Page.ExposeFunctionAsync("seen", (string language) => { languages.Add(language); });
        // Whatever the page says of a job's state at any moment, from the first HTML to the live page.
        await window.Page.AddInitScriptAsync(
            "new MutationObserver(() => document.querySelectorAll('.job-grid .status').forEach(badge => "
            + "seen(/[a-z]/i.test(badge.textContent) ? 'en' : 'zh'))).observe(document, { childList: true, subtree: true, characterData: true });");
        WatchedSockets sockets = new(window.Page);

        var answer = await window.Page.GotoAsync("/jobs?Status=Failed");
        await window.LiveAsync();
        await window.ShownAsync();

        Assert.Contains("<html lang=\"zh-Hans\"", await answer!.TextAsync(), StringComparison.Ordinal);
        await Expect(window.Rows.First.Locator(".status")).ToHaveTextAsync("失败");
        Assert.Equal(["zh"], languages.Distinct());
        Assert.EndsWith("/_blazor?lang=zh-Hans", Assert.Single(sockets.Addresses), StringComparison.Ordinal);
        await window.PictureAsync("chinese-first-visit");
        await window.AccessibleAsync();
    }

    [Fact]
    public async Task Language_ChosenInTheMenu_StaysForEveryPage()
    {
        await using var window = await browser.OpenAsync("/keys");
        await Expect(window.Page.GetByRole(AriaRole.Heading, new() { Name = "Access keys" })).ToBeVisibleAsync();

        await window.Page.GetByRole(AriaRole.Button, new() { Name = "Language" }).ClickAsync();
        await window.Page.GetByRole(AriaRole.Button, new() { Name = "简体中文" }).ClickAsync();

        await Expect(window.Page.GetByRole(AriaRole.Heading, new() { Name = "访问密钥" })).ToBeVisibleAsync();
        await Expect(window.Page.Locator("html")).ToHaveAttributeAsync("lang", "zh-Hans");
        await window.LiveAsync();
        await window.PictureAsync("keys-chinese");
        await window.AccessibleAsync();
        await window.Page.GotoAsync("/nowhere");
        await Expect(window.Page.GetByRole(AriaRole.Heading, new() { Name = "没有该页面" })).ToBeVisibleAsync();

        await window.Page.GetByRole(AriaRole.Button, new() { Name = "语言" }).ClickAsync();
        await window.Page.GetByRole(AriaRole.Button, new() { Name = "English" }).ClickAsync();
        await Expect(window.Page.GetByRole(AriaRole.Heading, new() { Name = "There is no such page" })).ToBeVisibleAsync();
        window.TakeTrouble();
    }

    [Theory]
    [InlineData(1440, ColorScheme.Light, "job-chinese")]
    [InlineData(320, ColorScheme.Dark, "job-chinese-narrow")]
    public async Task Job_InChinese_IsForEverybody(int width, ColorScheme scheme, string picture)
    {
        await using var window = await browser.OpenWindowAsync(browser.Address, width, scheme: scheme, language: "zh-TW");
        await window.GoAsync("/jobs?Status=Failed");
        await window.Rows.First.GetByRole(AriaRole.Link).First.ClickAsync();

        await Expect(window.Page.GetByRole(AriaRole.Heading, new() { Name = "所有者" })).ToBeVisibleAsync();
        await Expect(window.Page).ToHaveTitleAsync(new Regex("."));
        Assert.Equal(0, await window.Page.EvaluateAsync<int>("Math.max(0, document.documentElement.scrollWidth - innerWidth)"));
        await window.PictureAsync(picture);
        await window.AccessibleAsync();
    }

    [Fact]
    public async Task Api_AskedByAChineseBrowser_IsAsEver()
    {
        await using var window = await browser.OpenWindowAsync(browser.Address, language: "zh-CN");

        var answer = await window.Page.GotoAsync("/api/v1/jobs?Status=nonsense");

        var text = await answer!.TextAsync();
        Assert.Contains("one or more of Creating, Queuing", text, StringComparison.Ordinal);
        Assert.DoesNotContain("content-language", answer.Headers.Keys);
        window.TakeTrouble();
    }

    private sealed class WatchedSockets
    {
        public WatchedSockets(IPage page) => page.WebSocket += (_, socket) => Addresses.Add(socket.Url);

        public List<string> Addresses { get; } = [];
    }
}
