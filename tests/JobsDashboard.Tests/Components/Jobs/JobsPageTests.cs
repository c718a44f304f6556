using AngleSharp.Dom;
using Bunit;
using JobsDashboard.Components.Jobs;
using JobsDashboard.Jobs.Items;
using JobsDashboard.Jobs.Storing;
using JobsDashboard.Specification.Databases;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace JobsDashboard.Tests.Components.Jobs;

public sealed class JobsPageTests(JobsPageTests.Store database) : IClassFixture<JobsPageTests.Store>, IAsyncDisposable
{
    private readonly TestDashboard _dashboard = new(database.Jobs);

    public ValueTask DisposeAsync() => _dashboard.DisposeAsync();

    [Fact]
    public void Page_UrlWithFilter_ShowsTheRowsItAsksFor()
    {
        var page = Open("/jobs?Status=Failed");

        page.WaitForAssertion(() => Assert.Equal(["job oom", "job net"], Names(page)));
        page.WaitForAssertion(() => Assert.Equal("2 jobs found", page.Find("h1 + .count [role=status]").TextContent.Trim()));
    }

    [Fact]
    public void Forms_OnTheLivePage_AreNotSentByTheBrowser()
    {
        var page = Open("/jobs?Status=Failed");

        var forms = page.FindAll("aside form[method=get]");

        Assert.NotEmpty(forms);
        Assert.All(forms, form => Assert.NotNull(form.GetAttribute("blazor:onsubmit")));
    }

    [Fact]
    public async Task Page_OnTheServer_HasItsRowsAndCountInTheFirstHtml()
    {
        await using var server = new TestDashboard(database.Jobs, isLive: false);

        var page = server.Open<JobsPage>("/jobs?Status=Failed");

        page.WaitForAssertion(() => Assert.Equal(2, Names(page).Length));
        page.WaitForAssertion(() => Assert.Equal("1–2 of 2, times in UTC", page.Find(".pager > span").TextContent));
    }

    [Fact]
    public async Task Page_SearchWhileTheIndexIsBehind_SaysThatJobsMayBeMissing()
    {
        var store = new LaggingStore(database.Jobs.Store, LaggingStore.Unread);
        await using var services = database.Jobs.ServicesWith(services => services.AddSingleton<IJobsDatabase>(store));
        await using var lagging = new TestDashboard(database.Jobs, services: services);
        var page = lagging.Open<JobsPage>("/jobs?ReasonSearch=OOM");

        page.WaitForAssertion(() => Assert.Contains("does not have all recently stored jobs yet", page.Find(".mud-alert").TextContent, StringComparison.Ordinal));
        Assert.Equal("jobs?ReasonSearch=OOM", TestDashboard.Link(page.Find(".mud-alert a")));
        await lagging.GoToAsync("/jobs?Status=Running");

        page.WaitForAssertion(() => Assert.Equal(["job run"], Names(page)));
        Assert.Empty(page.FindAll(".mud-alert"));
    }

    [Fact]
    public async Task Page_UrlChanges_ShowsOtherRows()
    {
        var page = Open("/jobs?Status=Failed");
        page.WaitForAssertion(() => Assert.Equal(2, Names(page).Length));

        await _dashboard.GoToAsync("/jobs?Status=Running");

        page.WaitForAssertion(() => Assert.Equal(["job run"], Names(page)));
    }

    [Fact]
    public async Task Page_DefaultWindow_SaysHowManyJobsItHides()
    {
        var page = Open("/jobs");

        page.WaitForAssertion(() => Assert.Contains("hides 1", page.Find(".applied").TextContent, StringComparison.Ordinal));
        await _dashboard.FollowAsync(page.Find("[aria-label='Remove Created in the last 7 days']"));

        Assert.Equal("/jobs?StartTime=any&EndTime=any", _dashboard.Url);
        page.WaitForAssertion(() => Assert.Contains("job old", Names(page)));
    }

