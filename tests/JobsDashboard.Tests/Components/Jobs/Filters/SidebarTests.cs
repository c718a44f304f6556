using AngleSharp.Dom;
using Bunit;
using JobsDashboard.Components.Jobs;
using JobsDashboard.Jobs.Filters;
using JobsDashboard.Jobs.Items;
using JobsDashboard.Specification.Databases;
using Microsoft.AspNetCore.Components;
using Xunit;

namespace JobsDashboard.Tests.Components.Jobs.Filters;

public sealed class SidebarTests(SqliteTestDatabase database) : IClassFixture<SqliteTestDatabase>, IAsyncDisposable
{
    private readonly TestDashboard _dashboard = new(database);

    public ValueTask DisposeAsync() => _dashboard.DisposeAsync();

    [Fact]
    public void Sidebar_ForEveryFilter_HasOneControl()
    {
        var page = Open("/jobs");

        var controls = page.FindAll("aside [data-filter]");
        Assert.Equal(JobFilters.All.Select(filter => filter.Name).Order(), controls.Select(control => control.GetAttribute("data-filter")!).Order());
        Assert.All(controls, control => Assert.NotNull(control.QuerySelector("input, a")));
    }

    [Theory]
    [InlineData("/jobs?Status=Failed", false)]
    [InlineData("/jobs?Description=ablation", true)]
    [InlineData("/jobs?NotTemplateId=tml1", true)]
    public void RareFilters_AreOpenWhenOneIsSet(string url, bool areOpen)
    {
        var page = Open(url);

        Assert.Equal(areOpen, page.Find("aside details").HasAttribute("open"));
    }

    [Fact]
    public async Task Choice_ThatIsExcluded_IsMarkedAndIncludedWhenFollowed()
    {
        var page = Open("/jobs?NotStatus=Failed");
        var failed = page.FindAll("[aria-label=Status] a").Single(link => link.TextContent.Trim() == "Failed");
        Assert.Contains("excluded", failed.ClassList);

        await _dashboard.FollowAsync(failed);

        Assert.Equal("/jobs?Status=Failed", _dashboard.Url);
    }

    [Fact]
    public async Task OnlyMine_Followed_IsAskedAndAskedNoLonger()
    {
        var page = Open("/jobs?FromAllWorkspaces=true&ShowOwn=true");

        await _dashboard.FollowAsync(OnlyMine());
        Assert.Equal("/jobs", _dashboard.Url);
        page.WaitForAssertion(() => Assert.False(OnlyMine().HasAttribute("aria-current")));
        await _dashboard.FollowAsync(OnlyMine());

        Assert.Equal("/jobs?ShowOwn=true", _dashboard.Url);

        IElement OnlyMine() => page.Find("[data-filter=ShowOwn] a");
    }

    [Fact]
    public async Task Chip_Turned_ExcludesWhatItIncluded()
    {
        await database.AddAsync(Samples.Job("lost", database.Now, status: JobStatus.Failed), Samples.Job("won", database.Now));
        var page = Open("/jobs?Status=Failed&JobType=PyTorchJob");
        page.WaitForAssertion(() => Assert.Equal(["job lost"], Names(page)));

        await _dashboard.FollowAsync(page.FindAll(".applied .action").Single(link => link.TextContent.Trim() == "Exclude Status: Failed instead"));

        Assert.Equal("/jobs?JobType=PyTorchJob&NotStatus=Failed", _dashboard.Url);
        page.WaitForAssertion(() => Assert.Equal(["job won"], Names(page)));
        Assert.Equal("Status: not Failed", page.Find(".applied .exclusion .text").TextContent);
    }

    [Fact]
    public void Chips_OfPickers_StandAboveThem()
    {
        var page = Open("/jobs?JobType=TFJob&NotJobType=MPIJob&Tags.team=nlp&NotTags.env=prod");

        Assert.Equal(["TFJob", "not MPIJob"], page.FindAll("[data-filter=JobType] .chip .text").Select(chip => chip.TextContent));
        Assert.Equal(["team = nlp", "env ≠ prod"], page.FindAll("aside .chip .text").Take(2).Select(chip => chip.TextContent));
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

        await dashboard.FollowAsync(page.Find("a.still"));
        Assert.Equal("/jobs?StartTime=2026-03-07T15:09:26Z&EndTime=2026-03-14T15:09:26Z&AsOf=2026-03-14T15:09:26Z", dashboard.Url);
        store.Clock.Advance(TimeSpan.FromMinutes(1));
        await store.AddAsync(Samples.Job("older", store.Now, 24 * 20), Samples.Job("second", store.Now));
        await dashboard.GoToAsync(dashboard.Url + "&PageSize=20");

        page.WaitForAssertion(() => Assert.Contains("hides 1", page.Find(".applied").TextContent, StringComparison.Ordinal));
        Assert.Equal(["job first"], Names(page));
        Assert.Empty(page.FindAll("a.still"));
        await dashboard.FollowAsync(page.Find("[aria-label='Remove Stored no later than 2026-03-14 15:09:26 UTC']"));
        page.WaitForAssertion(() => Assert.Equal(2, Names(page).Length));
    }

    private IRenderedComponent<IComponent> Open(string url) => _dashboard.Open<JobsPage>(url);

    private static string[] Names(IRenderedComponent<IComponent> page) => [.. page.FindAll("tbody a.open").Select(link => link.TextContent)];
}
