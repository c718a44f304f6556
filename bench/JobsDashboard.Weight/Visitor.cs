using Microsoft.Playwright;

namespace JobsDashboard.Weight;

/// <summary>What a visitor's browser is like.</summary>
/// <param name="Name">As it is printed.</param>
/// <param name="Scheme">The theme that the operating system asks for.</param>
/// <param name="Language">The browser's language.</param>
/// <param name="Width">Of the window.</param>
internal sealed record Visitor(string Name, ColorScheme Scheme = ColorScheme.Light, string Language = "en-US", int Width = 1440)
{
    /// <summary>Comes for the first time, comes again, clicks a filter, turns the page and opens a job.</summary>
    public async Task<IReadOnlyList<Step>> VisitAsync(IBrowser browser, CountingRelay relay, string path)
    {
        await using var context = await browser.NewContextAsync(new()
        {
            BaseURL = relay.Address.ToString(),
            ViewportSize = new() { Width = Width, Height = 900 },
            ColorScheme = Scheme,
            Locale = Language,
        });
        await context.AddInitScriptAsync(scriptPath: Path.Combine(AppContext.BaseDirectory, "watch.js"));
        var opened = await context.NewPageAsync();
        var first = await (await VisitOf(opened)).OpenAsync("first visit", path);
        await opened.CloseAsync();
        var page = await context.NewPageAsync();
        var visit = await VisitOf(page);
        List<Step> steps = [first, await visit.OpenAsync("later visit", path)];
        // In a narrow window the filters are folded away.
        if (await page.Locator(Selectors.Filter).First.IsVisibleAsync())
        {
            steps.Add(await visit.ClickAsync("filter click", Selectors.Filter, Selectors.ListIsShown));
        }
        steps.Add(await visit.ClickAsync("page turn", Selectors.NextPage, Selectors.ListIsShown));
        steps.Add(await visit.ClickAsync("open job", Selectors.Job, Selectors.JobIsShown));
        return steps;

        async Task<Visit> VisitOf(IPage page) => new(page, await Answers.ListenAsync(page), relay);
    }
}
