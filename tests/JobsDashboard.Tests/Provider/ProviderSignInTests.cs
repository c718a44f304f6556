using System.Net;
using JobsDashboard.Jobs.Access;
using Xunit;

namespace JobsDashboard.Tests.Provider;

/// <summary>Signing in and out at a real provider, as far as a browser's HTTP goes.</summary>
[Collection(SigningIn.Name)]
public sealed class ProviderSignInTests(ProviderFixture fixture) : IDisposable
{
    private static readonly string[] s_protections = ["path=/", "secure", "httponly", "samesite=lax"];

    private readonly Visitor _visitor = fixture.Application.NewVisitor();

    public void Dispose()
    {
        _visitor.Dispose();
        fixture.Provider.Faults.Clear();
    }

    [Fact]
    public async Task Link_OpenedBySomebodyWhoThenSignsIn_ShowsItsRowsThatTheUserMaySee()
    {
        var page = await ProviderFixture.SignInAsync(_visitor, fixture.Ben, "/jobs?Status=Failed");

        Assert.Equal((HttpStatusCode.OK, "https://127.0.0.1/jobs?Status=Failed"), (page.Status, page.Address.AbsoluteUri));
        Assert.Contains("of ben", page.Words, StringComparison.Ordinal);
        Assert.Contains("shown to members", page.Words, StringComparison.Ordinal);
        Assert.DoesNotContain("hidden from members", page.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Cookie_OfTheSignIn_IsForThisHostOverHttpsAndOutOfReachOfScripts()
    {
        await ProviderFixture.SignInAsync(_visitor, fixture.Ben);

        var cookie = Assert.Single(_visitor.SetCookies, cookie => cookie.StartsWith($"{ProviderApplication.Cookie}=", StringComparison.Ordinal));
        var parts = cookie.Split(';', StringSplitOptions.TrimEntries);
        Assert.Empty(s_protections.Except(parts, StringComparer.OrdinalIgnoreCase));
        Assert.DoesNotContain(parts, part => part.StartsWith("domain=", StringComparison.OrdinalIgnoreCase));
    }

    [Fact]
    public async Task Code_AskedForWithAProof_WhichTheProviderDemands()
    {
        await ProviderFixture.SignInAsync(_visitor, fixture.Ben);

        var asked = _visitor.Sent.First(request => request.Address.AbsolutePath == "/authorize").Address.Query;
        Assert.Contains("response_type=code", asked, StringComparison.Ordinal);
        Assert.Contains("code_challenge_method=S256", asked, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("https://elsewhere.example/")]
    [InlineData("//elsewhere.example/")]
    [InlineData("/\\elsewhere.example/")]
    public async Task Link_ThatLeadsElsewhereAfterSigningIn_LeadsHome(string elsewhere)
    {
        var page = await ProviderFixture.SignInAsync(_visitor, fixture.Ben, $"/sign-in?ReturnUrl={Uri.EscapeDataString(elsewhere)}");

        Assert.Equal("https://127.0.0.1/jobs", page.Address.AbsoluteUri);
    }

    [Fact]
    public async Task SignOut_EndsTheProvidersSessionToo()
    {
        var page = await ProviderFixture.SignInAsync(_visitor, fixture.Ben);

        var signedOut = await _visitor.SubmitAsync(page);

        Assert.Equal("https://127.0.0.1/signed-out", signedOut.Address.AbsoluteUri);
        // The provider would not ask for the password if its session were still there.
        Assert.Equal("/login", (await _visitor.OpenAsync("/jobs")).Address.AbsolutePath);
    }

    [Fact]
    public async Task SignOut_AtTheDashboardAlone_IsSignedInAgainWithoutAPassword()
    {
        await ProviderFixture.SignInAsync(_visitor, fixture.Ben);
        _visitor.Forget(ProviderApplication.Cookie);

        Assert.Equal("https://127.0.0.1/jobs", (await _visitor.OpenAsync("/jobs")).Address.AbsoluteUri);
    }

    [Fact]
    public async Task Group_TakenAtTheProvider_IsGoneWithTheNextSignIn()
    {
        var groups = fixture.Ben.Groups;
        await ProviderFixture.SignInAsync(_visitor, fixture.Ben);
        fixture.Ben.Groups = [];
        using var elsewhere = fixture.Application.NewVisitor();

        var page = await ProviderFixture.SignInAsync(elsewhere, fixture.Ben);
        var first = await _visitor.OpenAsync("/jobs");
        fixture.Ben.Groups = groups;

        Assert.Contains("of ben", page.Words, StringComparison.Ordinal);
        Assert.DoesNotContain("shown to members", page.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("shown to members", first.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Group_ThatTheSettingsNameForAll_ShowsEveryJob()
    {
        var page = await ProviderFixture.SignInAsync(_visitor, fixture.Ada);

        Assert.Contains("hidden from members", page.Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task User_WithoutAGroup_SeesNoJobOfOthers()
    {
        var page = await ProviderFixture.SignInAsync(_visitor, fixture.Cem);

        Assert.Equal(HttpStatusCode.OK, page.Status);
        Assert.DoesNotContain("shown to members", page.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("of ben", page.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(2)]
    [InlineData(-2)]
    public async Task ProvidersClock_AFewMinutesWrong_DoesNotMatter(int minutes)
    {
        fixture.Provider.Faults.ClockError = TimeSpan.FromMinutes(minutes);

        var page = await ProviderFixture.SignInAsync(_visitor, fixture.Ben);

        Assert.Equal((HttpStatusCode.OK, "/jobs"), (page.Status, page.Address.AbsolutePath));
    }

    [Fact]
    public async Task Provider_ThatIsAway_KeepsNobodyOutWhoHasSignedIn()
    {
        await ProviderFixture.SignInAsync(_visitor, fixture.Ben);
        fixture.Provider.Faults.IsAway = true;

        var page = await _visitor.OpenAsync("/jobs");

        Assert.Contains("of ben", page.Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task SignIn_IsInTheAuditLog()
    {
        await ProviderFixture.SignInAsync(_visitor, fixture.Cem);

        var latest = await fixture.Application.LatestEventAsync();
        Assert.Equal((AuditAction.SignedIn, fixture.Cem.UserId), (latest.Action, latest.UserId));
    }
}
