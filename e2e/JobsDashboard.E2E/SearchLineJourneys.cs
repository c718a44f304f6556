using System.Text.RegularExpressions;
using Microsoft.Playwright;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace JobsDashboard.E2E;

/// <summary>What people do with the line above the list.</summary>
[Collection(Browsing.Name)]
public sealed class SearchLineJourneys(Browser browser)
{
    [Fact]
    public async Task Line_TypedWithSuggestions_AsksWhatItSays()
    {
        await using var window = await browser.OpenAsync("/jobs?StartTime=any&EndTime=any");
        var line = window.Page.GetByRole(AriaRole.Combobox, new() { NameRegex = new Regex("^Conditions and words") });
        await window.ShownAsync();

        // With the keyboard alone: a name, a value with its count, an exclusion, a word.
        await line.ClickAsync();
        await line.PressAsync("End");
        await line.PressSequentiallyAsync(" sta");
        var options = window.Page.GetByRole(AriaRole.Listbox, new() { Name = "Suggestions" }).GetByRole(AriaRole.Option);
        await Expect(options.First).ToContainTextAsync("status");
        await line.PressAsync("Tab");
        await Expect(line).ToHaveValueAsync("created:any status:");
        await Expect(options.First).ToContainTextAsync(new Regex("[0-9]"));
        await line.PressSequentiallyAsync("fail");
        // Those that have been asked for with every letter, and no other.
        await Expect(options.Filter(new() { HasNotTextRegex = new Regex("[Ff]ail") })).ToHaveCountAsync(0);
        await Expect(options.First).ToContainTextAsync(new Regex("Failed\\s+[0-9]"));
        await window.PictureAsync("search-line-suggestions");
        await line.PressAsync("ArrowDown");
        await line.PressAsync("Enter");
        await Expect(line).ToHaveValueAsync("created:any status:Failed ");
        await Expect(options.First).ToBeHiddenAsync();
        await line.PressSequentiallyAsync("-type:PyTorchJob gpu:>=8");
        await line.PressAsync("Escape");
        await line.PressAsync("Enter");

        await window.UrlAsync("Status=Failed");
        Assert.Contains("NotJobType=PyTorchJob", window.Query, StringComparison.Ordinal);
        Assert.Contains("Range=RequestGPU%3A8..", window.Query, StringComparison.Ordinal);
        await Expect(line).ToHaveValueAsync("status:Failed -type:PyTorchJob gpu:>=8 created:any");
        Assert.All(await window.CellsAsync("Status"), status => Assert.Equal("Failed", status.Trim()));
        await Expect(line).ToBeFocusedAsync();

        // A chip, and Back, change the line.
        await window.Page.GetByRole(AriaRole.Link, new() { Name = "Remove Status: Failed" }).ClickAsync();
        await Expect(line).ToHaveValueAsync("-type:PyTorchJob gpu:>=8 created:any");
        await window.Page.GoBackAsync();
        await Expect(line).ToHaveValueAsync("status:Failed -type:PyTorchJob gpu:>=8 created:any");
        await window.AccessibleAsync();
    }

    [Fact]
    public async Task Piece_NotUnderstood_IsMarkedAndSaid()
    {
        await using var window = await browser.OpenAsync("/jobs", scheme: ColorScheme.Dark);
        var line = window.Page.GetByRole(AriaRole.Combobox, new() { NameRegex = new Regex("^Conditions and words") });

        await line.FillAsync("created:any stauts:failed gpu:many resnet");
        await line.PressAsync("Escape");
        await line.PressAsync("Enter");
        await window.UrlAsync("Search=resnet");

        await Expect(window.Page.Locator(".marks mark")).ToHaveTextAsync(["stauts:failed", "many"]);
        await Expect(window.Page.Locator("#search-line-problems")).ToContainTextAsync("Did you mean status?");
        await Expect(line).ToHaveValueAsync("created:any stauts:failed gpu:many resnet");
        await window.PictureAsync("search-line-problems");
        await window.Page.GetByRole(AriaRole.Link, new() { Name = "Clear the line" }).ClickAsync();
        await Expect(line).ToHaveValueAsync("");
        await Expect(line).ToBeFocusedAsync();
        await window.AccessibleAsync();
    }

