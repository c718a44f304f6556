using AngleSharp.Dom;
using Bunit;
using JobsDashboard.Components.Jobs;
using JobsDashboard.Components.Jobs.Filters;
using JobsDashboard.Jobs.Filters;
using JobsDashboard.Jobs.Items;
using JobsDashboard.Specification.Databases;
using Microsoft.AspNetCore.Components;
using Xunit;

namespace JobsDashboard.Tests.Components.Jobs.Sidebar;

public sealed class SidebarTests(SqliteTestDatabase database) : IClassFixture<SqliteTestDatabase>, IAsyncDisposable
{
    private readonly TestDashboard _dashboard = new(database);

    public ValueTask DisposeAsync() => _dashboard.DisposeAsync();

    /// <summary>In the first HTML, which works without a script.</summary>
    [Fact]
    public async Task Sidebar_ForEveryFilter_HasOneControl()
    {
        await using var html = new TestDashboard(database, isLive: false);

        var page = html.Open<JobsPage>("/jobs");

        var controls = page.FindAll("aside [data-filter]");
        Assert.Equal(JobFilters.All.Select(filter => filter.Name).Order(), controls.Select(control => control.GetAttribute("data-filter")!).Order());
        Assert.All(controls, control => Assert.True(control.Matches("a[href]") || control.QuerySelector("form input[name], a[href]") is not null));
    }

    [Fact]
    public async Task Form_OfTheFirstHtml_KeepsTheRestOfTheQuestion()
    {
        await using var html = new TestDashboard(database, isLive: false);

        var page = html.Open<JobsPage>("/jobs?Status=Failed,Stopped&JobType=TFJob&PageSize=50");

        var form = page.Find("[data-filter=JobType] form");
        Assert.Equal(("get", "jobs"), (form.GetAttribute("method"), form.GetAttribute("action")));
        Assert.Equal(
            ["Status=Failed,Stopped", "PageSize=50", "JobType="],
            form.QuerySelectorAll("input").Select(input => $"{input.GetAttribute("name")}={input.GetAttribute("value")}"));
    }

    // What is drawn goes over the wire.
    [Fact]
    public async Task Fields_WithTheSameTextForAnotherQuestion_AreNotDrawnAgain()
    {
        var page = Open("/jobs?JobType=TFJob&PageSize=25");
        var before = Draws();

        await _dashboard.GoToAsync("/jobs?Username=wang&StartTime=now-1h&PageSize=25");

        // The first one is where the time range starts.
        Assert.Equal(before.Select((draws, at) => draws + (at == 0 ? 1 : 0)), Draws());
        Assert.Equal("now-1h", page.Find("#field-StartTime").GetAttribute("value"));

        List<int> Draws() => [.. page.FindComponents<TypedField>().Select(field => field.RenderCount)];
    }

    [Fact]
    public async Task HeadingsAndTimes_OfAnotherQuestion_KeepTheirHandlers()
    {
        var page = Open("/jobs?JobType=TFJob&PageSize=25");
        var before = Handlers();

        await _dashboard.GoToAsync("/jobs?Username=wang&PageSize=25");

        Assert.Equal(before, Handlers());

        List<string?> Handlers() =>
            [.. page.FindAll("details > summary, .ranges a, .events a").Select(pressed => pressed.GetAttribute("blazor:onclick"))];
    }

    [Fact]
    public async Task FoldedGroup_OnTheLivePage_IsDrawnOnceItIsOpenAndRemembered()
    {
        var page = Open("/jobs");
        Assert.Empty(page.FindAll("[data-filter=Description]"));

        await page.InvokeAsync(() => page.Find("[data-group=Description] summary").ClickAsync());

        Assert.NotNull(page.Find("[data-group=Description][open] [data-filter=Description] input"));
        Assert.Equal(["filter-groups", "Description"], Remembered());
        await page.InvokeAsync(() => page.Find("[data-group=Status] summary").ClickAsync());
        Assert.Equal(["filter-groups", "Status,Description"], Remembered());
        await page.InvokeAsync(() => page.Find("[data-group=Description] summary").ClickAsync());
        await page.InvokeAsync(() => page.Find("[data-group=Status] summary").ClickAsync());
        Assert.Equal(["filter-groups", null], Remembered());
    }

