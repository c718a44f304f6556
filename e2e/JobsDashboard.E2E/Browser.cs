using Microsoft.Playwright;
using Xunit;

namespace JobsDashboard.E2E;

/// <summary>One server and one browser for all journeys; each journey gets a fresh window.</summary>
public sealed class Browser : IAsyncLifetime
{
    private const string Chromium = "/usr/bin/chromium";

    // Pictures take time, and are taken for somebody who looks at them.
    private static readonly string? s_screenshots = Environment.GetEnvironmentVariable("JOBS_TEST_SCREENSHOTS");

    private readonly DashboardServer _server = new();
    private IPlaywright? _playwright;
    private IBrowser? _browser;

    public string Address => _server.Address.ToString().TrimEnd('/');

    public async ValueTask InitializeAsync()
    {
        if (!File.Exists(Chromium))
        {
            return;
        }
        // Only a failure waits so long.
        Assertions.SetDefaultExpectTimeout(15_000);
        await _server.StartAsync();
        _playwright = await Playwright.CreateAsync();
        _browser = await _playwright.Chromium.LaunchAsync(new()
        {
            ExecutablePath = Chromium,
            Args =
            [
                "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
                "--disable-background-networking", "--disable-component-update", "--disable-sync",
            ],
        });
    }

    public async ValueTask DisposeAsync()
    {
        if (_browser is not null)
        {
            await _browser.DisposeAsync();
        }
        _playwright?.Dispose();
        await _server.DisposeAsync();
    }

    /// <summary>A window that knows nothing of the others, with a page of the local user.</summary>
    public async Task<Window> OpenAsync(
        string path, int width = 1440, int height = 900, ColorScheme scheme = ColorScheme.Light, Action<BrowserNewContextOptions>? with = null)
    {
        var window = await OpenWindowAsync(Address, width, height, scheme, with: with);
        await window.GoAsync(path);
        return window;
    }

    /// <summary>An empty window that knows nothing of the others.</summary>
    public async Task<Window> OpenWindowAsync(
        string address,
        int width = 1440,
        int height = 900,
        ColorScheme scheme = ColorScheme.Light,
        bool runsScripts = true,
        string language = "en-US",
        Action<BrowserNewContextOptions>? with = null)
    {
        var isMissing = _browser is null;
        Assert.False(isMissing && Environment.GetEnvironmentVariable("CI") is not null, "Chromium is missing; ./test installs it when it may");
        Assert.SkipWhen(isMissing, "Chromium is missing: apt-get install chromium fonts-noto-cjk");
        var options = new BrowserNewContextOptions
        {
            ViewportSize = new() { Width = width, Height = height },
            ColorScheme = scheme,
            JavaScriptEnabled = runsScripts,
            Locale = language,
            BaseURL = address,
            Permissions = ["clipboard-read", "clipboard-write"],
            // Certificates of the journeys' own servers are made when they start.
            IgnoreHTTPSErrors = true,
        };
        with?.Invoke(options);
        var context = await _browser!.NewContextAsync(options);
        context.SetDefaultTimeout(15_000);
        return new Window(await context.NewPageAsync(), s_screenshots);
    }
}

[CollectionDefinition(Name)]
public sealed class Browsing : ICollectionFixture<Browser>
{
    public const string Name = "Browser";
}
