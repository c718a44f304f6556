using System.Net;
using System.Text.RegularExpressions;
using JobsDashboard.IdentityProvider;
using JobsDashboard.Jobs.Access;
using Microsoft.IdentityModel.Tokens;
using Xunit;

namespace JobsDashboard.Tests.Provider;

/// <summary>What a provider can answer that nobody may be signed in with, and what the user is told.</summary>
[Collection(SigningIn.Name)]
public sealed partial class RefusedProviderSignInTests(ProviderFixture fixture) : IDisposable
{
    private const string CallbackPath = "/signin-oidc";

    private static readonly Dictionary<string, Action<SecurityTokenDescriptor>> s_wrongTokens = new()
    {
        ["for another client"] = token => SetClaim(token, "aud", "another-client"),
        ["of another issuer"] = token => token.Issuer = "https://localhost:1/",
        ["of another sign-in"] = token => SetClaim(token, "nonce", "another"),
        ["without a nonce"] = token => RemoveClaim(token, "nonce"),
        ["that has expired"] = token => (token.IssuedAt, token.NotBefore, token.Expires) = (InHours(-2), InHours(-2), InHours(-1)),
        ["that is not good yet"] = token => (token.NotBefore, token.Expires) = (InHours(1), InHours(2)),
        ["that never expires"] = token => token.Expires = null,
        ["signed with the client's secret"] = token => token.SigningCredentials = new SigningCredentials(
            new SymmetricSecurityKey("only-for-tests, padded to the length that HMAC asks for"u8.ToArray()), SecurityAlgorithms.HmacSha256),
        ["of nobody"] = token => RemoveClaim(token, "sub"),
    };

    private readonly Visitor _visitor = fixture.Application.NewVisitor();

    public static TheoryData<string> WrongTokens => [.. s_wrongTokens.Keys];

    private OpenIdProvider Provider => fixture.Provider;

    private SentRequest Callback => _visitor.Sent.Last(request => request.Address.AbsolutePath == CallbackPath);

    public void Dispose()
    {
        _visitor.Dispose();
        Provider.Faults.Clear();
    }

    [Theory]
    [MemberData(nameof(WrongTokens))]
    public async Task Token_ThatIsWrong_SignsNobodyIn(string wrong)
    {
        var wasChanged = false;
        Provider.Faults.ChangeIdentityToken = token =>
        {
            s_wrongTokens[wrong](token);
            wasChanged = true;
        };

        var page = await ProviderFixture.SignInAsync(_visitor, fixture.Ben);

        Assert.True(wasChanged);
        AssertRefused(page, HttpStatusCode.BadRequest);
    }

    [Fact]
    public async Task Token_WhoseSignatureWasChanged_SignsNobodyIn()
    {
        Provider.Faults.ChangeSignedToken = token => token[..^8] + "AAAAAAAA";

        var page = await ProviderFixture.SignInAsync(_visitor, fixture.Ben);

        AssertRefused(page, HttpStatusCode.BadRequest);
    }

