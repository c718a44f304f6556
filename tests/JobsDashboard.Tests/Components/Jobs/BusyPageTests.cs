using Bunit;
using JobsDashboard.Components.Job;
using JobsDashboard.Components.Jobs;
using JobsDashboard.Jobs.Gate;
using JobsDashboard.Specification.Databases;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace JobsDashboard.Tests.Components.Jobs;

/// <summary>Pages for which there is no room: somebody else's question takes the only place, and nobody waits for it at all.</summary>
public sealed class BusyPageTests : IAsyncLifetime
{
    private static readonly QueueLimits s_limits = new(Questions: 1, PerCaller: 1, MaxWaiting: 100, MaxWait: TimeSpan.Zero);

    private readonly SqliteTestDatabase _database = new();
    private ServiceProvider? _services;
    private IDisposable? _place;

    public async ValueTask InitializeAsync()
    {
        await _database.InitializeAsync();
        await _database.AddAsync(Samples.Job("a", _database.Now), Samples.Job("b", _database.Now, hoursAgo: 2));
        _services = _database.ServicesWith(services => services.AddSingleton(s_limits).AddSingleton(new QueryTimeout(TimeSpan.FromDays(30))));
    }

    public async ValueTask DisposeAsync()
    {
        Leave();
        await _services!.DisposeAsync();
        await _database.DisposeAsync();
    }

    [Fact(Timeout = 120_000)]
    public async Task List_ForWhichThereIsNoRoom_SaysSoKeepsItsRowsAndComesByItself()
    {
        await using var dashboard = new TestDashboard(_database, services: _services);
        var page = dashboard.Open<JobsPage>("/jobs");
        // A count that is asked once more, since the page writes its rows per page into the URL, has no place until the first one has stopped.
        await AdvanceUntilAsync(
            dashboard,
            () => page.Find("h1 + .count [role=status]").TextContent.Trim() == "2 jobs found",
            Xunit.TestContext.Current.CancellationToken);
        await OccupyAsync();

        await dashboard.GoToAsync("/jobs?DisplayName=a");

        page.WaitForAssertion(() => Assert.Equal(
            "The server is busy: the question has waited 0 s for its turn. The page asks again by itself. Try again", TextOf(page, ".mud-alert")));
        Assert.Equal(["job a", "job b"], Names(page));
        Assert.Equal("…", page.Find("h1 + .count").TextContent.Trim());
        Leave();
        await AdvanceUntilAsync(dashboard, () => page.FindAll(".mud-alert").Count == 0, Xunit.TestContext.Current.CancellationToken);
        page.WaitForAssertion(() => Assert.Equal(["job a"], Names(page)));
    }

    [Fact(Timeout = 120_000)]
    public async Task Job_ForWhichThereIsNoRoom_SaysSoAndComesByItself()
    {
        await using var dashboard = new TestDashboard(_database, services: _services);
        await OccupyAsync();

        var page = dashboard.Open<JobPage>("/jobs/a");

        page.WaitForAssertion(() => Assert.Contains("The page asks again by itself.", TextOf(page, ".message p"), StringComparison.Ordinal));
        Leave();
        await AdvanceUntilAsync(dashboard, () => page.FindAll(".message").Count == 0, Xunit.TestContext.Current.CancellationToken);
        page.WaitForAssertion(() => Assert.Contains("job a", page.Markup, StringComparison.Ordinal));
    }

    /// <summary>The first HTML has nobody to ask again for; the browser and programs are told when to.</summary>
    [Fact]
    public async Task List_OnTheServer_SaysSoAndAsksOnce()
    {
        await using var server = new TestDashboard(_database, isLive: false, services: _services);
        await OccupyAsync();

        var page = server.Open<JobsPage>("/jobs");

        page.WaitForAssertion(() => Assert.Contains("The server is busy", TextOf(page, ".mud-alert"), StringComparison.Ordinal));
    }

    private async Task OccupyAsync() =>
        _place = await OccupiedPlace.TakeAsync(_services!, Xunit.TestContext.Current.CancellationToken);

    private void Leave() => _place?.Dispose();

    private static async Task AdvanceUntilAsync(TestDashboard dashboard, Func<bool> isDone, CancellationToken token)
    {
        while (!isDone())
        {
            token.ThrowIfCancellationRequested();
            dashboard.Clock.Advance(TimeSpan.FromSeconds(5));
            await Task.Yield();
        }
    }

    private static string TextOf(IRenderedComponent<IComponent> page, string selector) =>
        string.Join(' ', page.Find(selector).TextContent.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    private static string[] Names(IRenderedComponent<IComponent> page) => [.. page.FindAll("tbody a.open").Select(link => link.TextContent)];
}
