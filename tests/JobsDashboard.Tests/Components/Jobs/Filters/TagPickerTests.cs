using AngleSharp.Dom;
using Bunit;
using JobsDashboard.Components.Jobs;
using JobsDashboard.Jobs.Items;
using JobsDashboard.Specification.Databases;
using Microsoft.AspNetCore.Components;
using Xunit;

namespace JobsDashboard.Tests.Components.Jobs.Filters;

public sealed class TagPickerTests(SqliteTestDatabase database) : IClassFixture<SqliteTestDatabase>, IAsyncLifetime
{
    private readonly TestDashboard _dashboard = new(database);

    public async ValueTask InitializeAsync() => await database.AddAsync(
        Samples.Job("a", database.Now, 1, JobStatus.Failed, ("team", "nlp"), ("env", "prod")),
        Samples.Job("b", database.Now, 2, JobStatus.Failed, ("team", "nlp"), ("temp", "1")),
        Samples.Job("c", database.Now, 3, JobStatus.Running, ("team", "vision")));

    public ValueTask DisposeAsync() => _dashboard.DisposeAsync();

    [Fact]
    public async Task Tag_TypedAndEnteredTwice_IsAsked()
    {
        var page = Open("/jobs");

        await TypeAsync(page, "te");
        page.WaitForAssertion(() => Assert.Equal(["team 3", "temp 1"], Options()));
        await PressAsync(page, "Enter");
        page.WaitForAssertion(() => Assert.Equal(["nlp 2", "vision 1"], Options()));
        await PressAsync(page, "ArrowDown");
        await PressAsync(page, "Enter");

        Assert.Equal("""/jobs?Tags={"team":"vision"}""", _dashboard.Url);
        page.WaitForAssertion(() => Assert.Equal("job c", page.Find("tbody a.open").TextContent));
        Assert.Empty(Options());
    }

    [Fact]
    public async Task Tag_EnterBeforeTheSuggestions_WaitsForThem()
    {
        var page = Open("/jobs");

        var search = TypeAsync(page, "tea");
        var enter = PressAsync(page, "Enter");
        await Task.WhenAll(search, enter);

        page.WaitForAssertion(() => Assert.Equal(["nlp 2", "vision 1"], Options()));
    }

    [Fact]
    public async Task Tag_OtherFiltersApply_SuggestsWhatTheyLeave()
    {
        var page = Open("/jobs?Status=Running");

        await PressAsync(page, "ArrowDown");

        page.WaitForAssertion(() => Assert.Equal(["team 1"], Options()));
    }

    [Fact]
    public async Task Escape_AmongValues_GoesBackToKeys()
    {
        var page = Open("/jobs");
        await TypeAsync(page, "team");
        page.WaitForAssertion(() => Assert.Single(Options()));
        await PressAsync(page, "Enter");
        page.WaitForAssertion(() => Assert.Equal(2, Options().Length));

        await PressAsync(page, "Escape");
        await PressAsync(page, "ArrowDown");

        page.WaitForAssertion(() => Assert.Equal(["team 3", "env 1", "temp 1"], Options()));
        Assert.Equal("/jobs", _dashboard.Url);
    }

    [Fact]
    public async Task Backspace_InTheEmptyBox_TakesTheLastTagAway()
    {
        var page = Open("/jobs?Tags.env=prod&Tags.team=nlp");

        await PressAsync(page, "Backspace");

        Assert.Equal("""/jobs?Tags={"env":"prod"}""", _dashboard.Url);
    }

    [Fact]
    public async Task Chip_Removed_KeepsTheOtherTag()
    {
        var page = Open("/jobs?Tags.env=prod&Tags.team=nlp");

        await _dashboard.FollowAsync(page.Find("aside [aria-label='Remove env = prod']"));

        Assert.Equal("""/jobs?Tags={"team":"nlp"}""", _dashboard.Url);
    }

    [Fact]
    public async Task UnknownKey_Entered_IsTakenAsItIs()
    {
        var page = Open("/jobs");

        await TypeAsync(page, "colour");
        await PressAsync(page, "Enter");
        await TypeAsync(page, "red");
        await PressAsync(page, "Enter");

        page.WaitForAssertion(() => Assert.Equal("""/jobs?Tags={"colour":"red"}""", _dashboard.Url));
    }

    [Fact]
    public async Task TypePicker_Picked_AddsToTheOthers()
    {
        var page = Open("/jobs?JobType=TFJob");

        await Box(page, "Type").KeyDownAsync("ArrowDown");
        page.WaitForAssertion(() => Assert.Equal(["PyTorchJob 3"], Options()));
        await Popover().Find("[role=option]").ClickAsync();

        Assert.Equal("/jobs?JobType=TFJob,PyTorchJob", _dashboard.Url);
    }

