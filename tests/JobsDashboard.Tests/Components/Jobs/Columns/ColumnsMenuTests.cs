using AngleSharp.Dom;
using Bunit;
using JobsDashboard.Components.Jobs;
using JobsDashboard.Components.Visitors;
using Microsoft.AspNetCore.Components;
using Xunit;

namespace JobsDashboard.Tests.Components.Jobs.Columns;

public sealed class ColumnsMenuTests(JobsPageTests.Store database) : IClassFixture<JobsPageTests.Store>, IAsyncDisposable
{
    private readonly TestDashboard _dashboard = new(database.Jobs);

    public ValueTask DisposeAsync() => _dashboard.DisposeAsync();

    [Fact]
    public async Task Menu_NotOpened_HasNothingInIt()
    {
        var page = await OpenAsync(_dashboard, "/jobs?Columns=Status", isWanted: false);

        Assert.Empty(page.Find("#columns-menu").Children);
    }

    [Theory]
    [InlineData("Move Status left", "Status,DisplayName,Tags.team")]
    [InlineData("Move Status right", "DisplayName,Tags.team,Status")]
    [InlineData("Make Status wider", "DisplayName,Status:150,Tags.team")]
    [InlineData("Make Status narrower", "DisplayName,Status:110,Tags.team")]
    [InlineData("Hide team", "DisplayName,Status")]
    public async Task Button_Pressed_LeadsToTheUrlWithOtherColumns(string button, string columns)
    {
        var page = await OpenAsync(_dashboard, "/jobs?Status=Failed&Columns=DisplayName,Status,Tags.team");

        await page.InvokeAsync(() => page.Find($"[aria-label='{button}']").ClickAsync());

        Assert.Equal($"/jobs?Status=Failed&Columns={columns}", _dashboard.Url);
        page.WaitForAssertion(() => Assert.Equal(columns, Shown(page)));
    }

    [Fact]
    public async Task Button_AtTheEndOfItsWay_StaysAndDoesNothing()
    {
        var page = await OpenAsync(_dashboard, "/jobs?Columns=DisplayName,Status");

        await page.InvokeAsync(() => page.Find("[aria-label='Move Name left']").ClickAsync());

        var button = page.Find("[aria-label='Move Name left']");

        Assert.Equal(("true", "First already"), (button.GetAttribute("aria-disabled"), button.GetAttribute("title")));
        Assert.Equal("/jobs?Columns=DisplayName,Status", _dashboard.Url);
    }

    [Fact]
    public async Task Field_Ticked_IsAColumnMore()
    {
        var page = await OpenAsync(_dashboard, "/jobs?Columns=DisplayName");
        await page.InvokeAsync(() => page.Find("#columns-menu input[type=search]").InputAsync("prior"));

        await page.InvokeAsync(() => Assert.Single(page.FindAll("#columns-menu input[type=checkbox]")).ChangeAsync(true));

        Assert.Equal("/jobs?Columns=DisplayName,Priority", _dashboard.Url);
        page.WaitForAssertion(() => Assert.Equal("DisplayName,Priority", Shown(page)));
    }

    [Fact]
    public async Task Field_OfTheStandardColumnsUnticked_NamesTheOthers()
    {
        var page = await OpenAsync(_dashboard, "/jobs");
        await page.InvokeAsync(() => page.Find("#columns-menu input[type=search]").InputAsync("ReasonM"));

        await page.InvokeAsync(() => Assert.Single(page.FindAll("#columns-menu input[type=checkbox]")).ChangeAsync(false));

        Assert.Equal(
            "/jobs?Columns=DisplayName,Status,JobType,Username,ResourceQuotaName,RequestGPU,GmtCreateTime,GmtFinishTime,Duration", _dashboard.Url);
    }

    [Fact]
    public async Task TagKey_Typed_IsAColumn()
    {
        var page = await OpenAsync(_dashboard, "/jobs?Columns=DisplayName");

        await page.InvokeAsync(() => page.Find("#columns-menu [role=combobox]").InputAsync("no such, key"));
        await page.InvokeAsync(() => page.Find("#columns-menu [role=combobox]").KeyDownAsync("Enter"));

        page.WaitForAssertion(() => Assert.Equal("/jobs?Columns=DisplayName,\"Tags.no such, key\"", _dashboard.Url));
        page.WaitForAssertion(() => Assert.Equal("DisplayName,Tags.no such, key", Shown(page)));
    }

