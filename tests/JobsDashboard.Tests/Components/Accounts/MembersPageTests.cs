using AngleSharp.Dom;
using Bunit;
using JobsDashboard.Administration;
using JobsDashboard.Components.Accounts;
using JobsDashboard.Jobs.Access;
using JobsDashboard.Jobs.Data;
using JobsDashboard.Specification.Databases;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;
using Xunit;
using TestContext = Xunit.TestContext;

namespace JobsDashboard.Tests.Components.Accounts;

public sealed class MembersPageTests(SqliteTestDatabase database) : IClassFixture<SqliteTestDatabase>
{
    private static readonly CancellationToken s_token = TestContext.Current.CancellationToken;

    private WorkspaceMembers Members => database.Services.GetRequiredService<WorkspaceMembers>();

    [Fact]
    public async Task Workspaces_OfAnAdmin_AreThoseOfTheAdmin()
    {
        await Members.SetAsync(new("ws/甲 1", "chief", IsAdmin: true), s_token);
        await Members.SetAsync(new("joined", "chief", IsAdmin: false), s_token);
        await Members.SetAsync(new("foreign", "another", IsAdmin: true), s_token);
        await using var tab = AccountTab.Of(database, new("chief", false));
        await using var all = AccountTab.Of(database, AccountTab.Admin);

        var page = tab.Open<MembersPage>("/members");
        var ofAll = all.Open<MembersPage>("/members");

        var link = Assert.Single(page.FindAll(".workspaces a"));
        Assert.Equal(("ws/甲 1", "members/ws%2F%E7%94%B2%201"), (link.TextContent, link.GetAttribute("href")));
        Assert.Empty(page.FindAll("form"));
        Assert.Superset(
            new HashSet<string> { "ws/甲 1", "joined", "foreign" }, ofAll.FindAll(".workspaces a").Select(a => a.TextContent).ToHashSet());

        await using var next = AccountTab.Of(database, new("chief", false));
        var workspace = next.Open<WorkspacePage>("/members/ws%2F%E7%94%B2%201");
        Assert.Equal("Members of ws/甲 1", workspace.Find("h1").TextContent);
    }

    [Fact]
    public async Task Member_AddedChangedAndRemoved_LeavesARecordEach()
    {
        await Members.SetAsync(new("edited", "editor", IsAdmin: true), s_token);
        await using var tab = AccountTab.Of(database, new("editor", false));
        var page = tab.Open<WorkspacePage>("/members/edited");

        page.Find("form input").Input(" 1002 ");
        await page.Find("form").SubmitAsync();
        page.WaitForAssertion(() => Assert.Contains("member", RowOf(page, "1002").TextContent, StringComparison.Ordinal));
        await ClickTwiceAsync(page, "1002", "Make an admin");
        Assert.Contains(new("edited", "1002", true), await Members.ListAsync("edited", s_token));
        await ClickTwiceAsync(page, "1002", "Remove");

        Assert.Equal([new("edited", "editor", true)], await Members.ListAsync("edited", s_token));
        Assert.Equal(
            [
                (AuditAction.MemberRemoved, "edited / 1002", AccountTab.Address),
                (AuditAction.MemberSet, "edited / 1002 / admin", AccountTab.Address),
                (AuditAction.MemberSet, "edited / 1002 / member", AccountTab.Address),
            ],
            await database.RecordedByAsync("editor"));
    }

    [Fact]
    public async Task Membership_OfASignIn_IsShownAsSuchAndStays()
    {
        await database.Services.GetRequiredService<Users>()
            .SignInAsync("claimed", "李雷", false, new Dictionary<string, WorkspaceRole> { ["claims"] = WorkspaceRole.Admin }, s_token);
        await using var tab = AccountTab.Of(database, new("claimed", false));

        var page = tab.Open<WorkspacePage>("/members/claims");
        var row = RowOf(page, "claimed");

        Assert.Contains("李雷", row.TextContent, StringComparison.Ordinal);
        Assert.Contains("the user's sign-in", row.TextContent, StringComparison.Ordinal);
        Assert.Empty(row.QuerySelectorAll("button"));
        await Assert.ThrowsAsync<RefusedActionException>(() => tab.Services.GetRequiredService<MemberAdministration>()
            .RemoveAsync(new("claimed", false), "claims", "claimed", s_token));
        Assert.Single(await Members.ListAsync("claims", s_token));
    }

