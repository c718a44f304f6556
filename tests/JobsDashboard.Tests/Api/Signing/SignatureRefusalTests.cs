using System.Text;
using JobsDashboard.Access;
using JobsDashboard.Jobs.Access;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace JobsDashboard.Tests.Api.Signing;

/// <summary>Requests that mean to be signed and are not let in. They all come from this machine, where one without a signature would be.</summary>
public sealed class SignatureRefusalTests(SigningApplication app) : IClassFixture<SigningApplication>
{
    private Acs3Request New(params (string, string)[] parameters) => Acs3Request.Of(app.Now, parameters);

    private static Acs3Request Sign(Acs3Request request) => request.SignedWith(SigningApplication.KeyId, SigningApplication.Secret);

    [Theory]
    [InlineData("path")]
    [InlineData("method")]
    [InlineData("value")]
    [InlineData("name")]
    [InlineData("more")]
    [InlineData("fewer")]
    [InlineData("twice")]
    [InlineData("split")]
    [InlineData("invalid UTF-8")]
    [InlineData("invalid UTF-8 in a name")]
    [InlineData("date")]
    [InlineData("nonce")]
    [InlineData("host")]
    [InlineData("action")]
    [InlineData("header")]
    [InlineData("another header")]
    [InlineData("signature")]
    [InlineData("names")]
    public async Task Request_ChangedOnItsWay_DoesNotMatch(string change)
    {
        var request = Sign(New(("DisplayName", "a&b"), ("Order", "asc"), ("Username", "\uFFFD"), ("\uFFFD", "1")).With("x-acs-note", "1"));
        request.RawQuery = Spellings.CSharp(request.Parameters);
        string Raw(string from, string to) => request.RawQuery.Replace(from, to, StringComparison.Ordinal);
        switch (change)
        {
            case "path": request.Path = "/api/v1/Jobs"; break;
            case "method": request.Method = "HEAD"; break;
            case "value": request.RawQuery = Raw("asc", "desc"); break;
            case "name": request.RawQuery = Raw("Order", "order"); break;
            case "more": request.RawQuery += "&PageSize=100"; break;
            case "fewer": request.RawQuery = Raw("&Order=asc", ""); break;
            case "twice": request.RawQuery += "&Order=asc"; break;
            case "split": request.RawQuery = Raw("a%26b", "a&b"); break;
            case "invalid UTF-8": request.RawQuery = Raw("=%EF%BF%BD", "=%FF"); break;
            case "invalid UTF-8 in a name": request.RawQuery = Raw("%EF%BF%BD=", "%FF="); break;
            case "date": request.With("x-acs-date", Acs3Request.Of(app.Now.AddSeconds(1)).Header("x-acs-date")); break;
            case "nonce": request.With("x-acs-signature-nonce", "another"); break;
            case "host": request.With("host", "localhost:5080"); break;
            case "action": request.With("x-acs-action", "DeleteJob"); break;
            case "header": request.With("x-acs-note", "2"); break;
            case "another header": request.Headers.Add(("x-acs-note", "2")); break;
            case "signature": request.With("Authorization", request.Header("Authorization")[..^1] + (request.Header("Authorization")[^1] == '0' ? '1' : '0')); break;
            case "names": request.With("Authorization", request.Header("Authorization").Replace(";x-acs-note", "", StringComparison.Ordinal)); break;
        }

        await app.RefusedAsync(request, 400, "SignatureDoesNotMatch", "The signature is not that of this request.");
    }

    [Fact]
    public async Task Name_ThatReadsAsTwoParameters_IsNotTheTwo()
    {
        // Where names stay as they are, both have the same spelling for the signature.
        var request = Sign(New(("Order", "asc"), ("PageSize", "2")));
        request.RawQuery = "Order%3Dasc%26PageSize=2";

        await app.RefusedAsync(request, 400, "SignatureDoesNotMatch", "The signature is not that of this request.");
    }