    [Fact]
    public async Task Columns_MadeTheDefault_AreRememberedAndLeaveTheUrl()
    {
        var page = await OpenAsync(_dashboard, "/jobs?Columns=Status:100,DisplayName");

        await page.InvokeAsync(() => Button(page, "Make this my default").ClickAsync());

        Assert.Equal([VisitorChoices.Columns, "Status:100,DisplayName"], _dashboard.JSInterop.VerifyInvoke("dashboard.remember").Arguments);
        Assert.Equal("/jobs", _dashboard.Url);
        page.WaitForAssertion(() => Assert.Equal("Status:100,DisplayName", Shown(page)));
        Assert.DoesNotContain(page.FindAll("#columns-menu button"), button => button.TextContent == "Make this my default");
    }

    [Fact]
    public async Task Columns_OfTheVisitor_AreShownAndLeftOutOfTheUrl()
    {
        await using var dashboard = new TestDashboard(database.Jobs, choices: Remembering("Status,DisplayName"));
        var page = await OpenAsync(dashboard, "/jobs");
        page.WaitForAssertion(() => Assert.Equal("Status,DisplayName", Shown(page)));

        await page.InvokeAsync(() => page.Find("[aria-label='Move Name left']").ClickAsync());
        Assert.Equal("/jobs?Columns=DisplayName,Status", dashboard.Url);
        await page.InvokeAsync(() => page.Find("[aria-label='Move Name right']").ClickAsync());

        Assert.Equal("/jobs", dashboard.Url);
    }

    [Fact]
    public async Task Columns_Reset_AreThoseOfEverybody()
    {
        await using var dashboard = new TestDashboard(database.Jobs, choices: Remembering("Status,DisplayName"));
        var page = await OpenAsync(dashboard, "/jobs");

        await page.InvokeAsync(() => Button(page, "Reset").ClickAsync());

        Assert.Equal([VisitorChoices.Columns, null], dashboard.JSInterop.VerifyInvoke("dashboard.remember").Arguments);
        page.WaitForAssertion(() => Assert.StartsWith("DisplayName,Status,JobType,", Shown(page), StringComparison.Ordinal));
        Assert.Equal("/jobs", dashboard.Url);
    }

    [Fact]
    public async Task Columns_ThatTheVisitorKeptAndNobodyCanRead_AreThoseOfEverybody()
    {
        await using var dashboard = new TestDashboard(database.Jobs, choices: Remembering("Colour,Status"));

        var page = await OpenAsync(dashboard, "/jobs");

        page.WaitForAssertion(() => Assert.StartsWith("DisplayName,Status,JobType,", Shown(page), StringComparison.Ordinal));
    }

    [Fact]
    public async Task Density_Chosen_IsRememberedAndShownAtOnce()
    {
        var page = await OpenAsync(_dashboard, "/jobs");
        page.WaitForAssertion(() => Assert.NotEmpty(page.FindAll(".job-grid.dense")));
        Assert.Empty(page.FindAll("tbody .id"));

        await page.InvokeAsync(() => Button(page, "Comfortable").ClickAsync());

        Assert.Equal([VisitorChoices.Density, VisitorChoices.Roomy], _dashboard.JSInterop.VerifyInvoke("dashboard.remember").Arguments);
        Assert.NotEmpty(page.FindAll(".job-grid.roomy"));
        Assert.NotEmpty(page.FindAll("tbody .id"));
        Assert.Equal("true", Button(page, "Comfortable").GetAttribute("aria-pressed"));
        Assert.Equal("/jobs", _dashboard.Url);
    }

    private static async Task<IRenderedComponent<IComponent>> OpenAsync(TestDashboard dashboard, string url, bool isWanted = true)
    {
        var page = dashboard.Open<JobsPage>(url);
        // The last count to come. What is drawn after it could still come between finding a button and pressing it, so that this is one step.
        page.WaitForAssertion(() => Assert.Equal("Known", page.Find(".summary").GetAttribute("data-state")));
        if (isWanted)
        {
            await page.InvokeAsync(() => page.Find("button.columns").ClickAsync());
        }
        return page;
    }

    private static string Shown(IRenderedComponent<IComponent> page) =>
        string.Join(',', page.FindAll("th [data-column]").Select(head =>
            head.GetAttribute("data-column") + (head.GetAttribute("data-width") is { } width ? $":{width}" : "")));

    private static IElement Button(IRenderedComponent<IComponent> page, string text) =>
        page.FindAll("#columns-menu button").Single(button => button.TextContent == text);

    private static VisitorChoices Remembering(string columns) => new(
        TestDashboard.NoChoices.Theme, new Dictionary<string, string> { [VisitorChoices.Columns] = columns });
}
