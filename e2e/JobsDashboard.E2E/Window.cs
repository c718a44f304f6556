using System.Collections.Concurrent;
using System.Text.RegularExpressions;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;
using Xunit;

namespace JobsDashboard.E2E;

/// <summary>A browser window, and what a person sees and does in it.</summary>
public sealed class Window : IAsyncDisposable
{
    private readonly string? _screenshots;
    private readonly ConcurrentQueue<string> _trouble = [];

    public Window(IPage page, string? screenshots)
    {
        (Page, _screenshots) = (page, screenshots);
        page.Console += (_, message) =>
        {
            // A page that is not there, not for this visitor, or tells of a failed sign-in is the one failure that a journey may ask for.
            var isRefusedPage = Regex.IsMatch(message.Text, "status of 40[034]") && message.Location.StartsWith(page.Url, StringComparison.Ordinal);
            if (message.Type is "error" or "warning" && !isRefusedPage)
            {
                _trouble.Enqueue($"{message.Text} {message.Location}");
            }
        };
        page.PageError += (_, error) => _trouble.Enqueue(error);
        page.Request += (_, request) =>
        {
            if (new Uri(request.Url) is { IsLoopback: false, Scheme: not ("data" or "blob" or "about") } foreign)
            {
                _trouble.Enqueue($"a request to {foreign}");
            }
        };
    }

    public IPage Page { get; }

    public string Query => new Uri(Page.Url).Query;

    public ILocator Rows => Page.Locator("tbody tr.job-row");

    /// <summary>Opens a page and waits until it is live.</summary>
    public async Task GoAsync(string path)
    {
        await Page.GotoAsync(path);
        await LiveAsync();
    }

    public async Task LiveAsync() => await Assertions.Expect(Page.Locator("[data-live]")).ToBeAttachedAsync();

    /// <summary>Waits until the URL has a part, and the list shows what the URL asks for.</summary>
    public async Task UrlAsync(string part)
    {
        await Assertions.Expect(Page).ToHaveURLAsync(new Regex(Regex.Escape(part)));
        await ShownAsync();
    }

    /// <summary>Waits until the rows are those of the URL, which changes before they do.</summary>
    /// <remarks>Both are read at one moment, since a page that becomes live writes its rows per page into the URL.</remarks>
    public Task ShownAsync() => Page.WaitForFunctionAsync(
        "() => { const shown = document.querySelector('section.list')?.dataset.query; "
        + "return shown !== undefined && decodeURIComponent(shown) === decodeURIComponent(location.search); }");

    public async Task<IReadOnlyList<string>> IdsAsync() => await Page.Locator("tbody tr.job-row a.open").EvaluateAllAsync<string[]>(
        "links => links.map(link => decodeURIComponent(link.pathname.split('/').pop()))");

    public Task<IReadOnlyList<string>> CellsAsync(string column) => Page.Locator($"tbody tr.job-row td[data-label='{column}']").AllInnerTextsAsync();

    /// <summary>Waits until nothing on the page is being counted any more.</summary>
    public async Task CountedAsync()
    {
        await ShownAsync();
        await Assertions.Expect(Page.Locator(".list header .count [role=status]")).ToHaveTextAsync(new Regex("[0-9]"));
        await Assertions.Expect(Page.Locator(".late, .list [aria-busy=true]")).ToHaveCountAsync(0);
    }

    /// <summary>Takes a picture, when JOBS_TEST_SCREENSHOTS names a folder for it.</summary>
    public Task PictureAsync(string name) => _screenshots is null
        ? Task.CompletedTask
        : Page.ScreenshotAsync(new() { Path = Path.Combine(_screenshots, $"{name}.png") });

    /// <summary>No violation that keeps somebody out, as axe rates them.</summary>
    public async Task AccessibleAsync()
    {
        var result = await Page.RunAxe();
        Assert.Empty(result.Violations
            .Where(violation => violation.Impact is "serious" or "critical")
            .Select(violation => $"{violation.Id}: {string.Join(" | ", violation.Nodes.Select(node => node.Html))}"));
    }

    /// <summary>What went wrong so far, which was expected.</summary>
    public IReadOnlyList<string> TakeTrouble()
    {
        var taken = _trouble.ToList();
        _trouble.Clear();
        return taken;
    }

    public async ValueTask DisposeAsync()
    {
        await Page.Context.DisposeAsync();
        Assert.True(_trouble.IsEmpty, string.Join('\n', _trouble));
    }
}