    [Fact]
    public async Task Ids_PastedInLines_BecomeTheirQuestion()
    {
        await using var window = await browser.OpenAsync("/jobs");
        await window.ShownAsync();
        var ids = (await OpenableAsync(window)).Take(3).ToList();
        Assert.Equal(3, ids.Count);
        var line = window.Page.GetByRole(AriaRole.Combobox, new() { NameRegex = new Regex("^Conditions and words") });

        await window.Page.EvaluateAsync("text => navigator.clipboard.writeText(text)", string.Join("\r\n", ids));
        await line.FocusAsync();
        await line.PressAsync("Control+V");

        await window.UrlAsync("JobIds=");
        Assert.Equal(ids.Order(), (await OpenableAsync(window)).Order());
        await Expect(line).ToHaveValueAsync($"id:{string.Join(',', ids)} created:any");
    }

    [Fact]
    public async Task Typing_AfterWhatIsTaken_DoesNotWaitForTheServer()
    {
        await using var window = await browser.OpenWindowAsync(browser.Address);
        var connection = await SlowConnection.OfAsync(window);
        await window.GoAsync("/jobs?StartTime=any&EndTime=any");
        await window.ShownAsync();
        var line = window.Page.GetByRole(AriaRole.Combobox, new() { NameRegex = new Regex("^Conditions and words") });
        var options = window.Page.GetByRole(AriaRole.Listbox, new() { Name = "Suggestions" }).GetByRole(AriaRole.Option);
        await line.FillAsync("type:");
        await Expect(options.Filter(new() { HasText = "PyTorchJob" })).ToBeVisibleAsync();

        connection.Hold();
        // What is offered still is, for the text before.
        await line.PressSequentiallyAsync("PyT");
        await line.PressAsync("Tab");
        await Expect(line).ToHaveValueAsync("type:PyTorchJob ");
        await line.PressSequentiallyAsync("gpu:>64");
        await Expect(line).ToHaveValueAsync("type:PyTorchJob gpu:>64");
        await Expect(line).ToBeFocusedAsync();
        connection.Release();
        await Expect(line).ToHaveAttributeAsync("data-text", "type:PyTorchJob gpu:>64");

        // Nor does what the server makes of the line replace what is typed since.
        connection.Hold();
        await line.PressAsync("Enter");
        await line.PressSequentiallyAsync(" resnet");
        connection.Release();
        await Expect(line).ToHaveAttributeAsync("data-text", "type:PyTorchJob gpu:>64 resnet");
        await Expect(line).ToHaveValueAsync("type:PyTorchJob gpu:>64 resnet");
        await line.PressAsync("Enter");
        await window.UrlAsync("Search=resnet");
        await Expect(line).ToHaveValueAsync("type:PyTorchJob gpu:>64 resnet");
    }

    [Fact]
    public async Task FilterClicked_BesideWhatIsTyped_NeitherIsLost()
    {
        await using var window = await browser.OpenWindowAsync(browser.Address);
        var connection = await SlowConnection.OfAsync(window);
        await window.GoAsync("/jobs");
        await window.CountedAsync();
        var line = window.Page.Locator("#search-line");
        var running = window.Page.GetByRole(AriaRole.Checkbox, new() { Name = "Also Running", Exact = true });

        // Its answer comes when somebody types already.
        connection.Hold();
        await running.ClickAsync();
        await line.ClickAsync();
        await line.PressSequentiallyAsync("llama gpu:>=8");
        connection.Release();
        await Expect(line).ToHaveAttributeAsync("data-text", "llama gpu:>=8");
        await window.UrlAsync("Status=Running");
        await Expect(line).ToHaveValueAsync("llama gpu:>=8");
        await window.Page.Keyboard.PressAsync("Enter");
        await window.UrlAsync("Range=RequestGPU");
        await Expect(line).ToHaveValueAsync("status:Running gpu:>=8 llama");

        // It comes when somebody is about to type.
        await window.GoAsync("/jobs");
        await window.CountedAsync();
        connection.Hold();
        await running.ClickAsync();
        await window.Page.Keyboard.PressAsync("/");
        await Expect(line).ToBeFocusedAsync();
        connection.Release();
        await Expect(line).ToHaveValueAsync("status:Running ");
        await window.Page.Keyboard.TypeAsync("llama");
        await window.Page.Keyboard.PressAsync("Enter");
        await window.UrlAsync("Search=llama");
        await Expect(line).ToHaveValueAsync("status:Running llama");

        // Something is clicked before what is typed is entered.
        await window.GoAsync("/jobs?JobType=PyTorchJob");
        await window.CountedAsync();
        await line.ClickAsync();
        await line.PressAsync("End");
        await line.PressSequentiallyAsync(" status:failed gpu:>=8");
        await line.PressAsync("Escape");
        await window.Page.GetByRole(AriaRole.Group, new() { Name = "Time range" }).GetByRole(AriaRole.Link)
            .Filter(new() { HasText = "30d" }).ClickAsync();
        await window.UrlAsync("StartTime=now-30d");
        await Expect(line).ToHaveValueAsync("type:PyTorchJob status:failed gpu:>=8");
        await line.PressAsync("Enter");
        await window.UrlAsync("Status=Failed");
        await Expect(line).ToHaveValueAsync("status:Failed type:PyTorchJob gpu:>=8 created:<30d");
    }

