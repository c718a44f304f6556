using System.Net.WebSockets;
using System.Text.RegularExpressions;
using JobsDashboard.IdentityProvider;
using JobsDashboard.Jobs.Access;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace JobsDashboard.E2E;

/// <summary>A dashboard that a team shares: signing in at a real provider, signing out, and losing rights while a page is open.</summary>
[Collection(Browsing.Name)]
public sealed class TeamJourneys(Browser browser, TeamServer team) : IClassFixture<TeamServer>
{
    private static readonly CancellationToken s_token = TestContext.Current.CancellationToken;

    [Fact]
    public async Task Link_OfAColleague_IsShownAfterSigningIn()
    {
        await using var window = await browser.OpenWindowAsync(team.Address);

        await SignInAsync(window, team.Ben, "/jobs?Status=Failed");

        await Expect(window.Page).ToHaveURLAsync($"{team.Address}/jobs?Status=Failed&PageSize=25");
        Assert.Equal(["of-ben", "public"], (await window.IdsAsync()).Order());
        await window.PictureAsync("signed-in");
        await window.Page.GetByRole(AriaRole.Button, new() { Name = "Signed in as ben" }).ClickAsync();
        await window.PictureAsync("signed-in-menu");
        await window.AccessibleAsync();
    }

    [Fact]
    public async Task SignOut_EndsTheProvidersSessionToo()
    {
        await using var window = await browser.OpenWindowAsync(team.Address);
        await SignInAsync(window, team.Ben, "/jobs");

        await SignOutAsync(window, "Sign out");

        await Expect(window.Page).ToHaveURLAsync($"{team.Address}/signed-out");
        await window.PictureAsync("signed-out");
        await window.AccessibleAsync();
        // The provider would not ask for the password if its session were still there.
        await SignInAsync(window, team.Ben, "/jobs");
    }

    [Fact]
    public async Task SignOutEverywhere_EndsLivePagesInOtherBrowsers()
    {
        await using var window = await browser.OpenWindowAsync(team.Address);
        await using var elsewhere = await browser.OpenWindowAsync(team.Address);
        await SignInAsync(window, team.Ben, "/jobs");
        await SignInAsync(elsewhere, team.Ben, "/jobs");

        await SignOutAsync(elsewhere, "Sign out everywhere");

        await ExpectNoticeAsync(window);
        await window.PictureAsync("signed-out-elsewhere");
    }

    [Fact]
    public async Task Membership_TakenWhileThePageIsOpen_TakesTheJobsAway()
    {
        var members = team.Services.GetRequiredService<WorkspaceMembers>();
        await members.SetAsync(new WorkspaceMember(TeamServer.Workspace, team.Dan.UserId, IsAdmin: false), ByAdmin(AuditAction.MemberSet), s_token);
        await using var window = await browser.OpenWindowAsync(team.Address);
        await SignInAsync(window, team.Dan, "/jobs");
        Assert.Equal(["of-dan", "public"], (await window.IdsAsync()).Order());

        await members.RemoveAsync(TeamServer.Workspace, team.Dan.UserId, ByAdmin(AuditAction.MemberRemoved), s_token);

        await ExpectNoticeAsync(window);
        await window.Page.GetByRole(AriaRole.Link, new() { Name = "Sign in again" }).ClickAsync();
        await Expect(window.Rows).ToHaveCountAsync(1);
        Assert.Equal(["of-dan"], await window.IdsAsync());
    }

    [Fact]
    public async Task User_DisabledWhileThePageIsOpen_IsOutAndCannotSignIn()
    {
        var users = team.Services.GetRequiredService<Users>();
        await using var window = await browser.OpenWindowAsync(team.Address);
        await SignInAsync(window, team.Dan, "/jobs");

        await users.SetDisabledAsync(team.Dan.UserId, isDisabled: true, ByAdmin(AuditAction.UserDisabled), s_token);

        await ExpectNoticeAsync(window);
        await window.Page.GetByRole(AriaRole.Link, new() { Name = "Sign in again" }).ClickAsync();
        await Expect(window.Page.GetByText("Your account has been disabled")).ToBeVisibleAsync();
        await window.PictureAsync("disabled-user");
        await users.SetDisabledAsync(team.Dan.UserId, isDisabled: false, ByAdmin(AuditAction.UserEnabled), s_token);
    }

    [Fact]
    public async Task Connection_OfALivePage_NeedsTheCookie()
    {
        await using var window = await browser.OpenWindowAsync(team.Address);
        await SignInAsync(window, team.Ben, "/jobs");
        var cookies = await window.Page.Context.CookiesAsync([team.Address]);

        var refused = await Assert.ThrowsAsync<WebSocketException>(() => ConnectAsync(""));
        await ConnectAsync(string.Join("; ", cookies.Select(cookie => $"{cookie.Name}={cookie.Value}")));

        Assert.Contains("'401'", refused.Message, StringComparison.Ordinal);
    }

    private static async Task SignInAsync(Window window, ProviderUser user, string path)
    {
        await window.Page.GotoAsync(path);
        await Expect(window.Page).ToHaveURLAsync(new Regex("^https://localhost:"));
        await window.Page.GetByLabel("User").FillAsync(user.Username);
        await window.Page.GetByLabel("Password").FillAsync(user.Password);
        await window.Page.GetByRole(AriaRole.Button, new() { Name = "Sign in" }).ClickAsync();
        await window.LiveAsync();
        await Expect(window.Rows.First).ToBeVisibleAsync();
    }

    private static async Task SignOutAsync(Window window, string button)
    {
        await window.Page.GetByRole(AriaRole.Button, new() { NameRegex = new Regex("^Signed in as") }).ClickAsync();
        await window.Page.GetByRole(AriaRole.Button, new() { Name = button, Exact = true }).ClickAsync();
    }

    private AuditEvent ByAdmin(AuditAction action) => new(action, "an admin", team.Dan.UserId, Address: null);

    // Nobody touches the page: it has to find out by itself.
    private static async Task ExpectNoticeAsync(Window window)
    {
        await Expect(window.Page.GetByRole(AriaRole.Heading, new() { Name = "Sign in again" })).ToBeVisibleAsync();
        await Expect(window.Rows).ToHaveCountAsync(0);
        await Expect(window.Page.GetByText(new Regex("the job (of-|public)"))).ToHaveCountAsync(0);
    }

    private async Task ConnectAsync(string cookies)
    {
        using var socket = new ClientWebSocket();
        socket.Options.SetRequestHeader("Origin", team.Address);
        socket.Options.SetRequestHeader("Cookie", cookies);
        socket.Options.RemoteCertificateValidationCallback = (_, theirs, _, _) => team.Certificate.Equals(theirs);
        await socket.ConnectAsync(new UriBuilder(team.Address) { Scheme = "wss", Path = "/_blazor" }.Uri, s_token);
    }
}