    [Fact]
    public void Page_ParameterThatCannotBeRead_IsNamedWithWhatWasExpected()
    {
        var page = Open("/jobs?PageSize=900&Colour=red");

        var notices = page.FindAll(".mud-alert").Select(alert => Folded(alert.TextContent)).ToList();
        Assert.Contains("PageSize was ignored. Expected: a whole number from 1 to 100.", notices[0], StringComparison.Ordinal);
        Assert.Contains("Colour", notices[1], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Page_StoreThatCannotBeRead_SaysSoAndOffersAnotherTry()
    {
        await using var broken = new SqliteTestDatabase();
        await using var dashboard = new TestDashboard(broken);

        var page = dashboard.Open<JobsPage>("/jobs?Status=Failed");

        page.WaitForAssertion(() => Assert.Contains("The database cannot be used", page.Find(".mud-alert").TextContent, StringComparison.Ordinal));
        Assert.Equal("jobs?Status=Failed", TestDashboard.Link(page.Find(".mud-alert a")));
    }

    [Fact]
    public async Task Page_NextQuestionFails_ShowsNoNumbersOfTheOneBefore()
    {
        await using var breaking = new SqliteTestDatabase();
        await breaking.InitializeAsync();
        await breaking.AddAsync(Samples.Job("new", breaking.Now), Samples.Job("old", breaking.Now, 24 * 30));
        await using var dashboard = new TestDashboard(breaking);
        var page = dashboard.Open<JobsPage>("/jobs");
        page.WaitForAssertion(() => Assert.Contains("hides 1", page.Find(".applied").TextContent, StringComparison.Ordinal));

        await BrokenStore.BreakAsync(breaking.ConnectionString);
        await dashboard.GoToAsync("/jobs?Status=Failed");

        page.WaitForAssertion(() => Assert.Contains("could not be read", page.Find(".mud-alert").TextContent, StringComparison.Ordinal));
        Assert.Equal("…", page.Find("h1 + .count").TextContent.Trim());
        Assert.DoesNotContain("hides", page.Find(".applied").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Page_NothingInTheWindow_OffersAllOfTimeFirst()
    {
        var page = Open("/jobs?DisplayName=old&JobType=PyTorchJob");

        page.WaitForAssertion(() => Assert.Equal(
            ["Search all time", "Without Name contains “old”", "Without Type: PyTorchJob", "Without all of these"],
            Offers(page)));
        await _dashboard.FollowAsync(page.Find("section li a"));

        page.WaitForAssertion(() => Assert.Equal(["job old"], Names(page)));
    }

    [Fact]
    public async Task Page_EmptyStore_SaysHowToFillIt()
    {
        await using var empty = new SqliteTestDatabase();
        await empty.InitializeAsync();
        await using var dashboard = new TestDashboard(empty);

        var page = dashboard.Open<JobsPage>("/jobs");

        page.WaitForAssertion(() => Assert.Contains("seed --count", page.Find("pre").TextContent, StringComparison.Ordinal));
    }

    [Fact]
    public async Task StatusBox_Followed_AddsItsStatus()
    {
        var page = Open("/jobs?Status=Failed&PageNumber=3");

        await _dashboard.FollowAsync(page.Find("[aria-label='Also Running']"));

        Assert.Equal("/jobs?Status=Failed,Running", _dashboard.Url);
        page.WaitForAssertion(() => Assert.Equal(3, Names(page).Length));
        Assert.Equal("true", Status(page, "Running").GetAttribute("aria-current"));
    }

    [Fact]
    public async Task StatusBox_FollowedAgain_TakesItsStatusAway()
    {
        var page = Open("/jobs?Status=Failed,Running");

        await _dashboard.FollowAsync(page.Find("[aria-label='Also Failed']"));

        Assert.Equal("/jobs?Status=Running", _dashboard.Url);
    }

    [Fact]
    public async Task ReasonField_TypingPauses_ReplacesTheHistoryEntry()
    {
        var page = Open("/jobs");

        await page.InvokeAsync(() => Field(page, "Reason").InputAsync("memory"));
        Assert.Equal("/jobs", _dashboard.Url);
        _dashboard.Clock.Advance(TimeSpan.FromMilliseconds(400));

        page.WaitForAssertion(() => Assert.Equal("/jobs?ReasonSearch=memory", _dashboard.Url));
        Assert.True(_dashboard.Navigation.History.First().Options.ReplaceHistoryEntry);
        page.WaitForAssertion(() => Assert.Equal(["job oom"], Names(page)));
    }

    [Fact]
    public async Task ReasonField_Enter_AppliesAtOnce()
    {
        var page = Open("/jobs");

        await page.InvokeAsync(() => Field(page, "Reason").InputAsync(" memory "));
        await page.InvokeAsync(() => Field(page, "Reason").KeyDownAsync("Enter"));

        Assert.Equal("/jobs?ReasonSearch=memory", _dashboard.Url);
    }

    [Fact]
    public async Task ReasonField_SeventeenWords_KeepsThemAndSaysWhatIsExpected()
    {
        var page = Open("/jobs");
        var words = string.Join(' ', Enumerable.Range(1, 17));

        await page.InvokeAsync(() => Field(page, "Reason").InputAsync(words));
        await page.InvokeAsync(() => Field(page, "Reason").KeyDownAsync("Enter"));

        Assert.Equal("/jobs", _dashboard.Url);
        Assert.Contains("Reason: expected at most 16 different words or phrases.", page.Markup, StringComparison.Ordinal);
        Assert.Equal(words, Field(page, "Reason").GetAttribute("value"));
    }

    [Fact]
    public async Task ReasonField_UrlChanges_ShowsItsText()
    {
        var page = Open("/jobs?ReasonSearch=memory");
        Assert.Equal("memory", Field(page, "Reason").GetAttribute("value"));

        await _dashboard.GoToAsync("/jobs?ReasonSearch=network");

        page.WaitForAssertion(() => Assert.Equal("network", Field(page, "Reason").GetAttribute("value")));
    }

    [Fact]
    public async Task FromField_RelativeTime_ChangesTheRange()
    {
        var page = Open("/jobs");

        await page.InvokeAsync(() => Field(page, "From").InputAsync("now-2h"));
        await page.InvokeAsync(() => Field(page, "From").KeyDownAsync("Enter"));

        Assert.Equal("/jobs?StartTime=now-2h", _dashboard.Url);
        page.WaitForAssertion(() => Assert.Contains("Created in the last 2 hours", page.Find(".applied").TextContent, StringComparison.Ordinal));
    }

    [Fact]
    public async Task FromField_AfterTo_KeepsBothAndSaysWhatIsExpected()
    {
        var page = Open("/jobs?StartTime=2026-03-01&EndTime=2026-03-10");
        var url = _dashboard.Url;

        await page.InvokeAsync(() => Field(page, "From").InputAsync("2026-03-11"));
        await page.InvokeAsync(() => Field(page, "From").KeyDownAsync("Enter"));

        Assert.Equal(url, _dashboard.Url);
        Assert.Equal("2026-03-11", Field(page, "From").GetAttribute("value"));
        Assert.Contains("a time not after EndTime", page.Markup, StringComparison.Ordinal);
    }

    [Fact]
    public async Task NumberField_Bound_AsksForTheChosenNumber()
    {
        var page = Open("/jobs");

        await page.InvokeAsync(() => Field(page, "At least").InputAsync("8"));
        await page.InvokeAsync(() => Field(page, "At least").KeyDownAsync("Enter"));

        Assert.Equal("/jobs?NumericRangeField=RequestGPU&NumericRangeMin=8", _dashboard.Url);
    }

    [Fact]
    public async Task ClearAll_Followed_KeepsOrderAndPageSize()
    {
        var page = Open("/jobs?Status=Failed&Tags.team=nlp&SortBy=Status&PageSize=20");

        await _dashboard.FollowAsync(page.Find("a.clear"));

        Assert.Equal("/jobs?SortBy=Status&PageSize=20", _dashboard.Url);
    }

    [Theory]
    [InlineData(19, 0)]
    [InlineData(20, 1)]
    [InlineData(300, 180)]
    public void Conditions_OfMany_ShowTheFirstAndFoldTheRest(int values, int folded)
    {
        var page = Open("/jobs?Caller=" + string.Join(',', Enumerable.Range(0, values).Select(number => $"c{number}")));

        // The window is one of them.
        Assert.Equal(Math.Min(20, values + 1), page.FindAll(".applied .chip").Count(chip => chip.Closest("details") is null));
        Assert.Equal(folded, page.FindAll(".applied details .chip").Count);
        Assert.Equal(folded == 180 ? ["101 more are not on this page."] : [], page.FindAll(".applied details > p").Select(rest => rest.TextContent.Trim()));
        Assert.NotNull(page.Find(".applied > a.clear"));
    }

    private IRenderedComponent<IComponent> Open(string url) => _dashboard.Open<JobsPage>(url);

    private static string Folded(string text) => string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    private static string[] Names(IRenderedComponent<IComponent> page) => [.. page.FindAll("tbody a.open").Select(link => link.TextContent)];

    private static string[] Offers(IRenderedComponent<IComponent> page) => [.. page.FindAll("section li a:not(.off)").Select(link => link.TextContent)];

    private static IElement Status(IRenderedComponent<IComponent> page, string name) =>
        page.FindAll("[aria-label=Status] a").Single(link => link.TextContent.Trim() == name);

    private static IElement Field(IRenderedComponent<IComponent> page, string label) =>
        page.Find("#" + page.FindAll("label").Single(candidate => candidate.TextContent == label).GetAttribute("for"));

    public sealed class Store : IAsyncLifetime
    {
        public SqliteTestDatabase Jobs { get; } = new();

        public async ValueTask InitializeAsync()
        {
            await Jobs.InitializeAsync();
            await Jobs.AddAsync(
                Samples.Job("oom", Jobs.Now, 1, JobStatus.Failed, ("team", "nlp")) with { ReasonMessage = "out of memory" },
                Samples.Job("net", Jobs.Now, 2, JobStatus.Failed, ("team", "vision")) with { ReasonMessage = """{"overview":"the network is gone","content":[]}""" },
                Samples.Job("run", Jobs.Now, 3, JobStatus.Running, ("team", "nlp")),
                Samples.Job("old", Jobs.Now, 24 * 30));
        }

        public ValueTask DisposeAsync() => Jobs.DisposeAsync();
    }
}
