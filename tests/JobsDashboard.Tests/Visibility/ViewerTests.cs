using AngleSharp.Dom;
using Bunit;
using JobsDashboard.Components.Job;
using JobsDashboard.Components.Jobs;
using JobsDashboard.Components.Jobs.Columns;
using JobsDashboard.Jobs.Access;
using JobsDashboard.Jobs.Question;
using JobsDashboard.Specification.Access;
using JobsDashboard.Specification.Databases;
using JobsDashboard.Tests.Components;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace JobsDashboard.Tests.Visibility;

/// <summary>An open page shows what its viewer sees, in each of its parts, and no longer than that.</summary>
public sealed class ViewerTests(SqliteTestDatabase database) : IClassFixture<SqliteTestDatabase>, IAsyncLifetime
{
    private const string Everything = "/jobs?StartTime=any&EndTime=any&PageSize=100";

    private static readonly CancellationToken s_token = Xunit.TestContext.Current.CancellationToken;

    public static TheoryData<string> Actors { get; } = [.. AccessMatrix.Actors.Except([AccessMatrix.GlobalAdmin]).Select(actor => actor.Name)];

    public async ValueTask InitializeAsync() => await AccessMatrix.FillAsync(database.Services, database.Now, s_token);

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    [Theory, MemberData(nameof(Actors))]
    public async Task List_OfAViewer_HasTheJobsThatTheViewerSees(string name)
    {
        var actor = ActorOf(name);
        await using var dashboard = new TestDashboard(database, caller: actor.Caller);

        var page = dashboard.Open<JobsPage>(Everything);

        page.WaitForAssertion(() => Assert.Equal(AccessMatrix.SeenBy(actor).Select(number => $"name{number:D3}"), NamesIn(page)));
    }

    [Theory, MemberData(nameof(Actors))]
    public async Task Chart_OfAViewer_CountsTheJobsThatTheViewerSees(string name)
    {
        var actor = ActorOf(name);
        await using var dashboard = new TestDashboard(database, caller: actor.Caller);

        var page = dashboard.Open<JobsPage>(Everything);

        page.WaitForAssertion(() => Assert.Equal("false", page.Find(".chart").GetAttribute("aria-busy")));
        Assert.Equal(
            AccessMatrix.SeenBy(actor).Count,
            page.FindAll(".chart tbody td:nth-child(2)").Sum(cell => int.Parse(cell.TextContent, System.Globalization.CultureInfo.InvariantCulture)));
    }

