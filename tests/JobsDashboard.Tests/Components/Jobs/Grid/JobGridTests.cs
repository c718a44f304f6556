using Bunit;
using JobsDashboard.Components.Jobs;
using JobsDashboard.Components.Jobs.Grid;
using JobsDashboard.Components.Visitors;
using JobsDashboard.Jobs.Fields;
using JobsDashboard.Jobs.Items;
using JobsDashboard.Jobs.Question;
using JobsDashboard.Specification.Databases;
using Xunit;

namespace JobsDashboard.Tests.Components.Jobs.Grid;

public sealed class JobGridTests(SqliteTestDatabase database) : IClassFixture<SqliteTestDatabase>, IAsyncLifetime
{
    private const int Jobs = 25;
    private readonly TestDashboard _dashboard = new(database);

    public async ValueTask InitializeAsync() => await database.AddAsync(Enumerable.Range(0, Jobs).Select(i =>
        Samples.Job($"j{i:00}", database.Now, i, JobStatus.Failed) with
        {
            ReasonMessage = """{"overview":"the network is gone","content":[]}""",
            RequestGPU = "0.5",
            Duration = 11_520,
        }));

    public ValueTask DisposeAsync() => _dashboard.DisposeAsync();

    [Fact]
    public async Task Header_Followed_SortsAndFlipsWhenFollowedAgain()
    {
        var page = _dashboard.Open<JobsPage>("/jobs");
        page.WaitForAssertion(() => Assert.Equal("sorted descending", page.Find(".job-grid th .heard").TextContent));

        await _dashboard.FollowAsync(page.Find(".job-grid th:first-child a"));
        Assert.Equal("/jobs?SortBy=DisplayName&Order=asc", _dashboard.Url);
        page.WaitForAssertion(() => Assert.Equal("sorted ascending", page.Find(".job-grid th:first-child .heard").TextContent));
        Assert.Single(page.FindAll(".job-grid th .heard"));

        await _dashboard.FollowAsync(page.Find(".job-grid th:first-child a"));
        Assert.Equal("/jobs?SortBy=DisplayName", _dashboard.Url);
        page.WaitForAssertion(() => Assert.Equal("job j24", page.Find("a.open").TextContent));
    }

    [Fact]
    public void Columns_Shown_AreThoseOfTheCatalogueInItsOrder()
    {
        var page = _dashboard.Open<JobsPage>("/jobs?SortBy=JobType");

        page.WaitForAssertion(() => Assert.Equal(JobFields.Columns.Length, page.FindAll(".job-grid thead th").Count));

        // The title of a column that sorts is followed by how it sorts.
        var titles = page.FindAll(".job-grid thead th").Select(cell => cell.TextContent.Trim());
        Assert.All(titles.Zip(JobFields.Columns), column => Assert.StartsWith(column.Second.Title, column.First, StringComparison.Ordinal));
    }

    [Fact]
    public void Row_Shown_LinksToItsJobInWordsForPeople()
    {
        var page = _dashboard.Open<JobsPage>("/jobs");
        page.WaitForAssertion(() => Assert.Equal(25, page.FindAll(".job-grid tbody tr").Count));

        var row = page.Find(".job-grid tbody tr");
        Assert.Equal("jobs/j00", row.QuerySelector("a.open")!.GetAttribute("href"));
        Assert.Equal("the network is gone", row.QuerySelector(".reason")!.TextContent.Trim());
        Assert.Equal("03-14 15:09", row.QuerySelector("time")!.TextContent);
        Assert.Equal("2026-03-14T15:09:26Z", row.QuerySelector("time")!.GetAttribute("title"));
        Assert.Equal(["0.5", "3h 12m"], row.QuerySelectorAll("td.number").Select(cell => cell.TextContent));
        Assert.Equal("job j00\nj00", row.QuerySelector("a.open")!.GetAttribute("title"));
    }

    [Fact]
    public async Task Pager_NextFollowed_ShowsTheNextPage()
    {
        var page = _dashboard.Open<JobsPage>("/jobs?Status=Failed&PageSize=10");
        page.WaitForAssertion(() => Assert.Equal("1–10 of 25, times in UTC", page.Find(".pager > span").TextContent));

        await _dashboard.FollowAsync(page.Find("[rel=next]"));

        Assert.Equal("/jobs?Status=Failed&PageNumber=2&PageSize=10", _dashboard.Url);
        page.WaitForAssertion(() => Assert.Equal("11–20 of 25, times in UTC", page.Find(".pager > span").TextContent));
        Assert.Equal("2", page.Find("[aria-current=page]").TextContent);
        Assert.Equal(["1", "2", "3"], page.FindAll("[aria-label^='Page ']").Select(link => link.TextContent));
    }

