using System.Net;
using System.Text.Json.Nodes;
using JobsDashboard.Jobs.Access;
using JobsDashboard.Jobs.Data;
using JobsDashboard.Jobs.Items;
using JobsDashboard.SignIn;
using Xunit;

namespace JobsDashboard.Tests.SignIn;

/// <summary>What the cookie of a user is good for, and when it no longer is.</summary>
public sealed class CookieTests : IAsyncLifetime
{
    private const string List = "/api/v1/jobs?StartTime=any&EndTime=any&Order=asc";

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private readonly SignInApplication _app = new() { Patience = 1 };

    public async ValueTask InitializeAsync() => await _app.AddAsync(
        new JobItem { JobId = "own", UserId = "ada", GmtCreateTime = _app.Now.AddHours(-3) },
        new JobItem { JobId = "public", UserId = "ben", WorkspaceId = "ws", Accessibility = "PUBLIC", GmtCreateTime = _app.Now.AddHours(-2) },
        new JobItem { JobId = "private", UserId = "ben", WorkspaceId = "ws", GmtCreateTime = _app.Now.AddHours(-1) });

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    [Theory]
    [InlineData("/jobs", "/sign-in?ReturnUrl=%2Fjobs")]
    [InlineData("/jobs?Status=Failed&Search=a%20b", "/sign-in?ReturnUrl=%2Fjobs%3FStatus%3DFailed%26Search%3Da%2520b")]
    [InlineData("/jobs/own", "/sign-in?ReturnUrl=%2Fjobs%2Fown")]
    public async Task Page_OfNobody_LeadsToSigningInAndRemembersTheLink(string path, string expected)
    {
        using var answer = await _app.GetAsync(path);

        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        Assert.Equal(expected, answer.Headers.Location!.PathAndQuery);
    }

    [Theory]
    [InlineData("/api/v1/jobs", HttpStatusCode.Forbidden)]
    [InlineData("/health/live", HttpStatusCode.OK)]
    [InlineData("/app.css", HttpStatusCode.OK)]
    [InlineData("/openapi/v1.json", HttpStatusCode.OK)]
    [InlineData("/signed-out", HttpStatusCode.OK)]
    [InlineData("/sign-in/failed?Reason=ProviderAway", HttpStatusCode.ServiceUnavailable)]
    [InlineData("/sign-in/failed?Reason=Disabled", HttpStatusCode.Forbidden)]
    [InlineData("/sign-in/failed?Reason=NoSuchReason", HttpStatusCode.BadRequest)]
    [InlineData("/nothing", HttpStatusCode.NotFound)]
    public async Task Answer_ToNobody_IsNoPageOfJobs(string path, HttpStatusCode status) => Assert.Equal(status, await _app.StatusAsync(path, null));

    [Fact]
    public async Task Cookie_ShowsWhatItsUserSees()
    {
        Assert.Equal("own", await JobsAsync(await _app.SignInAsync("ada")));
        Assert.Equal("own public", await JobsAsync(await _app.SignInAsync("ada", false, ("ws", WorkspaceRole.Member))));
        Assert.Equal("own public private", await JobsAsync(await _app.SignInAsync("ada", false, ("ws", WorkspaceRole.Admin))));
        Assert.Equal("own public private", await JobsAsync(await _app.SignInAsync("ada", isGlobalAdmin: true)));
        Assert.Equal("own", await JobsAsync(await _app.SignInAsync("ada")));
        Assert.Equal("", await JobsAsync(await _app.SignInAsync("local")));
    }