    [Fact]
    public async Task Suggestion_Chosen_WithTheMouseOrAList()
    {
        await using var window = await browser.OpenAsync("/jobs?StartTime=any&EndTime=any");
        await window.ShownAsync();
        var line = window.Page.GetByRole(AriaRole.Combobox, new() { NameRegex = new Regex("^Conditions and words") });
        var options = window.Page.GetByRole(AriaRole.Listbox, new() { Name = "Suggestions" }).GetByRole(AriaRole.Option);

        await line.FillAsync("sta x");
        await line.EvaluateAsync("line => line.setSelectionRange(3, 3)");
        await line.PressSequentiallyAsync("t");
        await Expect(options).ToHaveCountAsync(1);
        await options.First.ClickAsync();
        await Expect(line).ToHaveValueAsync("status: x");
        await Expect(line).ToBeFocusedAsync();
        var failed = options.Filter(new() { HasTextRegex = new Regex("^\\s*Failed\\b") });
        await Expect(failed).ToBeVisibleAsync();
        await failed.ClickAsync();
        await Expect(line).ToHaveValueAsync("status:Failed x");
        await Expect(options.First).ToBeHiddenAsync();

        // A comma after the blank of what was taken begins the next value.
        await line.FillAsync("status:fail");
        await Expect(options.First).ToContainTextAsync(new Regex("Failed\\s+[0-9]"));
        await line.PressAsync("ArrowDown");
        Assert.Equal(await options.First.GetAttributeAsync("id"), await line.GetAttributeAsync("aria-activedescendant"));
        await line.PressAsync("Tab");
        await Expect(line).ToHaveValueAsync("status:Failed ");
        await line.PressSequentiallyAsync(",Stopped");
        await Expect(line).ToHaveValueAsync("status:Failed,Stopped");
    }

    [Fact]
    public async Task Text_TypedBeforeThePageIsLive_StaysWithItsCaret()
    {
        await using var window = await browser.OpenWindowAsync(browser.Address);
        var connection = await SlowConnection.OfAsync(window, holds: true);
        await window.Page.GotoAsync("/jobs?StartTime=any&EndTime=any");
        var line = window.Page.Locator("#search-line");
        var user = window.Page.Locator("input[name=Username]");
        await user.FillAsync("no");
        await line.FillAsync("status:failed type:x");
        await line.EvaluateAsync("line => line.setSelectionRange(13, 13)");

        connection.Release();
        await window.LiveAsync();
        await Expect(line).ToBeFocusedAsync();
        await window.Page.Keyboard.TypeAsync(",stopped");

        await Expect(line).ToHaveValueAsync("status:failed,stopped type:x");
        await Expect(user).ToHaveValueAsync("no");
        // The page has heard of it, too.
        await Expect(window.Page.GetByRole(AriaRole.Link, new() { Name = "Ask for “no”" })).ToBeVisibleAsync();
    }

