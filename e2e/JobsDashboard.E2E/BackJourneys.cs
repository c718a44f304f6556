using System.Text.RegularExpressions;
using Microsoft.Playwright;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace JobsDashboard.E2E;

/// <summary>From a list to a job, and back to the same place.</summary>
[Collection(Browsing.Name)]
public sealed class BackJourneys(Browser browser)
{
    private const string Question = "/jobs?Status=Failed&StartTime=any&PageNumber=2&PageSize=50&Tz=UTC";

    [Theory]
    [InlineData("link")]
    [InlineData("button")]
    [InlineData("link after reload")]
    [InlineData("button after reload")]
    public async Task Job_OpenedFromARow_LeadsBackToThatRow(string way)
    {
        await using var window = await browser.OpenAsync(Question, height: 600);
        var row = window.Rows.Nth(30).Locator("a.open");
        var url = window.Page.Url;
        await row.ScrollIntoViewIfNeededAsync();
        var top = await window.Page.EvaluateAsync<int>("scrollY");
        var name = await row.GetAttributeAsync("href");
        Assert.True(top > 300);

        await row.ClickAsync();
        await Expect(window.Page).ToHaveURLAsync(new Regex("/jobs/"));
        await Expect(window.Page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToBeVisibleAsync();
        if (way.EndsWith("reload", StringComparison.Ordinal))
        {
            await window.Page.ReloadAsync();
            await window.LiveAsync();
        }
        if (way.StartsWith("link", StringComparison.Ordinal))
        {
            await Back(window).ClickAsync();
        }
        else
        {
            await window.Page.GoBackAsync();
        }

        await Expect(window.Page).ToHaveURLAsync(url);
        await window.ShownAsync();
        await Expect(window.Rows.Nth(30).Locator("a.open")).ToBeFocusedAsync();
        Assert.Equal(name, await window.Rows.Nth(30).Locator("a.open").GetAttributeAsync("href"));
        Assert.InRange(await window.Page.EvaluateAsync<int>("scrollY"), top - 60, top + 60);
    }

    [Fact]
    public async Task Job_OpenedInAnotherTab_LeadsBackToo()
    {
        await using var window = await browser.OpenAsync("/jobs?Status=Failed&PageSize=10");
        await window.Page.GetByRole(AriaRole.Link, new() { Name = "Next page" }).ClickAsync();
        await window.UrlAsync("PageNumber=2");

        var tab = await window.Page.Context.RunAndWaitForPageAsync(() =>
            window.Rows.First.Locator("a.open").ClickAsync(new() { Button = MouseButton.Middle }));
        await Expect(tab.Locator("[data-live]")).ToBeAttachedAsync();

        await Expect(Link(tab)).ToHaveAttributeAsync("href", "jobs" + window.Query);
        await Link(tab).ClickAsync();
        await Expect(tab).ToHaveURLAsync(window.Page.Url);
    }

    [Fact]
    public async Task TwoJobs_OfTwoQuestions_EachLeadBackToTheirs()
    {
        await using var window = await browser.OpenAsync("/jobs?Status=Failed&PageSize=10");
        await window.Rows.First.Locator("a.open").ClickAsync();
        await Expect(window.Page).ToHaveURLAsync(new Regex("/jobs/"));
        await Back(window).ClickAsync();
        await window.UrlAsync("?Status=Failed&PageSize=10");

        await window.Page.GetByRole(AriaRole.Link, new() { Name = "Next page" }).ClickAsync();
        await window.UrlAsync("PageNumber=2");
        await window.Rows.First.Locator("a.open").ClickAsync();
        await Expect(window.Page).ToHaveURLAsync(new Regex("/jobs/"));
        await Back(window).HoverAsync();

        await Expect(Back(window)).ToHaveAttributeAsync("href", new Regex("PageNumber=2"));
    }

    private static ILocator Back(Window window) => Link(window.Page);

    private static ILocator Link(IPage page) => page.GetByRole(AriaRole.Link, new() { NameRegex = new Regex("All jobs") });
}