    [Fact]
    public async Task Groups_OfAVisitor_AreAsTheyWereLeft()
    {
        await using var mine = new TestDashboard(
            database, choices: TestDashboard.NoChoices with { Kept = new() { ["filter-groups"] = "Status,TemplateId,Gone" } });

        var page = mine.Open<JobsPage>("/jobs");

        Assert.False(page.Find("[data-group=Status]").HasAttribute("open"));
        Assert.True(page.Find("[data-group=TemplateId]").HasAttribute("open"));
        Assert.True(page.Find("[data-group=JobType]").HasAttribute("open"));
    }

    [Fact]
    public void Sidebar_SaysWhatAClickAsksFor()
    {
        var page = Open("/jobs");

        Assert.Equal(
            ["Within a filter: any of. Across filters: all of.", "Name: only it. Box: also it. Minus: not it."],
            page.Find(".rule").ChildNodes.Select(node => node.TextContent.Trim()).Where(text => text != ""));
    }

    [Theory]
    [InlineData("/jobs", "")]
    [InlineData("/jobs?NotTemplateId=a,b&Description=x", "TemplateId 2, Description 1")]
    [InlineData("/jobs?Missing=WorkspaceId,GmtFinishTime&Present=Tags.a&Tags.b=1&NotTags.c=2&TagIn.d=1,2", "Time 1, Tags 4, WorkspaceId 1")]
    [InlineData("/jobs?StartTime=now-1h&ShowOwn=true&Range=Duration:1..&NumericRangeField=Priority&NumericRangeMin=1", "Time 1, Username 1, Size 2")]
    public void Group_WithConditionsThatAreSet_SaysHowMany(string url, string numbers)
    {
        var page = Open(url);

        Assert.Equal(numbers, string.Join(", ", page.FindAll(".set").Select(set => $"{set.Closest("details")!.GetAttribute("data-group")} {set.TextContent}")));
    }

    [Theory]
    [InlineData("gpu", "Size")]
    [InlineData("显存", "Size")]
    [InlineData("配额", "ResourceQuotaName")]
    [InlineData("ReasonSearch", "Text")]
    [InlineData("business USER", "BusinessUserId")]
    [InlineData("no such thing", "")]
    public async Task Find_ByAnyName_LeavesTheGroupsThatAreCalledSoOpen(string text, string groups)
    {
        var page = Open("/jobs");

        // As one step, as in SeeAsync.
        await page.InvokeAsync(() => page.Find("[aria-label='Find a filter']").InputAsync(text));

        Assert.Equal(groups, string.Join(", ", page.FindAll("[data-group]").Select(group => group.GetAttribute("data-group"))));
        Assert.All(page.FindAll("[data-group]"), group => Assert.True(group.HasAttribute("open")));
        Assert.Equal(groups == "" ? "No filter is called that." : null, page.FindAll("aside [role=status]").SingleOrDefault()?.TextContent);
    }

    [Fact]
    public async Task Sidebar_FoldedAway_IsRemembered()
    {
        var page = Open("/jobs");

        await page.InvokeAsync(() => page.Find("[aria-label='Hide filters']").ClickAsync());

        Assert.Contains("folded", page.Find(".jobs").ClassList);
        Assert.Equal(["sidebar", "folded"], Remembered());
        await page.InvokeAsync(() => page.Find("button.filters").ClickAsync());
        Assert.DoesNotContain("folded", page.Find(".jobs").ClassList);
        Assert.Equal(["sidebar", null], Remembered());
    }

    [Fact]
    public async Task OnlyMine_Followed_IsAskedAndAskedNoLonger()
    {
        var page = Open("/jobs?FromAllWorkspaces=true&ShowOwn=true");

        await _dashboard.FollowAsync(OnlyMine());
        Assert.Equal("/jobs", _dashboard.Url);
        page.WaitForAssertion(() => Assert.Equal("false", OnlyMine().GetAttribute("aria-checked")));
        await _dashboard.FollowAsync(OnlyMine());

        Assert.Equal("/jobs?ShowOwn=true", _dashboard.Url);

        IElement OnlyMine() => page.Find("a[data-filter=ShowOwn]");
    }

