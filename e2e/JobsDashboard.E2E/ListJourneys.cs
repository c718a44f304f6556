using System.Globalization;
using System.Text.RegularExpressions;
using Microsoft.Playwright;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace JobsDashboard.E2E;

/// <summary>What people do with the list.</summary>
[Collection(Browsing.Name)]
public sealed class ListJourneys(Browser browser)
{
    [Fact]
    public async Task Filter_ByStatusAndReason_NarrowsTheListAndTheUrl()
    {
        await using var window = await browser.OpenAsync("/jobs?StartTime=any");

        await window.Page.GetByRole(AriaRole.Group, new() { Name = "Status" }).GetByRole(AriaRole.Link, new() { Name = "Failed", Exact = true }).ClickAsync();
        await window.UrlAsync("?Status=Failed");
        Assert.Equal(25, (await window.IdsAsync()).Count);
        Assert.All(await window.CellsAsync("Status"), status => Assert.Equal("Failed", status.Trim()));
        await window.Page.GetByLabel("Reason", new() { Exact = true }).FillAsync("out of memory");
        await window.UrlAsync("ReasonSearch=out%20of%20memory");

        Assert.NotEmpty(await window.IdsAsync());
        Assert.All(await window.CellsAsync("Reason"), reason => Assert.Contains("memory", reason, StringComparison.OrdinalIgnoreCase));
        await Expect(window.Page.GetByRole(AriaRole.Group, new() { Name = "Applied filters" })).ToContainTextAsync("Status: Failed");
        await window.PictureAsync("filtered");

        await window.Page.GetByRole(AriaRole.Link, new() { Name = "Remove Status: Failed" }).ClickAsync();
        await Expect(window.Page).Not.ToHaveURLAsync(new Regex("Status="));
    }

    [Fact]
    public async Task Window_OfSevenDays_IsAChipThatCanBeRemoved()
    {
        await using var window = await browser.OpenAsync("/jobs");
        var chips = window.Page.GetByRole(AriaRole.Group, new() { Name = "Applied filters" });

        await Expect(chips).ToContainTextAsync(new Regex("last 7 days\\s+hides [0-9,]+"));
        await chips.GetByRole(AriaRole.Link, new() { NameRegex = new Regex("^Remove") }).ClickAsync();
        await window.UrlAsync("StartTime=any");

        await Expect(window.Page.GetByRole(AriaRole.Status).First).ToHaveTextAsync(
            DashboardServer.JobCount.ToString("N0", CultureInfo.InvariantCulture) + " jobs found");
    }

