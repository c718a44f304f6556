using AngleSharp.Dom;
using Bunit;
using JobsDashboard.Components.Jobs;
using JobsDashboard.Components.Jobs.Chips;
using JobsDashboard.Components.Wire;
using JobsDashboard.Jobs.Items;
using JobsDashboard.Specification.Databases;
using Microsoft.AspNetCore.Components;
using Xunit;

namespace JobsDashboard.Tests.Components.Jobs.Chips;

public sealed class ConditionChipTests(SqliteTestDatabase database) : IClassFixture<SqliteTestDatabase>, IAsyncLifetime
{
    private readonly TestDashboard _dashboard = new(database);

    public async ValueTask InitializeAsync() => await database.AddAsync(
        Samples.Job("lost", database.Now, status: JobStatus.Failed),
        Samples.Job("won", database.Now),
        Samples.Job("old", database.Now, 24 * 30, JobStatus.Failed));

    public ValueTask DisposeAsync() => _dashboard.DisposeAsync();

    [Fact]
    public async Task Chip_WrittenAnew_AsksForTheNewValue()
    {
        var page = _dashboard.Open<JobsPage>("/jobs?Status=Failed");
        Settled(page, "1 job");

        await page.InvokeAsync(() => ChipOf(page, "Status: Failed").TriggerEventAsync("onpopovertoggle", new PopoverToggleEventArgs { IsOpen = true }));
        await page.InvokeAsync(() => page.Find(".applied form select").ChangeAsync(new ChangeEventArgs { Value = "Succeeded" }));
        await page.InvokeAsync(() => page.Find(".applied form").SubmitAsync());

        Assert.Equal("/jobs?Status=Succeeded", _dashboard.Url);
        page.WaitForAssertion(() => Assert.Equal(["job won"], Names(page)));
        Assert.Empty(page.FindAll(".applied form"));
    }

    [Fact]
    public async Task Chip_WrittenWrongly_SaysWhatWasExpectedAndChangesNothing()
    {
        var page = _dashboard.Open<JobsPage>("/jobs?StartTime=now-24h");
        Settled(page, "2 jobs");

        await page.InvokeAsync(() => ChipOf(page, "Created in the last 24 hours").TriggerEventAsync("onpopovertoggle", new PopoverToggleEventArgs { IsOpen = true }));
        await page.InvokeAsync(() => page.FindAll(".applied form input")[0].ChangeAsync(new ChangeEventArgs { Value = "yesterday" }));
        await page.InvokeAsync(() => page.Find(".applied form").SubmitAsync());

        Assert.Contains("Expected a time such as", page.Find(".applied [role=alert]").TextContent, StringComparison.Ordinal);
        Assert.Equal("true", page.FindAll(".applied form input")[0].GetAttribute("aria-invalid"));
        Assert.Equal("/jobs?StartTime=now-24h", _dashboard.Url);
    }

    [Fact]
    public async Task Chip_SwitchedOff_StaysAndAsksForNothing()
    {
        var page = _dashboard.Open<JobsPage>("/jobs?Status=Failed");
        page.WaitForAssertion(() => Assert.Equal(["job lost"], Names(page)));

        await _dashboard.FollowAsync(page.Find("[aria-label='Switch off Status: Failed']"));
        Assert.Equal("/jobs?Off=Status=Failed", _dashboard.Url);
        page.WaitForAssertion(() => Assert.Equal(2, Names(page).Length));
        Assert.Equal("off", page.Find("[aria-label='Switch on Status: Failed']").GetAttribute("data-state"));

        await _dashboard.FollowAsync(page.Find("[aria-label='Switch on Status: Failed']"));
        Assert.Equal("/jobs?Status=Failed", _dashboard.Url);
        page.WaitForAssertion(() => Assert.Equal(["job lost"], Names(page)));
    }

    [Fact]
    public async Task Window_SwitchedOff_ShowsAllTimeAndCanComeBack()
    {
        var page = _dashboard.Open<JobsPage>("/jobs");
        page.WaitForAssertion(() => Assert.Equal(2, Names(page).Length));

        await _dashboard.FollowAsync(page.Find("[aria-label='Switch off Created in the last 7 days']"));
        page.WaitForAssertion(() => Assert.Equal(3, Names(page).Length));
        await _dashboard.FollowAsync(page.Find("[aria-label='Switch on Created in the last 7 days']"));

        Assert.Equal("/jobs", _dashboard.Url);
    }

    // A click that is underway is lost when the component that drew its link is gone.
    [Fact]
    public async Task Chip_AfterAnotherIsRemoved_IsStillTheSame()
    {
        var page = _dashboard.Open<JobsPage>("/jobs?Status=Failed&JobType=TFJob&Off=Username%3Dalice%26ReasonSearch%3Doom");
        var (type, reason) = (Chip("Type: TFJob"), Off("Reason contains “oom”"));

        await _dashboard.FollowAsync(page.Find("[aria-label='Remove Created in the last 7 days']"));
        await _dashboard.FollowAsync(page.Find("[aria-label='Remove Status: Failed']"));
        await _dashboard.FollowAsync(page.Find("[aria-label='Remove User name contains “alice”']"));

        Assert.Same(type, Chip("Type: TFJob"));
        Assert.Same(reason, Off("Reason contains “oom”"));

        ConditionChip Chip(string text) => page.FindComponents<ConditionChip>().Single(chip => chip.Instance.Filter.Text == text).Instance;

        OffChip Off(string text) => page.FindComponents<OffChip>().Single(chip => chip.Instance.Condition.Text == text).Instance;
    }

    [Fact]
    public async Task ClearAll_ClearsWhatIsSwitchedOffToo_AndKeepsTheView()
    {
        var page = _dashboard.Open<JobsPage>("/jobs?Status=Failed&SortBy=Duration&Columns=Status&Off=Username%3Dalice");

        await _dashboard.FollowAsync(page.Find(".applied .clear"));

        Assert.Equal("/jobs?SortBy=Duration&Columns=Status", _dashboard.Url);
    }

    // Each count draws the page again.
    private static void Settled(IRenderedComponent<IComponent> page, string count) => page.WaitForAssertion(() =>
    {
        Assert.Equal($"{count} found", page.Find("[role=status]").TextContent.Trim());
        Assert.Contains("hides", page.Find(".applied").TextContent, StringComparison.Ordinal);
    });

    private static IElement ChipOf(IRenderedComponent<IComponent> page, string text) =>
        page.FindAll(".applied [popover]").Single(menu => menu.GetAttribute("aria-label") == text);

    private static string[] Names(IRenderedComponent<IComponent> page) => [.. page.FindAll("tbody a.open").Select(link => link.TextContent)];
}
