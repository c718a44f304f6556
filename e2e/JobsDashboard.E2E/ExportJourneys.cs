using System.Globalization;
using System.Text.RegularExpressions;
using Microsoft.Playwright;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace JobsDashboard.E2E;

/// <summary>The list asked again, and taken away as a file.</summary>
[Collection(Browsing.Name)]
public sealed class ExportJourneys(Browser browser)
{
    // A browser that can save only what it holds, such as Firefox.
    private const string WithoutPicker = "delete globalThis.showSaveFilePicker;";

    // The file that somebody would pick.
    private const string Picker = """
        globalThis.picked = { bytes: 0, state: 'open' };
        globalThis.showSaveFilePicker = async ({ suggestedName }) => ({
          createWritable: async () => ({
            write: async bytes => { picked.bytes += bytes.length; },
            close: async () => { picked.state = `closed ${suggestedName}`; },
            abort: async () => { picked.state = 'aborted'; },
          }),
        });
        """;

    // An answer that begins and neither goes on nor ends.
    private const string Endless = """
        const ask = globalThis.fetch;
        globalThis.fetch = (url, options) => !String(url).includes('/export') ? ask(url, options) : Promise.resolve(new Response(
          new ReadableStream({ start(stream) {
            stream.enqueue(new TextEncoder().encode('{}\n{}\n'));
            options.signal.addEventListener('abort', () => stream.error(options.signal.reason));
          } })));
        """;

    [Theory]
    [InlineData("CSV", 1)]
    [InlineData("NDJSON", 0)]
    public async Task Export_OfAQuestion_HasItsJobsInItsOrder(string format, int headLines)
    {
        await using var window = await OpenAsync(WithoutPicker, "/jobs?Status=Failed&StartTime=any&SortBy=GmtFinishTime&PageSize=10");
        var ids = await window.IdsAsync();
        var count = await CountAsync(window);

        await window.Page.GetByRole(AriaRole.Button, new() { Name = "Export" }).ClickAsync();
        await Expect(window.Page.Locator("#export-menu")).ToContainTextAsync($"All {count} jobs of this question");
        await window.PictureAsync($"export-{format.ToLowerInvariant()}");
        await window.AccessibleAsync();
        var download = await window.Page.RunAndWaitForDownloadAsync(() => Link(window, format).ClickAsync());
        await Expect(Said(window)).ToHaveTextAsync($"Exported {count} jobs");
        await window.PictureAsync($"exported-{format.ToLowerInvariant()}");

        Assert.Matches($"^jobs-[0-9T]+Z\\.{format.ToLowerInvariant()}$", download.SuggestedFilename);
        var text = await File.ReadAllTextAsync(await download.PathAsync(), TestContext.Current.CancellationToken);
        var found = Regex.Matches(text, "dlc[0-9a-z]+").Select(match => match.Value).Distinct().Where(ids.Contains);
        Assert.Equal(ids, found);
        Assert.True(text.Split('\n').Length - 1 >= int.Parse(count, NumberStyles.AllowThousands, CultureInfo.InvariantCulture) + headLines);
    }

    [Fact]
    public async Task Export_IntoAFile_IsWrittenAsItArrives()
    {
        await using var window = await OpenAsync(Picker, "/jobs?StartTime=any");
        var count = await CountAsync(window);

        await window.Page.GetByRole(AriaRole.Button, new() { Name = "Export" }).ClickAsync();
        await Link(window, "CSV").ClickAsync();
        // All of them, which takes a slow machine its time.
        await Expect(Said(window)).ToHaveTextAsync($"Exported {count} jobs", new() { Timeout = 120_000 });

        Assert.Matches("^closed jobs-.*\\.csv$", await window.Page.EvaluateAsync<string>("picked.state"));
        Assert.True(await window.Page.EvaluateAsync<int>("picked.bytes") > 100_000);
        await window.Page.GetByRole(AriaRole.Button, new() { Name = "Close" }).ClickAsync();
        await Expect(window.Page.Locator("#export-progress")).ToBeHiddenAsync();
    }