    [Fact]
    public async Task Page_OfAUser_NamesTheUser()
    {
        using var answer = await _app.GetAsync("/jobs", await _app.SignInAsync("ada"));
        var html = await answer.Content.ReadAsStringAsync(Token);

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Contains("ada&#x27;s name", html, StringComparison.Ordinal);
        Assert.Contains("Sign out everywhere", html, StringComparison.Ordinal);
        Assert.DoesNotContain("nobody signs in", html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Admin_ByTheSettings_SeesEveryJob()
    {
        await using var app = new SignInApplication().With("Jobs:Auth:GlobalAdmins:0", "ada");
        await app.AddAsync(new JobItem { JobId = "private", GmtCreateTime = app.Now.AddHours(-1) });

        Assert.Equal("private", await JobsAsync(await app.SignInAsync("ada"), app));
        Assert.Equal("", await JobsAsync(await app.SignInAsync("Ada"), app));
    }

    [Fact]
    public async Task Cookie_WithClaimsOfMore_GivesNoMore()
    {
        await _app.SignInAsync("ada");

        Assert.Equal("own", await JobsAsync(_app.CookieOf(new JobCaller("ada", IsGlobalAdmin: true).ToPrincipal(SignInSchemes.Cookie))));
    }

    [Fact]
    public async Task Cookie_OfAUserNobodyKnows_IsNoSignIn() =>
        Assert.Equal(HttpStatusCode.Redirect, await _app.StatusAsync("/jobs", _app.CookieOf(CookieSignIn.PrincipalOf("nobody"))));

    [Fact]
    public async Task Cookie_OfAUserWhoIsDisabled_IsOfNoUseAndIsTakenAway()
    {
        var cookie = await _app.SignInAsync("ada");
        await _app.Users.SetDisabledAsync("ada", true, Recorded(AuditAction.UserDisabled), Token);

        using var answer = await _app.GetAsync("/jobs", cookie);

        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        Assert.Contains(answer.Headers.GetValues("Set-Cookie"), taken => taken.StartsWith("__Host-JobsDashboard=; expires=Thu, 01 Jan 1970", StringComparison.Ordinal));
        Assert.Equal(HttpStatusCode.Forbidden, await _app.StatusAsync(List, cookie));
    }

    [Fact]
    public async Task Cookie_FromBeforeTheEndOfAllSignIns_IsOfNoUse_AndALaterOneIs()
    {
        var before = await _app.SignInAsync("ada");
        var other = await _app.SignInAsync("ben");
        await _app.Users.EndSessionsAsync("ada", Recorded(AuditAction.SessionsEnded), Token);
        _app.Clock.Advance(TimeSpan.FromSeconds(1));

        Assert.Equal(HttpStatusCode.Forbidden, await _app.StatusAsync(List, before));
        Assert.Equal(HttpStatusCode.OK, await _app.StatusAsync(List, await _app.SignInAsync("ada")));
        Assert.Equal(HttpStatusCode.OK, await _app.StatusAsync(List, other));
    }

    [Fact]
    public async Task Cookie_AfterTwelveHours_IsOfNoUse()
    {
        var cookie = await _app.SignInAsync("ada");

        _app.Clock.Advance(TimeSpan.FromHours(12) - TimeSpan.FromSeconds(1));
        Assert.Equal(HttpStatusCode.OK, await _app.StatusAsync(List, cookie));
        _app.Clock.Advance(TimeSpan.FromSeconds(2));
        Assert.Equal(HttpStatusCode.Forbidden, await _app.StatusAsync(List, cookie));
    }

    [Fact]
    public async Task Cookie_WhileTheDatabaseIsAway_LetsNobodyInAndIsKept()
    {
        var cookie = await _app.SignInAsync("ada");
        await using (await _app.LockDatabaseAsync())
        {
            using var page = await _app.GetAsync("/jobs", cookie);
            var html = await page.Content.ReadAsStringAsync(Token);

            Assert.Equal(HttpStatusCode.ServiceUnavailable, page.StatusCode);
            Assert.Contains("The database cannot be used for the moment", html, StringComparison.Ordinal);
            Assert.Contains("href=\"/jobs\"", html, StringComparison.Ordinal);
            Assert.DoesNotContain(page.Headers, header => header.Key == "Set-Cookie" && header.Value.Any(set => set.StartsWith("__Host-JobsDashboard=", StringComparison.Ordinal)));
            Assert.Equal(HttpStatusCode.ServiceUnavailable, await _app.StatusAsync(List, cookie));
        }

        Assert.Equal(HttpStatusCode.OK, await _app.StatusAsync("/jobs", cookie));
    }

    [Theory]
    [InlineData("cross-site", HttpStatusCode.Forbidden)]
    [InlineData("same-site", HttpStatusCode.OK)]
    [InlineData("same-origin", HttpStatusCode.OK)]
    [InlineData("none", HttpStatusCode.OK)]
    public async Task Api_AskedByALinkOfAnotherSite_RefusesTheCookie(string site, HttpStatusCode status) =>
        Assert.Equal(status, await _app.StatusAsync(List, await _app.SignInAsync("ada"), ("Sec-Fetch-Site", site)));

    [Fact]
    public async Task SigningIn_WhileTheProviderIsAway_SaysSo()
    {
        using var answer = await _app.GetAsync("/sign-in?ReturnUrl=%2Fjobs%3FStatus%3DFailed");

        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        Assert.Equal("/sign-in/failed?Reason=ProviderAway&ReturnUrl=%2Fjobs%3FStatus%3DFailed", answer.Headers.Location!.OriginalString);
    }

    private async Task<string> JobsAsync(string cookie, SignInApplication? app = null)
    {
        using var answer = await (app ?? _app).GetAsync(List, cookie);
        var body = JsonNode.Parse(await answer.Content.ReadAsStringAsync(Token))!;
        return string.Join(' ', body["Jobs"]!.AsArray().Select(job => (string?)job!["JobId"]));
    }

    private static AuditEvent Recorded(AuditAction action) => new(action, "test", null, null);
}
