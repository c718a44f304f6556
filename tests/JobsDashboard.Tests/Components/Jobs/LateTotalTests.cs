using Bunit;
using JobsDashboard.Components.Jobs;
using JobsDashboard.Jobs.Gate;
using JobsDashboard.Specification.Databases;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace JobsDashboard.Tests.Components.Jobs;

/// <summary>More jobs than can be counted in time: the page says how many there are at least, and counts exactly when it is asked to.</summary>
public sealed class LateTotalTests : IAsyncLifetime
{
    // With its rows per page, which would else be written into it while it is counted, and have it counted again.
    private const string List = "/jobs?PageSize=25";
    private const int Shown = 60;
    private const int Jobs = 10_500;

    private readonly SqliteTestDatabase _database = new();
    private readonly EndlessCounts _endless = new();
    private ServiceProvider? _services;
    private TestDashboard? _dashboard;

    public async ValueTask InitializeAsync()
    {
        await _database.InitializeAsync();
        await _database.AddAsync(Enumerable.Range(0, Shown).Select(number => Samples.Job($"j{number:D2}", _database.Now, hoursAgo: number)));
        await ManyJobs.AddAsync(_database.ConnectionString, Jobs - Shown);
        _services = _database.ServicesWith(_endless.AddTo);
        _dashboard = new TestDashboard(_database, services: _services);
    }

    public async ValueTask DisposeAsync()
    {
        await _dashboard!.DisposeAsync();
        await _services!.DisposeAsync();
        await _database.DisposeAsync();
    }

    [Fact]
    public async Task Total_ThatIsLate_IsALowerBound()
    {
        var page = await OpenAsync();

        Assert.Equal("1–25 of at least 10,000, times in UTC", TextOf(page, "nav.pager > .muted"));
        Assert.Equal(["1", "2", "3", "4", "5", "›"], page.FindAll("nav.pager .pages a").Select(link => link.TextContent));
        Assert.Equal("Show at least 10,000 jobs", TextOf(page, "button.done"));
        Assert.Equal(25, page.FindAll("tbody a.open").Count);
    }

    [Fact]
    public async Task Total_ThatIsLateTwice_IsWhatTheRowsTell()
    {
        await using var slow = await SlowStore.MakeAsync(_database.ConnectionString);
        await slow.SpeedUpAsync();
        var page = _dashboard!.Open<JobsPage>(List);
        await _endless.Begun.WaitAsync(Xunit.TestContext.Current.CancellationToken);
        await slow.SlowDownAsync();

        _database.Clock.Advance(QueryTimeout.Default.For(QueryPatience.Little));
        while (TotalOf(page) == "…")
        {
            Xunit.TestContext.Current.CancellationToken.ThrowIfCancellationRequested();
            _database.Clock.Advance(QueryTimeout.Default.For(QueryPatience.Moment));
            await Task.Yield();
        }

        Assert.Equal("at least 26 jobs found", TotalOf(page));
        Assert.Equal(["1", "2", "›"], page.FindAll("nav.pager .pages a").Select(link => link.TextContent));
        await slow.SpeedUpAsync();
    }

    [Fact]
    public async Task Total_OfJobsThatAreAllShown_IsWhatTheRowsTell()
    {
        await using var slow = await SlowStore.MakeAsync(_database.ConnectionString);
        await slow.SpeedUpAsync();
        var page = _dashboard!.Open<JobsPage>($"{List}&DisplayName=j2");
        await _endless.Begun.WaitAsync(Xunit.TestContext.Current.CancellationToken);
        await slow.SlowDownAsync();

        _database.Clock.Advance(QueryTimeout.Default.For(QueryPatience.Little));

        page.WaitForAssertion(() => Assert.Equal("10 jobs found", TotalOf(page)));
        Assert.Empty(page.FindAll(".exact"));
        await slow.SpeedUpAsync();
    }

    [Fact]
    public async Task Total_CountedOnRequest_IsExact()
    {
        var page = await OpenAsync();
        _endless.IsOn = false;

        await PressAsync(page, "Count exactly");

        page.WaitForAssertion(() => Assert.Equal("10,500 jobs found", TotalOf(page)));
        Assert.Equal("1–25 of 10,500, times in UTC", TextOf(page, "nav.pager > .muted"));
        Assert.Empty(page.FindAll(".exact"));
        Assert.Equal("/jobs", _dashboard!.Url);
    }

