using System.Text.RegularExpressions;
using Microsoft.Playwright;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace JobsDashboard.E2E;

/// <summary>The pictures of README and docs/gallery.md. <c>JOBS_TEST_SCREENSHOTS</c> names the folder that they are written to.</summary>
[Collection(Browsing.Name)]
public sealed class GalleryJourneys(Browser browser)
{
    private const string Failed = "/jobs?Status=Failed&Search=memory";

    [Theory]
    [InlineData("list", "/jobs", ColorScheme.Light, 1440, "en-US")]
    [InlineData("list-dark", "/jobs", ColorScheme.Dark, 1440, "en-US")]
    [InlineData("list-narrow", Failed, ColorScheme.Light, 400, "en-US")]
    [InlineData("list-chinese", Failed, ColorScheme.Light, 1440, "zh-CN")]
    [InlineData("list-search", Failed, ColorScheme.Light, 1440, "en-US")]
    [InlineData("list-nothing", "/jobs?Status=Failed&JobType=RayJob&Search=nosuchword", ColorScheme.Light, 1440, "en-US")]
    [InlineData("list-columns", "/jobs?Columns=DisplayName,Status,Tags.team,RequestMemory,QueueTime,UserCommand,Image", ColorScheme.Dark, 1440, "en-US")]
    public async Task List_InItsLooks(string picture, string path, ColorScheme scheme, int width, string language)
    {
        await using var window = await browser.OpenAsync(path, width, 900, scheme, options => options.Locale = language);
        await window.CountedAsync();
        if (width > 960)
        {
            // The last group of the sidebar that is in sight.
            await Expect(window.Page.Locator("[data-counted=JobType] li").First).ToBeVisibleAsync();
        }

        await window.PictureAsync(picture);
    }

    [Fact]
    public async Task SearchLine_WhileItIsWritten()
    {
        await using var window = await browser.OpenAsync("/jobs");
        await window.CountedAsync();

        await window.Page.Locator("#search-line").PressSequentiallyAsync("status:failed gpu:>=8 user:");
        // Users with their counts, not the names that were offered a letter before.
        await Expect(window.Page.Locator("#search-line-list[data-for$='user:'] [role=option]").First).ToContainTextAsync(new Regex("[0-9]$"));

        await window.PictureAsync("search-line");
    }
}
