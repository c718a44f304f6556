using System.Text.RegularExpressions;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace JobsDashboard.E2E;

/// <summary>Every page, in both themes and languages: no barrier that axe knows of, and nothing lost in a small window.</summary>
[Collection(Browsing.Name)]
public sealed class AccessJourneys(Browser browser)
{
    private static readonly string[] s_pages =
    [
        "/jobs?StartTime=any",
        "/jobs?Status=Failed,Stopped&NotUsername=nobody&Range=Duration:60..&StartTime=any&Off=JobType%3DTFJob",
        "/jobs?DisplayName=no-such-job&Status=Failed",
        "/jobs?Search=memor",
        "/jobs?DisplayName=some+words+that+are+long+enough+to+wrap+a+line&Tags.a-key-of-more-letters-than-a-narrow-window-is-wide-by-far=1",
        "/jobs?Status=Broken&Colour=red",
        "/jobs/{id}",
        "/jobs/dlc-nothing",
        "/no-such-page",
        "/keys",
        "/keys/all",
        "/members",
        "/users",
        "/audit",
        "/signed-out",
        "/sign-in/failed",
    ];

    // A window of 320 pixels, and one of 1440 x 900 that is enlarged to 200 %.
    private static readonly (int Width, int Height)[] s_small = [(320, 640), (720, 450)];

    public static TheoryData<ColorScheme, string> Looks => new()
    {
        { ColorScheme.Light, "en-US" },
        { ColorScheme.Dark, "en-US" },
        { ColorScheme.Light, "zh-CN" },
        { ColorScheme.Dark, "zh-CN" },
    };

    [Theory]
    [MemberData(nameof(Looks))]
    public async Task Pages_OfEachLook_HaveNoBarrier(ColorScheme scheme, string language)
    {
        await using var window = await browser.OpenWindowAsync(browser.Address, scheme: scheme, language: language);
        var barriers = new List<string>();
        foreach (var path in await PathsAsync(window))
        {
            await window.Page.GotoAsync(path);
            await SettledAsync(window);
            await window.PictureAsync($"access{Name(path)}-{scheme}-{language}".ToLowerInvariant());
            var result = await window.Page.RunAxe();
            barriers.AddRange(result.Violations.Select(violation =>
                $"{path}: {violation.Id} ({violation.Impact}): {string.Join(" | ", violation.Nodes.Take(3).Select(node => node.Html))}"));
            // Widths follow from the texts, and not from the colours.
            if (scheme == ColorScheme.Light)
            {
                barriers.AddRange(await ScrollingSidewaysAsync(window, path, language));
            }
        }

        Assert.True(barriers.Count == 0, string.Join('\n', barriers));
    }

    private static async Task<IEnumerable<string>> ScrollingSidewaysAsync(Window window, string path, string language)
    {
        var (usual, tooWide) = (window.Page.ViewportSize!, new List<string>());
        foreach (var (width, height) in s_small)
        {
            await window.Page.SetViewportSizeAsync(width, height);
            await window.PictureAsync($"small{Name(path)}-{width}-{language}".ToLowerInvariant());
            if (await window.Page.EvaluateAsync<int>("document.documentElement.scrollWidth") is var needed && needed > width)
            {
                tooWide.Add($"{path} needs {needed} of {width}: " + await window.Page.EvaluateAsync<string>(
                    "[...document.querySelectorAll('main *, header *')].filter(e => e.getBoundingClientRect().right > innerWidth + 1 && "
                    + "!e.closest('[popover]')).slice(0, 3).map(e => e.tagName + '.' + e.className).join(' ')"));
            }
        }
        await window.Page.SetViewportSizeAsync(usual.Width, usual.Height);
        return tooWide;
    }

    private async Task<IEnumerable<string>> PathsAsync(Window window)
    {
        await window.Page.GotoAsync($"{browser.Address}/jobs?Status=Failed&StartTime=any&PageSize=10");
        var id = (await window.IdsAsync())[0];
        return s_pages.Select(path => path.Replace("{id}", id, StringComparison.Ordinal));
    }

    // Pages for visitors are live after a while, and the rows are there.
    private static async Task SettledAsync(Window window)
    {
        if (await window.Page.Locator("main").CountAsync() > 0 && await window.Page.Locator("button.user").CountAsync() > 0)
        {
            await window.LiveAsync();
        }
        await Expect(window.Page.Locator("[aria-busy=true]")).ToHaveCountAsync(0);
    }

    private static string Name(string path) => Regex.Replace(path.Split('&')[0], "[^A-Za-z]+", "-");
}