    [Theory]
    [InlineData("nobody")]
    [InlineData("plain member")]
    [InlineData("admin elsewhere")]
    public async Task Workspace_OfOthers_IsAnsweredAsOneThatIsNotThere(string userId)
    {
        await Members.SetAsync(new("theirs", "boss", IsAdmin: true), s_token);
        await Members.SetAsync(new("theirs", "plain member", IsAdmin: false), s_token);
        await Members.SetAsync(new("elsewhere", "admin elsewhere", IsAdmin: true), s_token);
        await using var tab = AccountTab.Of(database, new(userId, false));
        var administration = tab.Services.GetRequiredService<MemberAdministration>();

        var theirs = tab.Open<WorkspacePage>("/members/theirs").Markup;
        await using var next = AccountTab.Of(database, new(userId, false));
        var nowhere = next.Open<WorkspacePage>("/members/nowhere").Markup;

        Assert.Contains("There is no such workspace", theirs, StringComparison.Ordinal);
        Assert.Equal(nowhere.Replace("nowhere", "theirs", StringComparison.Ordinal), theirs);
        var set = await Assert.ThrowsAsync<RefusedActionException>(() => administration.SetAsync(new(userId, true), new("theirs", userId, true), s_token));
        var setNowhere = await Assert.ThrowsAsync<RefusedActionException>(
            () => administration.SetAsync(new(userId, true), new("nowhere", userId, true), s_token));
        var removed = await Assert.ThrowsAsync<RefusedActionException>(
            () => administration.RemoveAsync(new(userId, true), "theirs", "boss", s_token));
        Assert.Equal((setNowhere.Message, setNowhere.Message), (set.Message, removed.Message));
        Assert.Contains(new("theirs", "boss", true), await Members.ListAsync("theirs", s_token));
        Assert.Empty(await database.RecordedByAsync(userId));
    }

    [Fact]
    public async Task Right_LostInBetween_IsGoneAtTheNextClick()
    {
        await Members.SetAsync(new("lost", "loser", IsAdmin: true), s_token);
        await Members.SetAsync(new("lost", "target", IsAdmin: false), s_token);
        await using var tab = AccountTab.Of(database, new("loser", false));
        var page = tab.Open<WorkspacePage>("/members/lost");
        await Members.SetAsync(new("lost", "loser", IsAdmin: false), s_token);

        await ClickTwiceAsync(page, "target", "Remove");

        page.WaitForAssertion(() => Assert.Contains("There is no such workspace", page.Markup, StringComparison.Ordinal));
        Assert.Contains(new("lost", "target", false), await Members.ListAsync("lost", s_token));
        Assert.Empty(await database.RecordedByAsync("loser"));
    }

    [Fact]
    public async Task Admin_MayStepDown_AndIsToldWhatThatMeans()
    {
        await Members.SetAsync(new("own", "stepper", IsAdmin: true), s_token);
        await using var tab = AccountTab.Of(database, new("stepper", false));
        var page = tab.Open<WorkspacePage>("/members/own");

        await ButtonOf(page, "stepper", "Remove").ClickAsync();
        Assert.Contains("Give up managing this workspace?", page.Markup, StringComparison.Ordinal);
        await ButtonOf(page, "stepper", "Remove").ClickAsync();

        page.WaitForAssertion(() => Assert.Contains("There is no such workspace", page.Markup, StringComparison.Ordinal));
        Assert.Empty(await Members.ListAsync("own", s_token));
    }

    [Theory]
    [InlineData("")]
    [InlineData("   ")]
    public async Task Id_ThatIsNone_IsRefused(string typed)
    {
        await Members.SetAsync(new("typed", "typist", IsAdmin: true), s_token);
        await using var tab = AccountTab.Of(database, new("typist", false));
        var page = tab.Open<WorkspacePage>("/members/typed");

        page.Find("form input").Input(typed);
        await page.Find("form").SubmitAsync();

        page.WaitForAssertion(() => Assert.Contains("User id takes an id of 1 to 200 characters.", page.Markup, StringComparison.Ordinal));
        Assert.Single(await Members.ListAsync("typed", s_token));
    }

    private static IElement RowOf(IRenderedComponent<IComponent> page, string userId) =>
        page.FindAll("tbody tr").Single(row => row.QuerySelector("[data-label='User id']")!.TextContent == userId);

    private static IElement ButtonOf(IRenderedComponent<IComponent> page, string userId, string label) =>
        RowOf(page, userId).QuerySelectorAll("button").First(button => button.TextContent.Trim() == label);

    private static async Task ClickTwiceAsync(IRenderedComponent<IComponent> page, string userId, string label)
    {
        await ButtonOf(page, userId, label).ClickAsync();
        await ButtonOf(page, userId, label).ClickAsync();
    }
}
