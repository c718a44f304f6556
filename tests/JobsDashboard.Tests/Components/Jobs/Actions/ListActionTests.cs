using Bunit;
using JobsDashboard.Components.Jobs;
using JobsDashboard.Jobs.QueryString;
using JobsDashboard.Specification.Databases;
using Xunit;

namespace JobsDashboard.Tests.Components.Jobs.Actions;

public sealed class ListActionTests : IAsyncLifetime
{
    private readonly SqliteTestDatabase _database = new();
    private TestDashboard _dashboard = null!;

    public async ValueTask InitializeAsync()
    {
        await _database.InitializeAsync();
        await _database.AddAsync(Samples.Job("first", _database.Now));
        _dashboard = new(_database);
    }

    public async ValueTask DisposeAsync()
    {
        await _dashboard.DisposeAsync();
        await _database.DisposeAsync();
    }

    [Fact]
    public async Task Refresh_Pressed_AsksAgainWithoutATraceInTheHistory()
    {
        var page = _dashboard.Open<JobsPage>("/jobs");
        page.WaitForAssertion(() => Assert.Equal("1 job found", page.Find("h1 + .count [role=status]").TextContent.Trim()));
        Assert.Equal("as of 15:09:26", page.Find(".refresh time").TextContent.Trim());
        var visited = _dashboard.Navigation.History.Count;

        await _database.AddAsync(Samples.Job("second", _database.Now));
        _dashboard.Clock.Advance(TimeSpan.FromSeconds(5));
        await page.InvokeAsync(() => page.Find("[data-shortcut=refresh]").ClickAsync());

        page.WaitForAssertion(() => Assert.Equal("2 jobs found", page.Find("h1 + .count [role=status]").TextContent.Trim()));
        Assert.Equal("as of 15:09:31", page.Find(".refresh time").TextContent.Trim());
        Assert.Equal(visited, _dashboard.Navigation.History.Count);
        Assert.Equal("jobs", TestDashboard.Link(page.Find("[data-shortcut=refresh]")));
    }

    [Theory]
    [InlineData("/jobs", "StartTime=2026-03-07T15:09:26Z&EndTime=2026-03-14T15:09:26Z&AsOf=2026-03-14T15:09:26Z")]
    [InlineData(
        "/jobs?Status=Failed&StartTime=any&EndTime=any&SortBy=Duration&PageNumber=2&PageSize=50&Off=Username%3Dalice&Columns=Status",
        "Status=Failed&StartTime=any&EndTime=any&AsOf=2026-03-14T15:09:26Z&SortBy=Duration")]
    [InlineData(
        "/jobs?StartTime=now-1h&AsOf=2026-03-01T00:00:00Z",
        "StartTime=2026-03-14T14:09:26Z&EndTime=2026-03-14T15:09:26Z&AsOf=2026-03-01T00:00:00Z")]
    public void Export_OfAList_AsksForExactlyThatQuestion(string url, string question)
    {
        var page = _dashboard.Open<JobsPage>(url);
        page.WaitForAssertion(() => Assert.NotEqual("jobs.csv", page.Find("[data-export=csv]").GetAttribute("download")));

        var (csv, ndjson) = (page.Find("[data-export=csv]"), page.Find("[data-export=ndjson]"));

        Assert.Equal($"api/ext/v1/export?{question}&Format=csv&Bom=true", Uri.UnescapeDataString(csv.GetAttribute("href")!));
        Assert.Equal($"api/ext/v1/export?{question}&Format=ndjson", Uri.UnescapeDataString(ndjson.GetAttribute("href")!));
        Assert.Equal("jobs-20260314T150926Z.csv", csv.GetAttribute("download"));
        Assert.Empty(ListJobsQueryString.Parse(csv.GetAttribute("href")!.Split('?')[1], _database.Now, "Format", "Bom").Problems);
    }

    [Fact]
    public void Export_KnowsHowManyJobsItWillHave()
    {
        var page = _dashboard.Open<JobsPage>("/jobs");

        page.WaitForAssertion(() => Assert.Equal("1", page.Find("[data-export=csv]").GetAttribute("data-count")));
        Assert.Equal("The one job of this question, as of 2026-03-14 15:09:26 UTC.", page.Find("#export-menu p").TextContent);
    }
}
