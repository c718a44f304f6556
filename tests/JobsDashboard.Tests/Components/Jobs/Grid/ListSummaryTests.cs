using Bunit;
using JobsDashboard.Components.Jobs;
using JobsDashboard.Components.Jobs.Counts;
using JobsDashboard.Components.Jobs.Grid;
using JobsDashboard.Jobs.Access;
using JobsDashboard.Jobs.Items;
using JobsDashboard.Jobs.QueryString;
using JobsDashboard.Jobs.Question;
using JobsDashboard.Specification.Databases;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace JobsDashboard.Tests.Components.Jobs.Grid;

public sealed class ListSummaryTests : IAsyncLifetime
{
    private readonly SqliteTestDatabase _database = new();

    public async ValueTask InitializeAsync()
    {
        await _database.InitializeAsync();
        await _database.AddAsync(
            Ran("long", JobStatus.Succeeded, 8, hours: 200),
            Ran("failed", JobStatus.Failed, 4, hours: 0.5),
            Samples.Job("waiting", _database.Now, 1, JobStatus.Queuing) with { RequestGPU = "64" });
    }

    public ValueTask DisposeAsync() => _database.DisposeAsync();

    [Fact]
    public async Task Summary_OfAList_SaysWhatAllItsJobsUsed()
    {
        await using var dashboard = new TestDashboard(_database);

        var page = dashboard.Open<JobsPage>("/jobs?StartTime=any&PageSize=1");

        page.WaitForAssertion(() => Assert.Equal(["3", "76", "1,602", "2", "1h 00m"], Numbers(page)));
        Assert.All(page.FindAll(".summary [title]"), part => Assert.Contains(part.GetAttribute("title")!, part.QuerySelector(".heard")!.TextContent, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Summary_OfOtherJobs_IsReckonedAnew()
    {
        await using var dashboard = new TestDashboard(_database);
        var page = dashboard.Open<JobsPage>("/jobs?StartTime=any");
        page.WaitForAssertion(() => Assert.Equal("3", Numbers(page)[0]));

        await dashboard.GoToAsync("/jobs?StartTime=any&Status=Queuing");

        page.WaitForAssertion(() => Assert.Equal(["1", "64", "0", "0", "none"], Numbers(page)));
    }

    [Fact]
    public async Task Summary_OnTheServer_DoesNotHoldUpTheFirstHtml()
    {
        await using var server = new TestDashboard(_database, isLive: false);

        var page = server.Open<JobsPage>("/jobs?StartTime=any");

        page.WaitForAssertion(() => Assert.Equal(["…", "…", "…", "…", "…"], Numbers(page)));
    }

    [Fact]
    public async Task Summary_OfAnotherPageOfTheSameJobs_IsNotReckonedAgain()
    {
        await using var dashboard = new TestDashboard(_database);
        var summary = dashboard.Render<ListSummary>(p => p.Add(c => c.Question, Question("?StartTime=any")));
        summary.WaitForAssertion(() => Assert.Equal("3", Numbers(summary)[0]));
        await BrokenStore.BreakAsync(_database.ConnectionString);

        summary.Render(p => p.Add(c => c.Question, Question("?StartTime=any&PageNumber=2&SortBy=Duration")));
        Assert.Equal("3", Numbers(summary)[0]);

        summary.Render(p => p.Add(c => c.Question, Question("?StartTime=any&Status=Failed")));
        summary.WaitForAssertion(() => Assert.Contains("This could not be reckoned.", summary.Find("[role=status]").TextContent, StringComparison.Ordinal));
        Assert.Equal(["–", "–", "–", "–", "–"], Numbers(summary));
    }

    [Fact]
    public async Task Summary_WhileAnotherIsReckoned_DoesNotShowTheOldOne()
    {
        await using var dashboard = new TestDashboard(_database);
        var summary = dashboard.Render<ListSummary>(p => p.Add(c => c.Question, Question("?StartTime=any")));
        summary.WaitForAssertion(() => Assert.Equal("3", Numbers(summary)[0]));
        var held = new TaskCompletionSource<object>();
        var holding = dashboard.Services.GetRequiredService<PageCounts>().AskAsync(CountUrgency.Total, _ => held.Task, Xunit.TestContext.Current.CancellationToken);

        summary.Render(p => p.Add(c => c.Question, Question("?StartTime=any&Status=Failed")));

        Assert.Equal(["…", "…", "…", "…", "…"], Numbers(summary));
        held.SetResult(new object());
        await holding;
        summary.WaitForAssertion(() => Assert.Equal("1", Numbers(summary)[0]));
    }

    private ResolvedQuestion Question(string query) =>
        ListJobsQueryString.Parse(query, _database.Now).Request.Resolve(JobCaller.Local, _database.Now);

    private JobItem Ran(string id, JobStatus status, int gpus, double hours) => Samples.Job(id, _database.Now, 300, status) with
    {
        RequestGPU = $"{gpus}",
        GmtRunningTime = _database.Now.AddHours(-299),
        GmtFinishTime = _database.Now.AddHours(hours - 299),
    };

    private static string[] Numbers(IRenderedComponent<IComponent> page) => [.. page.FindAll(".summary dd").Select(number => number.TextContent)];
}