    [Fact]
    public async Task TypePicker_SelectedAreTheMostUsed_StillSuggestsTwentyOthersThatAUrlCanSay()
    {
        await using var store = new SqliteTestDatabase();
        await store.InitializeAsync();
        await store.AddAsync(Enumerable.Range(1, 26).Select(i => Samples.Job($"{i}", store.Now) with { JobType = $"Type{i:00}" })
            .Append(Samples.Job("comma", store.Now) with { JobType = "A,B" })
            .Append(Samples.Job("long", store.Now) with { JobType = new string('A', 1025) }));
        await using var dashboard = new TestDashboard(store);
        var page = dashboard.Open<JobsPage>("/jobs?JobType=Type01,Type02");

        await Box(page, "Type").KeyDownAsync("ArrowDown");

        page.WaitForAssertion(() => Assert.NotEmpty(dashboard.Popovers.FindAll("[role=option]")));
        var options = dashboard.Popovers.FindAll("[role=option]").Select(option => option.Children[0].TextContent);
        Assert.Equal(Enumerable.Range(3, 18).Select(i => $"Type{i:00}").Prepend("A,B"), options);
    }

    [Fact]
    public async Task TypePicker_ValueWithACommaPicked_IsAskedAsOne()
    {
        await using var store = new SqliteTestDatabase();
        await store.InitializeAsync();
        await store.AddAsync(Samples.Job("comma", store.Now) with { JobType = "A,B" }, Samples.Job("b", store.Now) with { JobType = "B" });
        await using var dashboard = new TestDashboard(store);
        var page = dashboard.Open<JobsPage>("/jobs?JobType=TFJob");

        await Box(page, "Type").InputAsync("a,");
        await Box(page, "Type").KeyDownAsync("Enter");

        page.WaitForAssertion(() => Assert.Equal("/jobs?JobType=TFJob,\"A,B\"", dashboard.Url));
        page.WaitForAssertion(() => Assert.Equal("job comma", page.Find("tbody a.open").TextContent));
        Assert.Equal(["TFJob", "A,B"], page.FindAll("[data-filter=JobType] .chip .text").Select(chip => chip.TextContent));
    }

    [Fact]
    public async Task TypePicker_ListTyped_IsAskedAsSeveral()
    {
        var page = Open("/jobs");

        await Box(page, "Type").InputAsync("X, \"Y,Z\"");
        await Box(page, "Type").KeyDownAsync("Enter");

        page.WaitForAssertion(() => Assert.Equal("/jobs?JobType=X,\"Y,Z\"", _dashboard.Url));
    }

    [Fact]
    public async Task Tag_ThatNoAddressCanSay_IsNotSuggested()
    {
        await using var store = new SqliteTestDatabase();
        await store.InitializeAsync();
        await store.AddAsync(Samples.Job("long", store.Now, tags: [("team", new string('x', 1025)), (new string('y', 1025), "1")]), Samples.Job("b", store.Now, tags: ("team", "a,b")));
        await using var dashboard = new TestDashboard(store);
        var page = dashboard.Open<JobsPage>("/jobs");

        await PressAsync(page, "ArrowDown");
        page.WaitForAssertion(() => Assert.Equal("team", Assert.Single(dashboard.Popovers.FindAll("[role=option]")).Children[0].TextContent));
        await PressAsync(page, "Enter");

        page.WaitForAssertion(() => Assert.Equal("a,b", Assert.Single(dashboard.Popovers.FindAll("[role=option]")).Children[0].TextContent));
    }

    private IRenderedComponent<IComponent> Open(string url) => _dashboard.Open<JobsPage>(url);

    private IRenderedComponent<MudBlazor.MudPopoverProvider> Popover() => _dashboard.Popovers;

    private string[] Options() =>
        [.. Popover().FindAll("[role=option]").Select(option => string.Join(' ', option.Children.Select(part => part.TextContent)))];

    private static Task TypeAsync(IRenderedComponent<IComponent> page, string text) => Box(page).InputAsync(text);

    private static Task PressAsync(IRenderedComponent<IComponent> page, string key) => Box(page).KeyDownAsync(key);

    private static IElement Box(IRenderedComponent<IComponent> page, string label = "Tag") =>
        page.Find("#" + page.FindAll("label").Single(candidate => candidate.TextContent.Split(' ')[0] == label).GetAttribute("for"));
}
