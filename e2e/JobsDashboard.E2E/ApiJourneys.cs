using Microsoft.Playwright;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace JobsDashboard.E2E;

/// <summary>The page that tells of the API.</summary>
[Collection(Browsing.Name)]
public sealed class ApiJourneys(Browser browser)
{
    [Fact]
    public async Task ListJobs_TriedOnThePage_IsAnswered()
    {
        await using var window = await browser.OpenAsync("/jobs");

        await window.Page.GotoAsync("/api-docs/");
        await window.Page.GetByRole(AriaRole.Button, new() { Name = "Test Request" }).First.ClickAsync();
        await window.Page.GetByRole(AriaRole.Button, new() { Name = "Send" }).First.ClickAsync();

        await Expect(window.Page.GetByText("200 OK").First).ToBeVisibleAsync();
        await Expect(window.Page.GetByText("\"Jobs\"").First).ToBeVisibleAsync();
        await window.PictureAsync("api-docs");
    }
}
