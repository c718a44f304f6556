using System.Text.RegularExpressions;
using Microsoft.Playwright;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace JobsDashboard.E2E;

/// <summary>Columns, rows, values and sums of the list, by mouse and by keys.</summary>
[Collection(Browsing.Name)]
public sealed class GridJourneys(Browser browser)
{
    private const string Wide = "/jobs?Columns=DisplayName,JobId,Status,Tags,Tags.team,RequestMemory,QueueTime,GmtModifiedTime,UserCommand,Image";

    [Fact]
    public async Task Column_Dragged_IsWhereItWasDropped()
    {
        await using var window = await browser.OpenAsync("/jobs?Status=Failed");

        await Head(window, "Status").DragToAsync(Head(window, "DisplayName"), new() { TargetPosition = new() { X = 2, Y = 5 } });
        await window.UrlAsync("Columns=Status%2CDisplayName%2CJobType");
        Assert.StartsWith("Status,Name,Type", await TitlesAsync(window), StringComparison.Ordinal);
        await window.PictureAsync("grid-moved");

        await window.Page.GoBackAsync();
        await window.ShownAsync();
        Assert.StartsWith("Name,Status,Type", await TitlesAsync(window), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Header_OfTheOrder_TellsIt()
    {
        await using var window = await browser.OpenAsync("/jobs");
        var sorted = window.Page.Locator(".job-grid th[aria-sort]");
        await Expect(sorted).ToHaveAttributeAsync("aria-sort", "descending");

        await window.Page.Locator(".job-grid th").GetByRole(AriaRole.Link, new() { Name = "Name" }).ClickAsync();

        await Expect(sorted).ToHaveAttributeAsync("aria-sort", "ascending");
        await Expect(sorted).ToContainTextAsync("Name");
    }

    [Fact]
    public async Task Column_WidenedByMouse_IsAsWideAsItWasMade()
    {
        await using var window = await browser.OpenAsync("/jobs");
        var sizer = window.Page.GetByRole(AriaRole.Separator, new() { Name = "Width of Name" });
        // Until then columns are as wide as their texts in another font.
        await window.Page.EvaluateAsync("document.fonts.ready.then(() => true)");
        var width = await WidthAsync(window, 0);
        var others = await WidthAsync(window, 1);

        var box = (await sizer.BoundingBoxAsync())!;
        await window.Page.Mouse.MoveAsync(box.X + (box.Width / 2), box.Y + 8);
        await window.Page.Mouse.DownAsync();
        await window.Page.Mouse.MoveAsync(box.X + (box.Width / 2) + 50, box.Y + 8, new() { Steps = 4 });
        await window.PictureAsync("grid-widening");
        await window.Page.Mouse.UpAsync();
        await window.UrlAsync($"Columns=DisplayName%3A{width + 50}%2C");

        Assert.Equal((width + 50, others), (await WidthAsync(window, 0), await WidthAsync(window, 1)));
    }

    [Fact]
    public async Task Column_WidenedByKeys_KeepsTheFocus()
    {
        await using var window = await browser.OpenAsync("/jobs?Columns=DisplayName:200,Status:120");
        var sizer = window.Page.GetByRole(AriaRole.Separator, new() { Name = "Width of Status" });

        await sizer.PressAsync("ArrowRight");
        await window.UrlAsync("DisplayName%3A200%2CStatus%3A130");
        await Expect(sizer).ToBeFocusedAsync();
        await sizer.PressAsync("ArrowLeft");

        await window.UrlAsync("DisplayName%3A200%2CStatus%3A120");
        Assert.Equal(120, await WidthAsync(window, 1));
    }

    [Fact]
    public async Task Columns_ChosenByKeysAlone_BecomeTheDefault()
    {
        await using var window = await browser.OpenAsync("/jobs?Status=Failed");
        var keys = window.Page.Keyboard;

        await window.Page.GetByRole(AriaRole.Button, new() { Name = "Columns" }).FocusAsync();
        await keys.PressAsync("Enter");
        await window.Page.GetByRole(AriaRole.Searchbox, new() { Name = "Find a field" }).FocusAsync();
        await keys.TypeAsync("Queue");
        await Expect(window.Page.GetByRole(AriaRole.List, new() { Name = "Fields" }).GetByRole(AriaRole.Checkbox)).ToHaveCountAsync(1);
        await keys.PressAsync("Tab");
        await keys.PressAsync("Space");
        await window.UrlAsync("%2CQueueTime");
        var left = window.Page.GetByRole(AriaRole.Button, new() { Name = "Move Queue time left" });
        await left.FocusAsync();
        await keys.PressAsync("Enter");
        await window.UrlAsync("%2CQueueTime%2CReasonMessage");
        await Expect(left).ToBeFocusedAsync();
        await window.PictureAsync("grid-columns");
        await window.AccessibleAsync();
        await window.Page.GetByRole(AriaRole.Button, new() { Name = "Make this my default" }).FocusAsync();
        await keys.PressAsync("Enter");
        await Expect(window.Page).Not.ToHaveURLAsync(new Regex("Columns="));

        await window.GoAsync("/jobs");
        Assert.Contains("Queue time,Reason", await TitlesAsync(window), StringComparison.Ordinal);

        await window.Page.GetByRole(AriaRole.Button, new() { Name = "Columns" }).ClickAsync();
        await window.Page.GetByRole(AriaRole.Button, new() { Name = "Reset" }).ClickAsync();
        await Expect(Head(window, "QueueTime")).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task ChosenColumns_TooWideForTheWindow_ScrollBesideTheFirst()
    {
        await using var window = await browser.OpenAsync(Wide);
        var name = window.Rows.First.Locator("td").First;
        var left = (await name.BoundingBoxAsync())!.X;

        await window.Page.Locator(".mud-table-container").EvaluateAsync("table => { table.scrollLeft = 600; table.scrollTop = 200; }");
        await window.Page.EvaluateAsync("scrollTo(0, 10000)");

        Assert.Equal(left, (await name.BoundingBoxAsync())!.X);
        await Expect(Head(window, "UserCommand")).ToBeInViewportAsync();
        Assert.True(await window.Page.EvaluateAsync<bool>("document.documentElement.scrollWidth <= innerWidth"));
        await window.PictureAsync("grid-scrolled");
        await window.AccessibleAsync();
    }

    [Fact]
    public async Task Header_OfALongPage_StaysInSight()
    {
        await using var window = await browser.OpenAsync("/jobs?PageSize=50");

        await window.Page.EvaluateAsync("scrollTo(0, 10000)");

        await Expect(Head(window, "DisplayName")).ToBeInViewportAsync();
        await Expect(window.Page.Locator(".summary dd").First).ToHaveTextAsync(new Regex("^[0-9,]+$"));
        await Expect(window.Page.Locator(".summary")).ToBeInViewportAsync();
        await window.PictureAsync("grid-footer");
        await window.AccessibleAsync();
    }

    [Theory]
    [InlineData("dense", 20)]
    [InlineData("roomy", 10)]
    public async Task Density_OfTheRows_IsThereFromTheFirstHtml(string density, int rows)
    {
        await using var window = await browser.OpenWindowAsync(browser.Address);
        await window.Page.Context.AddCookiesAsync([new() { Name = "density", Value = density, Url = browser.Address }]);
        await window.GoAsync("/jobs");

        var seen = await window.Rows.EvaluateAllAsync<int>("rows => rows.filter(row => row.getBoundingClientRect().bottom <= innerHeight).length");

        Assert.InRange(seen, rows, 25);
        await window.PictureAsync($"grid-{density}");
    }

    [Fact]
    public async Task Value_ByMouse_NarrowsTheList()
    {
        await using var window = await browser.OpenAsync("/jobs?StartTime=any");
        var cell = window.Rows.Nth(2).Locator("td[data-label=Status]");
        var status = (await cell.InnerTextAsync()).Trim();

        await cell.HoverAsync();
        await window.Page.GetByRole(AriaRole.Button, new() { Name = "What can be done with this value" }).ClickAsync();
        await Expect(Menu(window).GetByRole(AriaRole.Link, new() { Name = "Only this" })).ToBeFocusedAsync();
        await window.PictureAsync("grid-value");
        await window.AccessibleAsync();
        await Menu(window).GetByRole(AriaRole.Link, new() { Name = "Not this" }).ClickAsync();
        await window.UrlAsync($"NotStatus={status}");

        await Expect(Menu(window)).ToBeHiddenAsync();
        Assert.DoesNotContain(status, (await window.CellsAsync("Status")).Select(text => text.Trim()));
    }

    [Fact]
    public async Task Value_ByKeys_NarrowsTheListAndGivesTheFocusBack()
    {
        await using var window = await browser.OpenAsync("/jobs?StartTime=any");
        var cell = window.Rows.Nth(1).Locator("td[data-label=Type]");
        var type = (await cell.InnerTextAsync()).Trim();
        await window.Rows.First.GetByRole(AriaRole.Link).First.FocusAsync();

        foreach (var key in (string[])["ArrowRight", "ArrowRight", "ArrowDown"])
        {
            await window.Page.Keyboard.PressAsync(key);
        }
        await Expect(cell).ToBeFocusedAsync();
        await window.Page.Keyboard.PressAsync("Enter");
        await Expect(Menu(window).GetByRole(AriaRole.Link, new() { Name = "Only this" })).ToBeFocusedAsync();
        await window.Page.Keyboard.PressAsync("Escape");
        await Expect(cell).ToBeFocusedAsync();
        await window.Page.Keyboard.PressAsync("Enter");
        await Expect(Menu(window).GetByRole(AriaRole.Link, new() { Name = "Only this" })).ToBeFocusedAsync();
        await window.Page.Keyboard.PressAsync("Enter");

        await window.UrlAsync($"JobType={type}");
        Assert.All(await window.CellsAsync("Type"), text => Assert.Equal(type, text.Trim()));
    }

    [Fact]
    public async Task Row_ClickedAnywhere_OpensItsJob()
    {
        await using var window = await browser.OpenAsync("/jobs");
        var id = (await window.IdsAsync())[3];

        await window.Rows.Nth(3).Locator("td[data-label=GPUs]").ClickAsync();

        await Expect(window.Page).ToHaveURLAsync(new Regex($"/jobs/{id}\\b"));
        // Whoever does not see the page is where it begins, and hears its name.
        await Expect(window.Page.Locator(".job h1")).ToBeFocusedAsync();
    }

    [Theory]
    [InlineData("Search=memory", "memory", ColorScheme.Light, 1440)]
    [InlineData("ReasonSearch=%E6%98%BE%E5%AD%98%E4%B8%8D%E8%B6%B3", "显存不足", ColorScheme.Dark, 1440)]
    [InlineData("UserCommandSearch=deepspeed", "deepspeed", ColorScheme.Light, 400)]
    public async Task Words_ThatWereSearched_AreMarkedInSight(string question, string word, ColorScheme scheme, int width)
    {
        await using var window = await browser.OpenAsync($"/jobs?{question}&StartTime=any", width, scheme: scheme);
        var mark = window.Rows.First.Locator("mark").First;

        await Expect(mark).ToHaveTextAsync(new Regex(word, RegexOptions.IgnoreCase));
        await Expect(mark).ToBeInViewportAsync();
        await window.PictureAsync($"grid-marks-{word}");
        await window.AccessibleAsync();
    }

    [Fact]
    public async Task ChosenColumns_InANarrowWindow_AreCards()
    {
        await using var window = await browser.OpenAsync(Wide, width: 400, height: 800);

        Assert.True(await window.Page.EvaluateAsync<bool>("document.documentElement.scrollWidth <= innerWidth"));
        await Expect(window.Rows.First.Locator("td[data-label='Queue time'], td[data-label='Command']").Last).ToBeVisibleAsync();
        await window.PictureAsync("grid-narrow");
    }

    private static ILocator Head(Window window, string field) => window.Page.Locator($"[data-column='{field}']");

    private static ILocator Menu(Window window) => window.Page.Locator("#value-menu");

    private static async Task<string> TitlesAsync(Window window) => string.Join(',', await window.Page.Locator("th [data-column]").EvaluateAllAsync<string[]>(
        "heads => heads.filter(head => head.offsetWidth > 0).map(head => head.innerText.split('\\n')[0].trim())"));

    private static Task<int> WidthAsync(Window window, int column) => window.Page.Locator(".job-grid th").Nth(column).EvaluateAsync<int>(
        "cell => Math.ceil(cell.getBoundingClientRect().width)");
}