    [Fact]
    public async Task Pager_PageSizeFollowed_ReturnsToPageOne()
    {
        var page = _dashboard.Open<JobsPage>("/jobs?PageNumber=2&PageSize=10");
        page.WaitForAssertion(() => page.Find(".sizes"));

        await _dashboard.FollowAsync(page.Find("[aria-label='50 rows per page']"));

        Assert.Equal("/jobs?PageSize=50", _dashboard.Url);
        page.WaitForAssertion(() => Assert.Empty(page.FindAll("[rel=next]")));
    }

    [Theory]
    [InlineData(1, 1, "[1]")]
    [InlineData(1, 4, "[1] 2 3 4 ›")]
    [InlineData(1, 9, "[1] 2 3 4 5 ›")]
    [InlineData(2, 9, "« ‹ 1 [2] 3 4 5 ›")]
    [InlineData(3, 9, "« ‹ 1 2 [3] 4 5 ›")]
    [InlineData(4, 9, "« ‹ 2 3 [4] 5 6 ›")]
    [InlineData(5, 9, "« ‹ 3 4 [5] 6 7 ›")]
    [InlineData(7, 9, "« ‹ 5 6 [7] 8 9 ›")]
    [InlineData(8, 9, "« ‹ 5 6 7 [8] 9 ›")]
    [InlineData(9, 9, "« ‹ 5 6 7 8 [9]")]
    [InlineData(500, 1_001, "« ‹ 498 499 [500] 501 502 ›")]
    [InlineData(1_000, 1_001, "« ‹ 996 997 998 999 [1000]")]
    public void Pager_InAList_NamesThePagesAround(int number, int pages, string links)
    {
        var list = new JobList("", DateTimeOffset.UnixEpoch, [], HasMore: number < pages) { Count = (pages * Visitor.DefaultRows) - 3 };

        var pager = _dashboard.Render<JobPager>(p => p.Add(c => c.List, list).Add(c => c.Request, Page(number)));

        var shown = pager.FindAll(".pages a").Select(link => link.HasAttribute("aria-current") ? $"[{link.TextContent}]" : link.TextContent);
        Assert.Equal(links, string.Join(' ', shown));
        Assert.All(pager.FindAll(".pages a[aria-label^='Page ']"), link =>
            Assert.Equal(link.TextContent == "1" ? "jobs" : $"jobs?PageNumber={link.TextContent}", TestDashboard.Link(link)));
    }

    [Fact]
    public void Pager_WithoutACount_StillGoesOn()
    {
        var list = new JobList("", database.Now, [new() { JobId = "a" }], HasMore: true);

        var pager = _dashboard.Render<JobPager>(p => p.Add(c => c.List, list).Add(c => c.Request, Page(4)));

        Assert.Equal("jobs?PageNumber=5", TestDashboard.Link(pager.Find("[rel=next]")));
        Assert.Equal("jobs?PageNumber=3", TestDashboard.Link(pager.Find("[rel=prev]")));
        Assert.Contains("of …", pager.Markup, StringComparison.Ordinal);
    }

    [Fact]
    public void Pager_OnTheLastPageThatMayBeAsked_Ends()
    {
        var list = new JobList("", database.Now, [new() { JobId = "a" }], HasMore: true) { Count = 1_000_000 };

        var pager = _dashboard.Render<JobPager>(p => p.Add(c => c.List, list).Add(c => c.Request, Page(1000)));

        Assert.Empty(pager.FindAll("[rel=next]"));
        Assert.Equal("1000", pager.FindAll("[aria-label^='Page ']")[^1].TextContent);
        Assert.Contains("The list shows the first 25,000 of 1,000,000.", pager.Markup, StringComparison.Ordinal);
    }

    [Fact]
    public void Page_PastTheEnd_LeadsBackToTheFirst()
    {
        var page = _dashboard.Open<JobsPage>("/jobs?PageNumber=900");

        page.WaitForAssertion(() => Assert.Equal("jobs", TestDashboard.Link(page.Find("section p a"))));
    }

    private static ListJobsRequest Page(int number) => new() { PageNumber = number, PageSize = Visitor.DefaultRows };
}
