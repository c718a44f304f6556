using Bunit;
using JobsDashboard.Components.Jobs;
using JobsDashboard.Jobs.Gate;
using JobsDashboard.Jobs.Items;
using JobsDashboard.Jobs.Storing;
using JobsDashboard.Specification.Databases;
using JobsDashboard.Tests.Components.Jobs.Sidebar;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace JobsDashboard.Tests.Components.Jobs.Facets;

/// <summary>Counts that are slow, too slow, or not to be had: the rows and the controls are there all the same.</summary>
public sealed class LateFacetTests : IAsyncLifetime
{
    private static readonly TimeSpan s_limit = TimeSpan.FromMinutes(3);

    private readonly SqliteTestDatabase _database = new();
    private ServiceProvider? _services;
    private TestDashboard? _dashboard;

    public async ValueTask InitializeAsync()
    {
        await _database.InitializeAsync();
        await _database.AddAsync(
            Samples.Job("a", _database.Now, status: JobStatus.Failed) with { ReasonMessage = "out of memory" },
            Samples.Job("b", _database.Now) with { JobType = "TFJob" });
        _services = _database.ServicesWith(services => services.AddSingleton(new QueryTimeout(s_limit)));
        _dashboard = new TestDashboard(_database, services: _services);
    }

    public async ValueTask DisposeAsync()
    {
        await _dashboard!.DisposeAsync();
        await _services!.DisposeAsync();
        await _database.DisposeAsync();
    }

    [Fact]
    public async Task Counts_ThatAreLate_SayThatTheyAreCounted()
    {
        var page = await OpenAsync("/jobs");
        await using var slow = await SlowStore.MakeAsync(_database.ConnectionString);

        await SidebarTests.SeeAsync(page, "JobType");

        Assert.Equal("counting…", page.Find("[data-filter=JobType] .state .late").TextContent);
        Assert.Equal(2, page.FindAll("tbody a.open").Count);
        Assert.NotNull(page.Find("[data-filter=JobType] input"));
        await slow.SpeedUpAsync();
    }

    [Fact]
    public async Task Counts_OfTheQuestionBefore_StayUntilThereAreNewOnes()
    {
        var page = await OpenAsync("/jobs");
        await SidebarTests.SeeAsync(page, "JobType");
        page.WaitForAssertion(() => Assert.Equal(["PyTorchJob 1", "TFJob 1"], SidebarTests.Values(page, "Type")));

        await _dashboard!.GoToAsync("/jobs?Status=Failed&PageSize=25");

        Assert.Equal(["PyTorchJob 1", "TFJob 1"], SidebarTests.Values(page, "Type"));
        page.WaitForAssertion(() => Assert.Equal(["PyTorchJob 1"], SidebarTests.Values(page, "Type")));
    }

    /// <summary>Also while the rows of the new question are on their way, when nobody counts yet.</summary>
    [Theory]
    [InlineData("/jobs?Status=Failed&PageSize=25", true)]
    [InlineData("/jobs?PageSize=50&SortBy=DisplayName", false)]
    [InlineData("/jobs?JobType=TFJob&PageSize=25", false)]
    public async Task Counts_WhileRowsAreOnTheirWay_AreMarkedIfTheyAreOfOtherJobs(string url, bool isMarked)
    {
        var page = await OpenAsync("/jobs");
        await SidebarTests.SeeAsync(page, "JobType", "Tags");
        page.WaitForAssertion(() => Assert.Equal(["PyTorchJob 1", "TFJob 1"], SidebarTests.Values(page, "Type")));
        Assert.Empty(page.FindAll("[data-filter=JobType] .outdated"));
        await using var slow = await SlowStore.MakeAsync(_database.ConnectionString);

        await _dashboard!.GoToAsync(url);

        Assert.Equal("true", page.Find("section.list").GetAttribute("aria-busy"));
        Assert.Equal(isMarked, page.FindAll("[data-filter=JobType] .outdated").Count == 1);
        Assert.Equal(url.Contains("Status", StringComparison.Ordinal) || url.Contains("JobType", StringComparison.Ordinal),
            page.FindAll(".tags > .outdated").Count == 1);
        await slow.SpeedUpAsync();
    }