    [Fact]
    public async Task Signature_ThatDoesNotMatch_IsToldWithTheServersStringToSign()
    {
        var request = New(("DisplayName", "a b")).SignedWith(SigningApplication.KeyId, "anotherSecret");

        var answer = await app.SendAsync(request);

        Assert.Equal("SignatureDoesNotMatch", answer.Code);
        Assert.Contains($"\nACS3-HMAC-SHA256\n{Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(Encoding.UTF8.GetBytes(request.CanonicalText)))}\n", answer.Message, StringComparison.Ordinal);
        Assert.EndsWith($"\n{request.CanonicalText}", answer.Message, StringComparison.Ordinal);
        Assert.DoesNotContain(SigningApplication.Secret, answer.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Body_ThatIsNotTheOneSigned_DoesNotMatch()
    {
        var request = New();
        request.Body = Encoding.UTF8.GetBytes("signed");
        Sign(request);
        request.Body = Encoding.UTF8.GetBytes("Signed");
        var added = Sign(New());
        added.Body = [0];

        await app.RefusedAsync(request, 400, "SignatureDoesNotMatch", "The body is not the one that was signed");
        await app.RefusedAsync(added, 400, "SignatureDoesNotMatch", "The body is not the one that was signed");
    }

    [Fact]
    public async Task Body_LargerThanOneMebibyte_IsRefused()
    {
        var request = New();
        request.Body = new byte[1024 * 1024 + 1];

        await app.RefusedAsync(Sign(request), 400, "BadRequest", "The body is larger than 1048576 bytes.");
    }

    [Theory]
    [InlineData(15 * 60 + 1)]
    [InlineData(-15 * 60 - 1)]
    [InlineData(365 * 24 * 3600)]
    public async Task Date_OutsideTheWindow_IsExpired(int seconds) =>
        await app.RefusedAsync(Sign(Acs3Request.Of(app.Now.AddSeconds(seconds))), 400, "InvalidTimeStamp.Expired", "x-acs-date: expected a time within 15 minutes of 2026-03-14T15:09:26Z.");

    [Theory]
    [InlineData("a=b")]
    [InlineData("a&b")]
    public async Task Name_ThatCouldBeReadInTwoWays_IsNotSignedAsItIs(string name) =>
        Assert.Equal("SignatureDoesNotMatch", (await app.SendAsync(Sign(Acs3Request.Of(app.Now, (name, "c"))))).Code);

    [Fact]
    public async Task Nonce_Repeated_IsUsedUntilTheRequestIsTooOld()
    {
        await using var other = new DashboardApplication();
        await other.AddKeyAsync(SigningApplication.KeyId, SigningApplication.Secret, "1001");
        // Sent ahead of its date, a request could be sent again for half an hour.
        var request = Sign(Acs3Request.Of(other.Now.AddMinutes(15)));

        Assert.Equal(200, (await other.SendAsync(request)).Status);
        Assert.Equal("SignatureNonceUsed", (await other.SendAsync(request)).Code);
        other.Clock.Advance(TimeSpan.FromMinutes(30));
        Assert.Equal("SignatureNonceUsed", (await other.SendAsync(request)).Code);
        other.Clock.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal("InvalidTimeStamp.Expired", (await other.SendAsync(request)).Code);
    }

    [Theory]
    [InlineData(16, "SignatureNonceUsed")]
    [InlineData(60, "SignatureNonceUsed")]
    [InlineData(72 * 60, "InvalidTimeStamp.Expired")]
    public async Task Nonce_WhenTheClockWasSetBack_StaysUsed(int minutes, string code)
    {
        await using var other = new DashboardApplication();
        await other.AddKeyAsync(SigningApplication.KeyId, SigningApplication.Secret, "1001");
        var overheard = Sign(Acs3Request.Of(other.Now));
        Assert.Equal(200, (await other.SendAsync(overheard)).Status);

        other.Clock.Advance(TimeSpan.FromMinutes(minutes));
        await using var restarted = other.WithWebHostBuilder(_ => { });
        Assert.Equal(200, (await restarted.SendAsync(Sign(Acs3Request.Of(other.Clock.GetUtcNow())))).Status);
        other.Clock.AdjustTime(other.Now);

        Assert.Equal(code, (await other.SendAsync(overheard)).Code);
        Assert.Equal(code, (await restarted.SendAsync(overheard)).Code);
    }

    [Fact]
    public async Task Nonce_OfARequestThatWasRefused_IsNotUsed()
    {
        var request = New().SignedWith(SigningApplication.KeyId, "wrong");
        await app.RefusedAsync(request, 400, "SignatureDoesNotMatch", "");

        Assert.Equal(200, (await app.SendAsync(Sign(request))).Status);
    }

    [Theory]
    [InlineData("nobodysKey")]
    [InlineData("disabledKey")]
    [InlineData("TESTACCESSKEYID")]
    public async Task Key_UnknownOrDisabled_IsNotFound(string id) =>
        await app.RefusedAsync(New().SignedWith(id, SigningApplication.Secret), 404, "InvalidAccessKeyId.NotFound", "There is no such access key.");

    [Theory]
    [InlineData("x-acs-security-token", "stsTOKEN123")]
    [InlineData("x-acs-credentials-provider", "static_sts")]
    [InlineData("x-acs-credentials-provider", "STS_token")]
    public async Task Credentials_LentForAWhile_AreNotFound(string name, string value) =>
        await app.RefusedAsync(Sign(New().With("x-acs-accesskey-id", SigningApplication.KeyId).With(name, value)), 404, "InvalidAccessKeyId.NotFound", "Temporary credentials are not known here");

    [Fact]
    public async Task Key_WhoseSecretCannotBeRead_IsNotFound()
    {
        var elsewhere = new AccessKeySecrets(new EphemeralDataProtectionProvider());
        await app.Services.GetRequiredService<AccessKeys>().AddAsync("unreadable", "1001", elsewhere.Protect("unreadable", SigningApplication.Secret), AccessKeyTerms.None, TestContext.Current.CancellationToken);
        await app.Services.GetRequiredService<AccessKeys>().AddAsync("rubbish", "1001", "rubbish", AccessKeyTerms.None, TestContext.Current.CancellationToken);
        var secrets = app.Services.GetRequiredService<AccessKeySecrets>();
        await app.Services.GetRequiredService<AccessKeys>().AddAsync("borrowed", "1001", secrets.Protect("another", SigningApplication.Secret), AccessKeyTerms.None, TestContext.Current.CancellationToken);

        foreach (var id in new[] { "unreadable", "rubbish", "borrowed" })
        {
            await app.RefusedAsync(New().SignedWith(id, SigningApplication.Secret), 404, "InvalidAccessKeyId.NotFound", "There is no such access key.");
        }
    }
}