    [Fact]
    public async Task Value_ThatNoJobHas_IsHintedAt()
    {
        await using var window = await browser.OpenAsync("/jobs?StartTime=any&EndTime=any");
        await window.ShownAsync();
        var line = window.Page.Locator("#search-line");

        await line.FillAsync("-type:pytorch team:nlp created:any");
        await line.PressAsync("Escape");
        await line.PressAsync("Enter");
        await window.UrlAsync("NotJobType=pytorch");
        await Expect(window.Page.Locator("#search-line-problems")).ToContainTextAsync("No job of this list has type:pytorch.");
        await Expect(window.Page.GetByRole(AriaRole.Button, new() { Name = "tag.team:nlp" })).ToBeVisibleAsync();
        await window.PictureAsync("search-line-hints");
        await window.AccessibleAsync();
        await window.Page.GetByRole(AriaRole.Button, new() { Name = "tag.team:nlp" }).PressAsync("Enter");

        await window.UrlAsync("Tags=");
        await Expect(line).ToBeFocusedAsync();
        await window.Page.GetByRole(AriaRole.Button, new() { Name = "-type:PyTorchJob" }).ClickAsync();
        await window.UrlAsync("NotJobType=PyTorchJob");
        await Expect(line).ToHaveValueAsync("-type:PyTorchJob tag.team:nlp created:any");
        await Expect(window.Page.Locator("button.meant")).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task Line_WithoutJavaScript_IsAForm()
    {
        await using var window = await browser.OpenWindowAsync(browser.Address, runsScripts: false);
        await window.Page.GotoAsync("/jobs?SortBy=DisplayName&PageSize=50");

        await window.Page.Locator("#search-line").FillAsync("status:failed created:any gpu:many");
        await window.Page.Locator("#search-line").PressAsync("Enter");

        await Expect(window.Page).ToHaveURLAsync(new Regex(@"jobs\?Status=Failed.*SortBy=DisplayName.*PageSize=50.*Line="));
        await Expect(window.Page.Locator(".marks mark")).ToHaveTextAsync(["many"]);
        Assert.All(await window.CellsAsync("Status"), status => Assert.Equal("Failed", status.Trim()));
    }

    [Fact]
    public async Task Help_OnANarrowPage_FitsIn()
    {
        await using var window = await browser.OpenAsync("/jobs?Status=Failed&Search=resnet", width: 360, height: 800);

        await window.PictureAsync("search-line-narrow");
        await window.Page.GetByRole(AriaRole.Button, new() { Name = "How to write it" }).ClickAsync();
        await Expect(window.Page.Locator("#search-line-help")).ToBeVisibleAsync();
        await window.PictureAsync("search-line-help-narrow");

        Assert.True(await window.Page.EvaluateAsync<bool>("document.documentElement.scrollWidth <= innerWidth"));
        await window.AccessibleAsync();
    }

    [Fact]
    public async Task Line_InChinese_SaysWhatIsWrongInChinese()
    {
        await using var window = await browser.OpenWindowAsync(browser.Address, language: "zh-CN");
        await window.GoAsync("/jobs");
        var line = window.Page.Locator("#search-line");

        await line.FillAsync("created：any status:失败 “out of memory”");
        await line.PressAsync("Escape");
        await line.PressAsync("Enter");
        await window.UrlAsync("Search=%22out%20of%20memory%22");

        await Expect(window.Page.Locator(".marks mark")).ToHaveTextAsync(["失败"]);
        await Expect(window.Page.Locator("#search-line-problems")).ToContainTextAsync("应为");
        await Expect(window.Page.Locator(".applied")).ToContainTextAsync("任意位置：\"out of memory\"");
        await window.PictureAsync("search-line-chinese");
        // Names are known in Chinese; values are the contract's, which stands beside what the page calls them.
        await window.Page.GetByRole(AriaRole.Button, new() { Name = "status:Failed" }).ClickAsync();
        await window.UrlAsync("Status=Failed");
        await line.FillAsync("状态：停");
        await Expect(window.Page.Locator("#search-line-list")).ToContainTextAsync("Stopped");
        await Expect(window.Page.Locator("#search-line-list")).ToContainTextAsync("已停止");
        await window.PictureAsync("search-line-suggestions-chinese");
        await line.PressAsync("Tab");
        await Expect(line).ToHaveValueAsync(new Regex("^状态：(Stopped|Stopping) $"));
        await line.PressAsync("Enter");
        await Expect(line).ToHaveValueAsync(new Regex("^status:Stop"));
        await window.Page.GetByRole(AriaRole.Button, new() { Name = "怎么写" }).ClickAsync();
        await Expect(window.Page.Locator("#search-line-help")).ToBeVisibleAsync();
        await window.PictureAsync("search-line-help-chinese");
    }

    // The ids are in the addresses of the jobs, whatever columns are shown.
    private static Task<string[]> OpenableAsync(Window window) => window.Page.Locator("tbody a.open")
        .EvaluateAllAsync<string[]>("links => links.map(link => decodeURIComponent(link.getAttribute('href').split('/').pop()))");
}