    [Fact]
    public async Task Export_Cancelled_KeepsNothing()
    {
        await using var window = await OpenAsync(Picker + Endless, "/jobs?StartTime=any");

        await window.Page.GetByRole(AriaRole.Button, new() { Name = "Export" }).ClickAsync();
        await Link(window, "NDJSON").ClickAsync();
        await Expect(window.Page.Locator("#export-progress")).ToContainTextAsync(new Regex("Exporting: 2 of [0-9,]+ jobs"));
        await window.PictureAsync("exporting");
        await window.AccessibleAsync();
        // It goes on while other pages are shown.
        await window.Rows.First.GetByRole(AriaRole.Link).First.ClickAsync();
        await Expect(window.Page).ToHaveURLAsync(new Regex("/jobs/dlc"));
        await window.Page.GetByRole(AriaRole.Button, new() { Name = "Cancel" }).ClickAsync();

        await Expect(Said(window)).ToHaveTextAsync("The export was cancelled; nothing was kept");
        Assert.Equal("aborted", await window.Page.EvaluateAsync<string>("picked.state"));
    }

    [Fact]
    public async Task Export_ThatBreaksOff_SaysSoAndKeepsNothing()
    {
        var broken = Endless.Replace("options.signal.addEventListener('abort', () => stream.error(options.signal.reason));",
            "setTimeout(() => stream.error(new TypeError('network error')), 0);", StringComparison.Ordinal);
        await using var window = await OpenAsync(Picker + broken, "/jobs?StartTime=any");

        await window.Page.GetByRole(AriaRole.Button, new() { Name = "Export" }).ClickAsync();
        await Link(window, "NDJSON").ClickAsync();

        await Expect(Said(window)).ToHaveTextAsync("The export broke off after 2 jobs; nothing was kept");
        Assert.Equal("aborted", await window.Page.EvaluateAsync<string>("picked.state"));
        await window.PictureAsync("export-broken");
    }

    [Fact]
    public async Task Refresh_KeepsTheUrlAndThePlace()
    {
        await using var window = await browser.OpenAsync("/jobs?StartTime=any&PageSize=50");
        await window.Page.EvaluateAsync("scrollTo(0, 600)");
        var (url, top, length) = (window.Page.Url, await window.Page.EvaluateAsync<int>("scrollY"), await window.Page.EvaluateAsync<int>("history.length"));
        var asked = window.Page.Locator(".refresh time");
        var before = await asked.TextContentAsync();
        // The page tells seconds, so that another one has to come first.
        await window.Page.WaitForFunctionAsync("asked => Date.now() >= Date.parse(asked) + 1000", await asked.GetAttributeAsync("datetime"));

        await window.Page.Keyboard.PressAsync("r");
        await Expect(asked).Not.ToHaveTextAsync(before!);

        Assert.Equal(url, window.Page.Url);
        Assert.Equal((top, length), (await window.Page.EvaluateAsync<int>("scrollY"), await window.Page.EvaluateAsync<int>("history.length")));
    }

    private async Task<Window> OpenAsync(string script, string path)
    {
        var window = await browser.OpenWindowAsync(browser.Address);
        await window.Page.AddInitScriptAsync(script);
        await window.GoAsync(path);
        return window;
    }

    private static async Task<string> CountAsync(Window window)
    {
        var count = window.Page.GetByRole(AriaRole.Status).First;
        await Expect(count).ToHaveTextAsync(new Regex("[0-9] jobs"));
        return (await count.TextContentAsync())!.Trim().Split(' ')[0];
    }

    private static ILocator Link(Window window, string format) =>
        window.Page.Locator("#export-menu").GetByRole(AriaRole.Link, new() { NameRegex = new Regex("^" + format) });

    private static ILocator Said(Window window) => window.Page.Locator("#export-progress").GetByRole(AriaRole.Status);
}