    [Theory]
    [InlineData("/jobs?PageSize=50&SortBy=DisplayName", "2 jobs found")]
    [InlineData("/jobs?PageSize=25&JobType=TFJob", "…")]
    public async Task Total_WhileRowsAreOnTheirWay_StaysForTheSameJobs(string url, string total)
    {
        var page = await OpenAsync("/jobs");
        await using var slow = await SlowStore.MakeAsync(_database.ConnectionString);

        await _dashboard!.GoToAsync(url);

        Assert.Equal("true", page.Find("section.list").GetAttribute("aria-busy"));
        Assert.Equal(total, page.Find("h1 + .count").TextContent.Trim());
        await slow.SpeedUpAsync();
    }

    [Fact]
    public async Task Chart_OfAPageThatIsNotLive_DoesNotSayThatItIsCounted()
    {
        await using var html = new TestDashboard(_database, services: _services, isLive: false);
        await using var slow = await SlowStore.MakeAsync(_database.ConnectionString);

        var page = html.Render<JobsDashboard.Components.Jobs.Chart.JobChart>(chart => chart.Add(
            c => c.Request, JobsDashboard.Jobs.Question.ListJobsRequest.Default));

        Assert.Equal("Not counted yet.", page.Find(".plot").TextContent.Trim());
        await slow.SpeedUpAsync();
    }

    [Fact]
    public async Task Counts_ThatTookTooLong_SaySoAndAreTriedAgain()
    {
        var page = await OpenAsync("/jobs");
        var slow = await SlowStore.MakeAsync(_database.ConnectionString);
        await using var closed = slow;
        await SidebarTests.SeeAsync(page, "JobType");

        // When the query begins is up to the machine.
        while (page.FindAll("[data-filter=JobType] .late").Count > 0)
        {
            Xunit.TestContext.Current.CancellationToken.ThrowIfCancellationRequested();
            _database.Clock.Advance(s_limit);
            await Task.Yield();
        }

        Assert.Equal("took too long", page.Find("[data-filter=JobType] .state .muted").TextContent);
        await slow.SpeedUpAsync();
        await page.InvokeAsync(() => page.Find("[data-filter=JobType] .state button").ClickAsync());
        page.WaitForAssertion(() => Assert.Equal(["PyTorchJob 1", "TFJob 1"], SidebarTests.Values(page, "Type")));
        Assert.Empty(page.FindAll("[data-filter=JobType] .state *"));
    }

    [Fact]
    public async Task Counts_ThatCannotBeHad_SaySoBesideTheRows()
    {
        var page = await OpenAsync("/jobs");
        await BrokenStore.BreakAsync(_database.ConnectionString);

        await SidebarTests.SeeAsync(page, "JobType");

        page.WaitForAssertion(() => Assert.Equal("no counts", page.Find("[data-filter=JobType] .state .muted").TextContent));
        Assert.Equal(2, page.FindAll("tbody a.open").Count);
        Assert.Empty(page.FindAll(".mud-alert"));
    }

    [Fact]
    public async Task Counts_OfASearchThatIsBehind_AreALowerBound()
    {
        await using var behind = _database.ServicesWith(services =>
            services.AddSingleton<IJobsDatabase>(new LaggingStore(_database.Store, LaggingStore.Unread)));
        await using var dashboard = new TestDashboard(_database, services: behind);
        var page = dashboard.Open<JobsPage>("/jobs?ReasonSearch=memory");
        page.WaitForAssertion(() => Assert.Equal("1 job found", page.Find("h1 + .count").TextContent.Trim()));

        await SidebarTests.SeeAsync(page, "JobType");

        page.WaitForAssertion(() => Assert.Equal("at least so many", page.Find("[data-filter=JobType] .state .muted").TextContent));
        Assert.Equal(["PyTorchJob 1"], SidebarTests.Values(page, "Type"));
    }

    private async Task<IRenderedComponent<IComponent>> OpenAsync(string url)
    {
        var page = _dashboard!.Open<JobsPage>(url);
        // The last count of the page, after which nothing else is read.
        page.WaitForAssertion(() => Assert.Equal("Known", page.Find(".summary").GetAttribute("data-state")));
        // The URL that has the rows per page may have come while the first one was read, and be read too.
        page.WaitForAssertion(() => Assert.Equal("false", page.Find("section.list").GetAttribute("aria-busy")));
        await page.InvokeAsync(() => { });
        return page;
    }
}