    [Fact]
    public async Task Total_BeingCounted_SaysSoAndCanBeStopped()
    {
        var page = await OpenAsync();
        _endless.Reset();

        await PressAsync(page, "Count exactly");
        await _endless.Begun.WaitAsync(Xunit.TestContext.Current.CancellationToken);

        Assert.Equal(("counting…", "at least 10,000 jobs found"), (TextOf(page, ".exact [role=status]"), TotalOf(page)));
        await PressAsync(page, "Stop counting");
        page.WaitForAssertion(() => Assert.Equal("Count exactly", TextOf(page, ".exact button")));
        Assert.Equal("", TextOf(page, ".exact [role=status]"));
    }

    [Fact]
    public async Task Total_ThatIsLateOnRequest_SaysSoAndCanBeTriedAgain()
    {
        var page = await OpenAsync();
        _endless.Reset();
        await PressAsync(page, "Count exactly");
        await _endless.Begun.WaitAsync(Xunit.TestContext.Current.CancellationToken);

        // It has more time than any other question.
        _database.Clock.Advance(QueryTimeout.Default.Longest - TimeSpan.FromMilliseconds(1));
        Assert.Equal("counting…", TextOf(page, ".exact [role=status]"));
        _database.Clock.Advance(TimeSpan.FromMilliseconds(1));

        page.WaitForAssertion(() => Assert.Equal(
            "This took too long. A filter or a shorter time range makes it quicker.", TextOf(page, ".exact [role=status]")));
        Assert.Equal("at least 10,000 jobs found", TotalOf(page));
        _endless.IsOn = false;
        await PressAsync(page, "Try again");
        page.WaitForAssertion(() => Assert.Equal("10,500 jobs found", TotalOf(page)));
    }

    [Fact]
    public async Task Total_ThatCannotBeHad_SaysSo()
    {
        var page = await OpenAsync();
        await BrokenStore.BreakAsync(_database.ConnectionString);
        _endless.IsOn = false;

        await PressAsync(page, "Count exactly");

        page.WaitForAssertion(() => Assert.Equal("It could not be counted.", TextOf(page, ".exact [role=status]")));
        Assert.Equal("Try again", TextOf(page, ".exact button"));
        Assert.Equal("at least 10,000 jobs found", TotalOf(page));
    }

    [Fact]
    public async Task Total_OfOtherJobs_IsNotTheOneThatWasBeingCounted()
    {
        var page = await OpenAsync();
        _endless.Reset();
        await PressAsync(page, "Count exactly");
        await _endless.Begun.WaitAsync(Xunit.TestContext.Current.CancellationToken);
        _endless.IsOn = false;

        await _dashboard!.GoToAsync("/jobs?PageSize=25&DisplayName=j01");

        page.WaitForAssertion(() => Assert.Equal("1 job found", TotalOf(page)));
        Assert.Empty(page.FindAll(".exact"));
    }

    [Fact]
    public async Task Page_OfJobsThatWereNotCountedInTime_IsNotCountedAgain()
    {
        var page = await OpenAsync();
        _endless.Reset();

        await _dashboard!.FollowAsync(page.Find("nav.pager [rel=next]"));

        page.WaitForAssertion(() => Assert.Equal("26–50 of at least 10,000, times in UTC", TextOf(page, "nav.pager > .muted")));
        Assert.Equal("at least 10,000 jobs found", TotalOf(page));
        Assert.False(_endless.Begun.IsCompleted);
    }

    private async Task<IRenderedComponent<IComponent>> OpenAsync()
    {
        var page = _dashboard!.Open<JobsPage>(List);
        await _endless.Begun.WaitAsync(Xunit.TestContext.Current.CancellationToken);
        _database.Clock.Advance(QueryTimeout.Default.For(QueryPatience.Little));
        page.WaitForAssertion(() => Assert.Equal("at least 10,000 jobs found", TotalOf(page)));
        return page;
    }

    private static Task PressAsync(IRenderedComponent<IComponent> page, string name) => page.InvokeAsync(() =>
    {
        var button = page.Find(".exact button");
        Assert.Equal(name, button.TextContent);
        // Not waited for: it ends when it has counted.
        _ = button.ClickAsync();
    });

    private static string TotalOf(IRenderedComponent<IComponent> page) => TextOf(page, "h1 + .count");

    private static string TextOf(IRenderedComponent<IComponent> page, string selector) =>
        string.Join(' ', page.Find(selector).TextContent.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}