    [Fact]
    public async Task Sort_ByName_OrdersRowsAndTurnsRound()
    {
        await using var window = await browser.OpenAsync("/jobs?PageSize=50");
        var header = window.Page.GetByRole(AriaRole.Columnheader, new() { NameRegex = new Regex("^Name") });

        await header.GetByRole(AriaRole.Link).ClickAsync();
        await window.UrlAsync("SortBy=DisplayName&Order=asc");
        await Expect(header).ToContainTextAsync("sorted ascending");
        var names = await window.Page.Locator("tbody tr.job-row a.open").AllInnerTextsAsync();
        Assert.Equal(names.OrderBy(name => name.ToUpperInvariant(), StringComparer.Ordinal), names);

        await header.GetByRole(AriaRole.Link).ClickAsync();
        await Expect(header).ToContainTextAsync("sorted descending");
        Assert.DoesNotContain("Order=asc", window.Query, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Pages_AreLinks_AndShowOtherRows()
    {
        await using var window = await browser.OpenAsync("/jobs");
        var first = await window.IdsAsync();

        var next = window.Page.GetByRole(AriaRole.Link, new() { Name = "Next page" });
        Assert.Equal("jobs?PageNumber=2&PageSize=25", await next.GetAttributeAsync("href"));
        await next.ClickAsync();
        await window.UrlAsync("PageNumber=2");
        Assert.Empty(first.Intersect(await window.IdsAsync()));

        await window.Page.GetByRole(AriaRole.Link, new() { Name = "50 rows per page" }).ClickAsync();
        await window.UrlAsync("?PageSize=50");
        await Expect(window.Rows).ToHaveCountAsync(50);
        await window.PictureAsync("fifty-rows");
    }

    [Fact]
    public async Task Link_OpenedBySomebodyElse_ShowsTheSameRows()
    {
        await using var mine = await browser.OpenAsync("/jobs?Status=Failed,Stopped&SortBy=GmtFinishTime&PageNumber=2&StartTime=any");
        await using var theirs = await browser.OpenAsync(new Uri(mine.Page.Url).PathAndQuery);

        Assert.Equal(25, (await mine.IdsAsync()).Count);
        Assert.Equal(await mine.IdsAsync(), await theirs.IdsAsync());
    }

    [Fact]
    public async Task BackAndForward_UndoAndRedoClicks()
    {
        await using var window = await browser.OpenAsync("/jobs");
        var start = await window.IdsAsync();
        await window.Page.GetByRole(AriaRole.Link, new() { Name = "All time", Exact = true }).ClickAsync();
        await window.UrlAsync("StartTime=any");
        await window.Page.GetByRole(AriaRole.Link, new() { Name = "Page 3", Exact = true }).ClickAsync();
        await window.UrlAsync("PageNumber=3");
        var third = await window.IdsAsync();

        await window.Page.GoBackAsync();
        await window.Page.GoBackAsync();
        await Expect(window.Page).ToHaveURLAsync(new Regex(@"/jobs\?PageSize=25$"));
        await Expect(window.Page.Locator("tbody a.open").First).ToHaveAttributeAsync("href", new Regex($"^jobs/{start[0]}\\b"));
        await window.Page.GoForwardAsync();
        await window.Page.GoForwardAsync();
        await window.UrlAsync("PageNumber=3");
        await Expect(window.Page.Locator("tbody a.open").First).ToHaveAttributeAsync("href", new Regex($"^jobs/{third[0]}\\b"));

        await window.Page.ReloadAsync();
        await window.LiveAsync();
        Assert.Equal(third, await window.IdsAsync());
    }

    [Fact]
    public async Task Search_InChinese_FindsChineseReasons()
    {
        await using var window = await browser.OpenAsync("/jobs?StartTime=any");

        await window.Page.GetByLabel("Reason", new() { Exact = true }).FillAsync("显存不足");
        await window.Page.Keyboard.PressAsync("Enter");
        await window.UrlAsync("ReasonSearch=%E6%98%BE%E5%AD%98%E4%B8%8D%E8%B6%B3&StartTime=any");

        Assert.NotEmpty(await window.IdsAsync());
        Assert.All(await window.CellsAsync("Reason"), reason => Assert.Contains("显存不足", reason, StringComparison.Ordinal));
        await window.PictureAsync("chinese");
    }

    [Fact]
    public async Task Chip_TurnedRound_ExcludesWhatItIncluded()
    {
        await using var window = await browser.OpenAsync("/jobs?Status=Failed&JobType=PyTorchJob&StartTime=any");
        var chips = window.Page.GetByRole(AriaRole.Group, new() { Name = "Applied filters" });

        await chips.GetByRole(AriaRole.Button, new() { Name = "Status: Failed" }).ClickAsync();
        await chips.GetByRole(AriaRole.Link, new() { Name = "Exclude Status: Failed instead" }).ClickAsync();
        await window.UrlAsync("NotStatus=Failed");
        Assert.All(await window.CellsAsync("Status"), status => Assert.NotEqual("Failed", status.Trim()));
        await Expect(chips).ToContainTextAsync("Status: not Failed");
        await window.PictureAsync("excluded");
        await window.AccessibleAsync();

        await chips.GetByRole(AriaRole.Button, new() { Name = "Status: not Failed" }).ClickAsync();
        await chips.GetByRole(AriaRole.Link, new() { Name = "Include Status: Failed instead" }).ClickAsync();
        await window.UrlAsync("&Status=Failed");
        Assert.All(await window.CellsAsync("Status"), status => Assert.Equal("Failed", status.Trim()));
    }

    [Fact]
    public async Task Condition_AddedByKeyboardAlone_Narrows()
    {
        await using var window = await browser.OpenAsync("/jobs?StartTime=any");
        var form = window.Page.GetByRole(AriaRole.Form, new() { Name = "Add a condition" });
        await window.Page.GetByLabel("Find a filter").FillAsync("condition");

        await form.GetByLabel("Field", new() { Exact = true }).FocusAsync();
        await window.Page.Keyboard.TypeAsync("Duration");
        await Expect(form.GetByLabel("Minimum")).ToBeVisibleAsync();
        await window.Page.Keyboard.PressAsync("Tab");
        await window.Page.Keyboard.PressAsync("Tab");
        await window.Page.Keyboard.TypeAsync("long");
        await window.Page.Keyboard.PressAsync("Enter");
        await Expect(form.GetByRole(AriaRole.Alert)).ToContainTextAsync("Expected a minimum");
        await window.PictureAsync("condition");
        await window.AccessibleAsync();
        await form.GetByLabel("Minimum").FillAsync("86400");
        await window.Page.Keyboard.PressAsync("Enter");
        await window.UrlAsync("Range=Duration%3A86400..");

        Assert.NotEmpty(await window.IdsAsync());
        Assert.All(await window.CellsAsync("Duration"), duration => Assert.Matches("^[0-9]+d ", duration.Trim()));
        await Expect(window.Page.GetByRole(AriaRole.Group, new() { Name = "Applied filters" })).ToContainTextAsync("Duration (s): 86,400 or more");
    }

    [Fact]
    public async Task BadLink_NamesWhatItDidNotUnderstand()
    {
        await using var window = await browser.OpenAsync("/jobs?Status=Broken&Colour=red&PageSize=20");

        await Expect(window.Page.GetByText("Colour")).ToBeVisibleAsync();
        await Expect(window.Page.GetByText("one or more of Creating")).ToBeVisibleAsync();
        await Expect(window.Rows).ToHaveCountAsync(20);
        await window.PictureAsync("notices");
    }

    [Fact]
    public async Task NothingFound_OffersTheWayOut()
    {
        await using var window = await browser.OpenAsync("/jobs?DisplayName=no-such-job&Status=Failed");

        await window.PictureAsync("nothing-found");
        await window.Page.GetByRole(AriaRole.Link, new() { NameRegex = new Regex("Without.*no-such-job") }).ClickAsync();
        await window.UrlAsync("?Status=Failed");

        await Expect(window.Rows.First).ToBeVisibleAsync();
    }

    /// <summary>Where the database counts, which tells of each question.</summary>
    [Fact]
    public async Task View_Opened_AsksEachQuestionOnce()
    {
        await using var server = new DashboardServer { CountsInMemory = false, DemoJobs = 300 };
        await server.StartAsync();
        var before = server.Statements.Count;
        await using var window = await browser.OpenWindowAsync(server.Address.ToString().TrimEnd('/'));
        await window.GoAsync("/jobs?Status=Succeeded&JobType=TFJob");
        await Expect(window.Page.GetByRole(AriaRole.Status).First).ToHaveTextAsync(new Regex("[0-9]"));
        await Expect(window.Page.GetByRole(AriaRole.Group, new() { Name = "Applied filters" })).ToContainTextAsync("hides");

        var statements = server.Statements.Since(before);
        Assert.Single(statements, sql => Regex.IsMatch(sql, @"ORDER BY \S*GmtCreateTime"));
        // The count and that of all time. On a busy machine the first HTML goes out without one of them, and the live page asks for it again.
        // Those of single values, which stand beside their filters, are grouped.
        var counts = statements
            .Where(sql => sql.Contains("COUNT(*)", StringComparison.Ordinal) && !sql.Contains("GROUP BY", StringComparison.Ordinal))
            .ToList();
        Assert.Equal(2, counts.DistinctBy(SqlOf).Count());
        Assert.InRange(counts.Count, 2, 3);
    }

    // The log's first line is how long it took and with which parameters.
    private static string SqlOf(string statement) => statement[statement.IndexOf('\n', StringComparison.Ordinal)..];
}