    [Fact]
    public async Task List_OfAViewerWhoSeesNothing_SaysSoHoweverManyJobsThereAre()
    {
        await using var dashboard = new TestDashboard(database, caller: AccessMatrix.NoWorkspace.Caller);

        var page = dashboard.Open<JobsPage>("/jobs");

        page.WaitForAssertion(() => Assert.Contains("There are no jobs that you may see", page.Markup, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("Tag", "key")]
    [InlineData("Find in Type", "type")]
    public async Task Picker_OfAViewer_SuggestsWhatTheViewerSees(string label, string word)
    {
        var actor = AccessMatrix.NoWorkspace;
        var owner = AccessMatrix.Owner;
        var first = AccessMatrix.SeenBy(owner).First();
        await using var of = new TestDashboard(database, caller: owner.Caller);
        await using var ofNone = new TestDashboard(database, caller: actor.Caller);

        var (pageOf, pageOfNone) = (of.Open<JobsPage>(Everything), ofNone.Open<JobsPage>(Everything));
        await TypeAsync(pageOf, label, word);
        await TypeAsync(pageOfNone, label, word);

        Assert.Equal($"{word}{first:D3}", OfferedBy(of)[0]);
        Assert.All(
            OfferedBy(of).Select(text => int.Parse(text[^3..], System.Globalization.CultureInfo.InvariantCulture)),
            number => Assert.Contains(number, AccessMatrix.SeenBy(owner)));
        Assert.Empty(OfferedBy(ofNone));

        string[] OfferedBy(TestDashboard dashboard) =>
            [.. (dashboard == of ? pageOf : pageOfNone).FindAll("[role=option] .value, [aria-label=Type] li .name").Select(value => value.TextContent.Trim())];
    }

    [Fact]
    public async Task TagKeys_ForColumnsOfAViewer_AreThoseThatTheViewerSees()
    {
        var all = new ListJobsRequest { StartTime = TimeBound.Any, EndTime = TimeBound.Any };
        await using var dashboard = new TestDashboard(database, caller: AccessMatrix.Member.Caller);

        var page = dashboard.Open<TagKeyBox>("/jobs", box => box.Add(b => b.Request, all));
        await TypeAsync(page, "Column of a tag", "key");

        AssertSeen(AccessMatrix.Member, page.FindAll("[role=option] .value"));
    }

    [Fact]
    public async Task SearchLine_OfAViewer_OffersWhatTheViewerSees()
    {
        await using var dashboard = new TestDashboard(database, caller: AccessMatrix.Member.Caller);
        var page = dashboard.Open<JobsPage>("/jobs");
        page.WaitForAssertion(() => Assert.NotEqual("…", page.Find("header .count").TextContent.Trim()));

        await dashboard.PassTimeAsync(page.InvokeAsync(() => page.Find("#search-line").InputAsync("type:type")));

        AssertSeen(AccessMatrix.Member, page.FindAll("[role=option] > :first-child"));
    }

    [Fact]
    public async Task Hint_ForAViewer_TellsOfNoTagOfHiddenJobs()
    {
        var member = AccessMatrix.Member;
        var (seen, hidden) = (AccessMatrix.Jobs.First(job => AccessMatrix.Sees(member, job)), AccessMatrix.Jobs.First(job => !AccessMatrix.Sees(member, job)));
        await using var dashboard = new TestDashboard(database, caller: member.Caller);
        var page = dashboard.Open<JobsPage>(Everything);
        page.WaitForAssertion(() => Assert.NotEqual("…", page.Find("header .count").TextContent.Trim()));

        await dashboard.PassTimeAsync(page.InvokeAsync(() =>
            page.Find("#search-line").InputAsync($"created:any key{hidden.Number:D3}:x key{seen.Number:D3}:x")));
        await dashboard.PassTimeAsync(page.InvokeAsync(() => page.Find("form.line").SubmitAsync()));

        page.WaitForAssertion(() => Assert.Contains($"Jobs have a tag key{seen.Number:D3}.", page.Markup, StringComparison.Ordinal));
        Assert.DoesNotContain($"Jobs have a tag key{hidden.Number:D3}.", page.Markup, StringComparison.Ordinal);
    }

    [Fact]
    public async Task WayOut_OfAnEmptyList_CountsTheJobsThatTheViewerSees()
    {
        var member = AccessMatrix.Member;
        await using var dashboard = new TestDashboard(database, caller: member.Caller);

        var page = dashboard.Open<JobsPage>($"{Everything}&DisplayName=nothing");

        page.WaitForAssertion(() => Assert.Contains(
            page.FindAll("li .numbers"), count => count.TextContent == $"{AccessMatrix.SeenBy(member).Count} jobs match"));
    }

    [Fact]
    public async Task Job_OfAViewer_IsThereWhereItIsSeen()
    {
        foreach (var job in AccessMatrix.Jobs.Where(job => job.Owner is null or "u-another"))
        {
            await using var dashboard = new TestDashboard(database, caller: AccessMatrix.Member.Caller);

            var page = dashboard.Open<JobPage>($"/jobs/{job.Id}");

            page.WaitForAssertion(() => Assert.Equal(
                AccessMatrix.Sees(AccessMatrix.Member, job), !page.Markup.Contains("There is no such job", StringComparison.Ordinal)));
        }
    }

    [Fact]
    public async Task Page_OfAMemberWhoIsRemovedMeanwhile_ShowsNothingMoreOfTheWorkspace()
    {
        await using var store = new SqliteTestDatabase();
        await store.InitializeAsync();
        await AccessMatrix.FillAsync(store.Services, store.Now, s_token);
        var member = AccessMatrix.Member;
        await using var dashboard = new TestDashboard(store, caller: member.Caller);
        var page = dashboard.Open<JobsPage>(Everything);
        page.WaitForAssertion(() => Assert.Equal(AccessMatrix.SeenBy(member).Count, NamesIn(page).Count()));

        await store.Services.GetRequiredService<WorkspaceMembers>().RemoveAsync("home", member.UserId, s_token);
        await dashboard.GoToAsync($"{Everything}&Status=Failed");

        page.WaitForAssertion(() => Assert.Equal(AccessMatrix.SeenBy(member with { Joined = [] }).Select(number => $"name{number:D3}"), NamesIn(page)));
    }

    private static void AssertSeen(Actor actor, IEnumerable<IElement> offered)
    {
        var numbers = offered.Select(value => int.Parse(value.TextContent.Trim()[^3..], System.Globalization.CultureInfo.InvariantCulture));
        Assert.NotEmpty(numbers);
        Assert.All(numbers, number => Assert.Contains(number, AccessMatrix.SeenBy(actor)));
    }

    private static Actor ActorOf(string name) => AccessMatrix.Actors.Single(actor => actor.Name == name);

    private static IEnumerable<string> NamesIn(IRenderedComponent<IComponent> page) =>
        page.FindAll("tbody a.open").Select(link => link.TextContent).Order(StringComparer.Ordinal);

    private static async Task TypeAsync(IRenderedComponent<IComponent> page, string label, string text)
    {
        // As one step, or what is counted meanwhile could draw the page between them.
        await page.InvokeAsync(() => page.Find($"[aria-label='{label}']").InputAsync(text));
        page.WaitForAssertion(() => Assert.Contains(page.FindAll("[role=option], li.typed, .list [role=status]"), found =>
            found.TextContent.Contains(text, StringComparison.Ordinal) || found.TextContent.Contains("Nothing found", StringComparison.Ordinal)));
    }
}
