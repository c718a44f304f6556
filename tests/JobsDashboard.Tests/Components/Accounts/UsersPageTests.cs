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

public sealed class UsersPageTests(SqliteTestDatabase database) : IClassFixture<SqliteTestDatabase>
{
    private static readonly CancellationToken s_token = TestContext.Current.CancellationToken;

    private Users Users => database.Services.GetRequiredService<Users>();

    [Fact]
    public async Task User_DisabledEnabledAndSignedOut_LeavesARecordEach()
    {
        await SignInAsync("chief", isGlobalAdmin: true);
        await SignInAsync("1001", isGlobalAdmin: false);
        await using var tab = AccountTab.Of(database, new("chief", true));
        var page = tab.Open<UsersPage>("/users");
        Assert.Contains("用户 1001", RowOf(page, "1001").TextContent, StringComparison.Ordinal);

        await ClickTwiceAsync(page, "1001", "Disable");
        Assert.NotNull((await Users.FindAsync("1001", s_token))!.DisabledAt);
        await ClickTwiceAsync(page, "1001", "Enable");
        Assert.Null((await Users.FindAsync("1001", s_token))!.DisabledAt);
        await ClickTwiceAsync(page, "1001", "End sign-ins");
        Assert.Equal(database.Now, (await Users.FindAsync("1001", s_token))!.SessionsEndedAt);

        Assert.Equal(
            [
                (AuditAction.SessionsEnded, "1001", AccountTab.Address),
                (AuditAction.UserEnabled, "1001", AccountTab.Address),
                (AuditAction.UserDisabled, "1001", AccountTab.Address),
            ],
            await database.RecordedByAsync("chief"));
    }

    [Fact]
    public async Task Admin_CannotDisableThemselves()
    {
        await SignInAsync("self", isGlobalAdmin: true);
        await using var tab = AccountTab.Of(database, new("self", true));

        var page = tab.Open<UsersPage>("/users");

        Assert.DoesNotContain(RowOf(page, "self").QuerySelectorAll("button"), button => button.TextContent.Trim() == "Disable");
        var refused = await Assert.ThrowsAsync<RefusedActionException>(() => tab.Services.GetRequiredService<UserAdministration>()
            .SetDisabledAsync(new("self", true), " self ", true, s_token));
        Assert.Equal("You cannot disable yourself.", refused.Message);
        Assert.Null((await Users.FindAsync("self", s_token))!.DisabledAt);
    }

    [Fact]
    public async Task Right_LostInBetween_IsGoneAtTheNextClick()
    {
        await SignInAsync("was admin", isGlobalAdmin: true);
        await SignInAsync("victim", isGlobalAdmin: false);
        await using var tab = AccountTab.Of(database, new("was admin", true));
        var page = tab.Open<UsersPage>("/users");
        await SignInAsync("was admin", isGlobalAdmin: false);

        await ClickTwiceAsync(page, "victim", "Disable");

        page.WaitForAssertion(() => Assert.Contains("Only global admins may do this.", page.Markup, StringComparison.Ordinal));
        Assert.Null((await Users.FindAsync("victim", s_token))!.DisabledAt);
        Assert.Empty(await database.RecordedByAsync("was admin"));
    }

    [Fact]
    public async Task User_WhoIsNoAdmin_SeesNobody()
    {
        await SignInAsync("somebody", isGlobalAdmin: false);
        await using var tab = AccountTab.Of(database, new("plain", true));
        var administration = tab.Services.GetRequiredService<UserAdministration>();

        var page = tab.Open<UsersPage>("/users");

        Assert.Contains("Only global admins may do this.", page.Markup, StringComparison.Ordinal);
        Assert.DoesNotContain("somebody", page.Markup, StringComparison.Ordinal);
        await Assert.ThrowsAsync<RefusedActionException>(() => administration.EndSessionsAsync(new("plain", true), "somebody", s_token));
        await Assert.ThrowsAsync<RefusedActionException>(() => administration.SetDisabledAsync(new("plain", true), "somebody", true, s_token));
    }

    [Fact]
    public async Task Id_ThatNeverSignedIn_CanBeDisabled()
    {
        await using var tab = AccountTab.Of(database, AccountTab.Admin);

        var page = tab.Open<UsersPage>("/users?Search=robot-7");
        await page.Find(".account p button").ClickAsync();
        await page.FindAll(".account p button").First(button => button.TextContent.Trim() == "Disable").ClickAsync();

        page.WaitForAssertion(() => Assert.Contains("disabled", RowOf(page, "robot-7").TextContent, StringComparison.Ordinal));
        Assert.NotNull((await Users.FindAsync("robot-7", s_token))!.DisabledAt);
    }

    private Task SignInAsync(string userId, bool isGlobalAdmin) =>
        Users.SignInAsync(userId, $"用户 {userId}", isGlobalAdmin, new Dictionary<string, WorkspaceRole>(), s_token);

    private static IElement RowOf(IRenderedComponent<IComponent> page, string userId) =>
        page.FindAll("tbody tr").Single(row => row.QuerySelector("[data-label='User id']")!.TextContent == userId);

    private static async Task ClickTwiceAsync(IRenderedComponent<IComponent> page, string userId, string label)
    {
        for (var time = 0; time < 2; time++)
        {
            await RowOf(page, userId).QuerySelectorAll("button").First(button => button.TextContent.Trim() == label).ClickAsync();
        }
    }
}