    [Fact]
    public async Task Chip_Turned_ExcludesWhatItIncluded()
    {
        await database.AddAsync(Samples.Job("lost", database.Now, status: JobStatus.Failed), Samples.Job("won", database.Now));
        var page = Open("/jobs?Status=Failed&JobType=PyTorchJob");
        page.WaitForAssertion(() => Assert.Equal(["job lost"], Names(page)));

        await _dashboard.FollowAsync(
            page.FindAll(".applied .menu a").Single(link => link.TextContent.Trim() == "Exclude Status: Failed instead"));

        Assert.Equal("/jobs?JobType=PyTorchJob&NotStatus=Failed", _dashboard.Url);
        page.WaitForAssertion(() => Assert.Equal(["job won"], Names(page)));
        Assert.Equal("Status: not Failed", page.Find(".applied .exclusion .text").TextContent);
    }

    [Fact]
    public async Task View_KeptStill_ShowsTheSameJobsWhateverArrives()
    {
        await using var store = new SqliteTestDatabase();
        await store.InitializeAsync();
        await store.AddAsync(Samples.Job("old", store.Now, 24 * 30), Samples.Job("first", store.Now));
        await using var dashboard = new TestDashboard(store);
        var page = dashboard.Open<JobsPage>("/jobs");
        page.WaitForAssertion(() => Assert.Equal(["job first"], Names(page)));

        var said = page.Find("header .frozen[role=status]");
        Assert.Equal("", said.TextContent.Trim());
        await dashboard.FollowAsync(page.Find("a.still"));
        Assert.StartsWith("Times are fixed now.", page.Find("header .frozen[role=status]").TextContent.Trim(), StringComparison.Ordinal);
        Assert.Equal(dashboard.Navigation.Uri, page.Find("header .frozen button").GetAttribute("data-copy"));
        Assert.Equal("/jobs?StartTime=2026-03-07T15:09:26Z&EndTime=2026-03-14T15:09:26Z&AsOf=2026-03-14T15:09:26Z", dashboard.Url);
        store.Clock.Advance(TimeSpan.FromMinutes(1));
        await store.AddAsync(Samples.Job("older", store.Now, 24 * 20), Samples.Job("second", store.Now));
        await dashboard.GoToAsync(dashboard.Url + "&PageSize=20");

        page.WaitForAssertion(() => Assert.Contains("hides 1", page.Find(".applied").TextContent, StringComparison.Ordinal));
        Assert.Equal(["job first"], Names(page));
        Assert.Empty(page.FindAll("a.still"));
        await dashboard.FollowAsync(page.Find("[aria-label='Remove Stored until 2026-03-14 15:09:26 UTC']"));
        page.WaitForAssertion(() => Assert.Equal(2, Names(page).Length));
    }

    /// <summary>The browser tells which fields are in sight.</summary>
    internal static Task SeeAsync(IRenderedComponent<IComponent> page, params string[] fields) =>
        // As one step, or what is counted meanwhile could draw the page between them.
        page.InvokeAsync(() => page.Find(".in-sight").ChangeAsync(string.Join('\n', fields)));

    /// <summary>The values of a field with their counts.</summary>
    internal static string[] Values(IRenderedComponent<IComponent> page, string label) =>
    [
        .. page.FindAll($"[role=group][aria-label='{label}'] li:not(.typed)")
            .Select(value => $"{value.QuerySelector(".name")!.TextContent.Trim()} {value.QuerySelector(".numbers")!.TextContent}".Trim()),
    ];

    private object?[] Remembered() => [.. _dashboard.JSInterop.Invocations["dashboard.remember"][^1].Arguments];

    private IRenderedComponent<IComponent> Open(string url) => _dashboard.Open<JobsPage>(url);

    private static string[] Names(IRenderedComponent<IComponent> page) => [.. page.FindAll("tbody a.open").Select(link => link.TextContent)];
}
