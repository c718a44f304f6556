using AngleSharp.Dom;
using Bunit;
using JobsDashboard.Components.Jobs;
using JobsDashboard.Jobs.Items;
using JobsDashboard.Specification.Databases;
using JobsDashboard.Tests.Components.Jobs.Sidebar;
using Microsoft.AspNetCore.Components;
using Xunit;

namespace JobsDashboard.Tests.Components.Jobs.Tags;

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
        page.WaitForAssertion(() => Assert.Equal(["team 3", "temp 1"], Options(page)));
        await PressAsync(page, "Enter");
        page.WaitForAssertion(() => Assert.Equal(["nlp 2", "vision 1"], Options(page)));
        await PressAsync(page, "ArrowDown");
        await PressAsync(page, "Enter");

        Assert.Equal("""/jobs?Tags={"team":"vision"}""", _dashboard.Url);
        page.WaitForAssertion(() => Assert.Equal("job c", page.Find("tbody a.open").TextContent));
        Assert.Empty(Options(page));
    }

    [Fact]
    public async Task Tag_EnterBeforeTheSuggestions_WaitsForThem()
    {
        var page = Open("/jobs");

        var search = TypeAsync(page, "tea");
        var enter = PressAsync(page, "Enter");
        await Task.WhenAll(search, enter);

        page.WaitForAssertion(() => Assert.Equal(["nlp 2", "vision 1"], Options(page)));
    }

    [Fact]
    public async Task Tag_OtherFiltersApply_SuggestsWhatTheyLeave()
    {
        var page = Open("/jobs?Status=Running");

        await PressAsync(page, "ArrowDown");

        page.WaitForAssertion(() => Assert.Equal(["team 1"], Options(page)));
    }

    [Fact]
    public async Task Escape_AmongValues_GoesBackToKeys()
    {
        var page = Open("/jobs");
        await TypeAsync(page, "team");
        page.WaitForAssertion(() => Assert.Single(Options(page)));
        await PressAsync(page, "Enter");
        page.WaitForAssertion(() => Assert.Equal(2, Options(page).Length));

        await PressAsync(page, "Escape");
        await PressAsync(page, "ArrowDown");

        page.WaitForAssertion(() => Assert.Equal(["team 3", "env 1", "temp 1"], Options(page)));
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

        await _dashboard.FollowAsync(page.Find("aside [aria-label='Remove tag env']"));

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
    public async Task Tag_ThatNoAddressCanSay_IsNotSuggested()
    {
        await using var store = new SqliteTestDatabase();
        await store.InitializeAsync();
        await store.AddAsync(Samples.Job("long", store.Now, tags: [("team", new string('x', 1025)), (new string('y', 1025), "1")]), Samples.Job("b", store.Now, tags: ("team", "a,b")));
        await using var dashboard = new TestDashboard(store);
        var page = dashboard.Open<JobsPage>("/jobs");

        await PressAsync(page, "ArrowDown");
        page.WaitForAssertion(() => Assert.Equal("team", Assert.Single(page.FindAll("[role=option]")).Children[0].TextContent));
        await PressAsync(page, "Enter");

        page.WaitForAssertion(() => Assert.Equal("a,b", Assert.Single(page.FindAll("[role=option]")).Children[0].TextContent));
    }

    [Fact]
    public async Task Tag_TypedWithItsValue_IsAsked()
    {
        var page = Open("/jobs");

        await TypeAsync(page, "colour=dark red");
        await PressAsync(page, "Enter");

        page.WaitForAssertion(() => Assert.Equal("""/jobs?Tags={"colour":"dark red"}""", _dashboard.Url));
    }

    [Fact]
    public async Task SecondValueOfAKey_Picked_IsAskedAsAny()
    {
        var page = Open("/jobs?Tags.team=nlp");

        await TypeAsync(page, "team=vision");
        await PressAsync(page, "Enter");

        page.WaitForAssertion(() => Assert.Equal("/jobs?TagIn.team=nlp,vision", _dashboard.Url));
        page.WaitForAssertion(() => Assert.Equal(3, page.FindAll("tbody a.open").Count));
        await _dashboard.FollowAsync(page.Find("[aria-label='Also vision']"));
        Assert.Equal("""/jobs?Tags={"team":"nlp"}""", _dashboard.Url);
    }

    [Fact]
    public async Task Keys_InSight_HaveCountsAndOpenTheirValues()
    {
        var page = Open("/jobs?Status=Failed");

        await SidebarTests.SeeAsync(page, "Tags");
        page.WaitForAssertion(() => Assert.Equal(["team 2", "env 1", "temp 1"], Keys(page)));
        // As one step, or what is counted meanwhile could draw the page between them.
        await page.InvokeAsync(() => page.FindAll("[aria-label=Keys] button")[1].ClickAsync());
        await SidebarTests.SeeAsync(page, "Tags", "Tags.env");

        page.WaitForAssertion(() => Assert.Equal(["prod 1", "(none) 1"], SidebarTests.Values(page, "Tag env")));
        Assert.Equal("/jobs?Status=Failed", _dashboard.Url);
    }

    [Theory]
    [InlineData("has it", "/jobs?Present=Tags.team")]
    [InlineData("lacks it", "/jobs?Missing=Tags.team")]
    public async Task Key_Followed_AsksWhetherJobsHaveIt(string link, string url)
    {
        var page = Open("/jobs");
        await TypeAsync(page, "team");
        await PressAsync(page, "Enter");
        page.WaitForAssertion(() => Assert.Single(page.FindAll(".tag")));

        await _dashboard.FollowAsync(page.FindAll(".tag a").Single(found => found.TextContent == link));

        Assert.Equal(url, _dashboard.Url);
        page.WaitForAssertion(() => Assert.Equal("true", page.FindAll(".tag a").Single(found => found.TextContent == link).GetAttribute("aria-current")));
    }

    [Fact]
    public async Task Value_Excluded_IsStruckThroughAndHasAWayBack()
    {
        var page = Open("/jobs?NotTags.team=nlp");
        Assert.Equal("nlp", page.Find(".tag li.excluded .name").TextContent.Trim());

        await _dashboard.FollowAsync(page.Find("[aria-label='No longer exclude nlp']"));

        Assert.Equal("/jobs", _dashboard.Url);
    }

    [Fact]
    public async Task Keys_BeyondTheFirst_AreShownByAndBy()
    {
        await using var store = new SqliteTestDatabase();
        await store.InitializeAsync();
        await store.AddAsync(Samples.Job("many", store.Now, tags: [.. Enumerable.Range(10, 22).Select(number => ($"key{number}", "1"))]));
        await using var dashboard = new TestDashboard(store);
        var page = dashboard.Open<JobsPage>("/jobs");

        await SidebarTests.SeeAsync(page, "Tags");
        page.WaitForAssertion(() => Assert.Equal(5, Keys(page).Length));
        await MoreAsync();
        page.WaitForAssertion(() => Assert.Equal(20, Keys(page).Length));
        page.WaitForAssertion(() => Assert.Equal("more keys", page.Find(".tags > .more").TextContent));
        await MoreAsync();
        page.WaitForAssertion(() => Assert.Equal(22, Keys(page).Length));
        page.WaitForAssertion(() => Assert.Equal("fewer", page.Find(".tags > .more").TextContent));
        await MoreAsync();

        page.WaitForAssertion(() => Assert.Equal(5, Keys(page).Length));

        Task MoreAsync() => page.InvokeAsync(() => page.Find(".tags > .more").ClickAsync());
    }

    [Theory]
    [InlineData("team=nlp", "/jobs?Status=Failed&Tags={\"team\":\"nlp\"}")]
    [InlineData(" team = nlp=2 ", "/jobs?Status=Failed&Tags={\"team\":\"nlp=2\"}")]
    [InlineData("team", "/jobs?Status=Failed&Present=Tags.team")]
    [InlineData("", "/jobs?Status=Failed")]
    [InlineData("=nlp", "/jobs?Status=Failed")]
    public async Task Tag_SentByTheFormOfTheFirstHtml_IsAsked(string typed, string url)
    {
        await using var html = new TestDashboard(database, isLive: false);
        var form = html.Open<JobsPage>("/jobs?Status=Failed").Find(".tags form");
        Assert.Equal("Status=Failed", form.QuerySelectorAll("input[type=hidden]").Select(input => $"{input.GetAttribute("name")}={input.GetAttribute("value")}").First());
        Assert.Equal("AddTag", form.QuerySelector("[role=combobox]")!.GetAttribute("name"));

        await using var sent = new TestDashboard(database, isLive: false);
        sent.Open<JobsPage>($"/jobs?Status=Failed&PageSize=25&AddTag={Uri.EscapeDataString(typed)}");

        Assert.Equal(url, sent.Url);
    }

    [Theory]
    [InlineData("team=", 3_000)]
    [InlineData("", 1_100)]
    public async Task Tag_ThatNoUrlCanAskFor_IsSaidToBeIgnored(string typed, int letters)
    {
        await using var sent = new TestDashboard(database, isLive: false);

        var page = sent.Open<JobsPage>($"/jobs?Status=Failed&PageSize=25&AddTag={Uri.EscapeDataString(typed)}{new string('x', letters)}");

        Assert.Contains(
            "Tag was ignored. Expected: a key and a value of at most 1024 characters each.",
            page.Find(".mud-alert-message").TextContent,
            StringComparison.Ordinal);
        Assert.DoesNotContain("AddTag", page.Find(".applied .remove").GetAttribute("href")!, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ValuesOfATag_OfTheFirstHtml_CanBeTyped()
    {
        await using var html = new TestDashboard(database, isLive: false);

        var page = html.Open<JobsPage>("/jobs?Present=Tags.team");

        Assert.Equal("TagIn.team", page.Find(".tag form input[type=search]").GetAttribute("name"));
    }

    [Fact]
    public async Task Text_WhoseBoxIsLeft_StaysThere()
    {
        var page = Open("/jobs");
        await TypeAsync(page, "te");
        page.WaitForAssertion(() => Assert.Equal(2, Options(page).Length));

        await page.InvokeAsync(() => page.Find(".tags .box").TriggerEventAsync("onfocusout", new Microsoft.AspNetCore.Components.Web.FocusEventArgs()));

        Assert.Empty(Options(page));
        Assert.Equal("te", Box(page).GetAttribute("value"));
    }

    private static string[] Keys(IRenderedComponent<IComponent> page) =>
        [.. page.FindAll("[aria-label=Keys] li").Select(key => string.Join(' ', key.Children.Select(part => part.TextContent)))];

    private IRenderedComponent<IComponent> Open(string url) => _dashboard.Open<JobsPage>(url);

    private static string[] Options(IRenderedComponent<IComponent> page) =>
        [.. page.FindAll("[role=option]").Select(option => string.Join(' ', option.Children.Select(part => part.TextContent)))];

    private static Task TypeAsync(IRenderedComponent<IComponent> page, string text) =>
        page.InvokeAsync(() => Box(page).InputAsync(text));

    private static Task PressAsync(IRenderedComponent<IComponent> page, string key) =>
        page.InvokeAsync(() => Box(page).KeyDownAsync(key));

    private static IElement Box(IRenderedComponent<IComponent> page) => page.Find("aside [role=combobox]");
}