    [Fact]
    public async Task Token_ThatSaysToBeUnsigned_SignsNobodyIn()
    {
        Provider.Faults.ChangeSignedToken = token => $"{Base64UrlEncoder.Encode("""{"alg":"none","typ":"JWT"}""")}.{token.Split('.')[1]}.";

        var page = await ProviderFixture.SignInAsync(_visitor, fixture.Ben);

        AssertRefused(page, HttpStatusCode.BadRequest);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(-2)]
    public async Task ProvidersClock_HoursWrong_SignsNobodyIn(int hours)
    {
        Provider.Faults.ClockError = TimeSpan.FromHours(hours);

        var page = await ProviderFixture.SignInAsync(_visitor, fixture.Ben);

        AssertRefused(page, HttpStatusCode.BadRequest);
    }

    [Fact]
    public async Task Provider_ThatDenies_IsSaidToHaveDeclined()
    {
        Provider.Faults.Denies = true;

        var page = await ProviderFixture.SignInAsync(_visitor, fixture.Ben);

        AssertRefused(page, HttpStatusCode.Forbidden);
        Assert.Contains("declined", page.Words, StringComparison.Ordinal);
        Assert.Equal(AuditAction.SignInRefused, (await fixture.Application.LatestEventAsync()).Action);
    }

    [Fact]
    public async Task Code_UsedTwice_SignsNobodyInTheSecondTime()
    {
        await ProviderFixture.SignInAsync(_visitor, fixture.Ben);
        _visitor.Forget(ProviderApplication.Cookie);

        // With the cookies of then, so that only the provider can tell that it has seen the code.
        var page = await _visitor.SendAsync(Callback);

        AssertRefused(page, HttpStatusCode.BadRequest);
    }

    [Fact]
    public async Task Callback_OpenedInAnotherBrowser_SignsNobodyIn()
    {
        await ProviderFixture.SignInAsync(_visitor, fixture.Ben);
        using var another = fixture.Application.NewVisitor();

        var page = await another.SendAsync(Callback);

        AssertRefused(page, HttpStatusCode.BadRequest, another);
    }

    [Fact]
    public async Task Code_OfAnotherBrowser_SignsNobodyIn()
    {
        // So that both codes are still unused.
        Provider.Faults.IsTokenEndpointAway = true;
        await ProviderFixture.SignInAsync(_visitor, fixture.Ben);
        using var victim = fixture.Application.NewVisitor();
        await ProviderFixture.SignInAsync(victim, fixture.Cem);
        Provider.Faults.Clear();
        var code = CodeIn().Match(Callback.Address.Query).Value;
        var sent = victim.Sent.Last(request => request.Address.AbsolutePath == CallbackPath);

        // The victim's browser and state with the code of somebody else, to which its proof does not belong.
        var page = await victim.SendAsync(sent with { Address = new(CodeIn().Replace(sent.Address.AbsoluteUri, code)) });

        AssertRefused(page, HttpStatusCode.BadRequest, victim);
    }

    [Theory]
    [InlineData("")]
    [InlineData("?code=abc")]
    [InlineData("?code=abc&state=abc")]
    [InlineData("?error=access_denied&error_description=%3Cscript%3Ealert(1)%3C/script%3E")]
    [InlineData("?error=server_error&error_description=%3Cscript%3Ealert(1)%3C/script%3E&state=abc")]
    public async Task Callback_ThatNobodyAskedFor_SignsNobodyIn(string query)
    {
        var page = await _visitor.OpenAsync(CallbackPath + query);

        AssertRefused(page, HttpStatusCode.BadRequest);
        Assert.DoesNotContain("alert(1)", page.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task State_ThatWasChanged_SignsNobodyIn()
    {
        Provider.Faults.IsTokenEndpointAway = true;
        await ProviderFixture.SignInAsync(_visitor, fixture.Ben);
        Provider.Faults.Clear();
        var changed = Callback.Address.AbsoluteUri.Replace("state=CfDJ8", "state=CfDJ9", StringComparison.Ordinal);
        Assert.NotEqual(Callback.Address.AbsoluteUri, changed);

        var page = await _visitor.SendAsync(Callback with { Address = new(changed) });

        AssertRefused(page, HttpStatusCode.BadRequest);
    }

    [Fact]
    public async Task Provider_WhoseTokensCannotBeHad_IsSaidNotToAnswer()
    {
        Provider.Faults.IsTokenEndpointAway = true;

        var page = await ProviderFixture.SignInAsync(_visitor, fixture.Ben);

        AssertRefused(page, HttpStatusCode.ServiceUnavailable);
    }

    [GeneratedRegex("(?<=[?&]code=)[^&]+")]
    private static partial Regex CodeIn();

    [GeneratedRegex("(?<=[?&](code|state)=)[^&]{20,}")]
    private static partial Regex SecretsIn();

    private static DateTime InHours(int hours) => DateTime.UtcNow.AddHours(hours);

    private static void SetClaim(SecurityTokenDescriptor token, string name, object value)
    {
        token.Claims ??= new Dictionary<string, object>();
        token.Claims[name] = value;
    }

    private static void RemoveClaim(SecurityTokenDescriptor token, string name)
    {
        token.Claims?.Remove(name);
        if (token.Subject?.FindFirst(name) is { } claim)
        {
            token.Subject.RemoveClaim(claim);
        }
    }

    private void AssertRefused(VisitedPage page, HttpStatusCode status, Visitor? visitor = null)
    {
        visitor ??= _visitor;
        Assert.Equal((status, "text/html"), (page.Status, page.MediaType));
        Assert.Contains("You are not signed in", page.Words, StringComparison.Ordinal);
        Assert.DoesNotMatch("Exception|IDX[0-9]|   at |System\\.|Microsoft\\.", page.Text);
        Assert.False(visitor.Has(ProviderApplication.Cookie));
        Assert.DoesNotContain("eyJ", fixture.Application.Log.Text, StringComparison.Ordinal);
        Assert.DoesNotContain(OpenIdProvider.ClientSecret, fixture.Application.Log.Text, StringComparison.Ordinal);
        foreach (var secret in visitor.Sent.SelectMany(request => SecretsIn().Matches(request.Address.Query).Select(match => match.Value)))
        {
            Assert.DoesNotContain(secret, fixture.Application.Log.Text, StringComparison.Ordinal);
        }
    }
}
