using System.Globalization;
using JobsDashboard.Api.Signing;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace JobsDashboard.Tests.Api.Signing;

/// <summary>Requests that are signed rightly, however a client spells them.</summary>
public sealed class SignatureTests(SigningApplication app) : IClassFixture<SigningApplication>
{
    private static readonly (string, string)[] s_awkward =
    [
        ("DisplayName", "bert a+b*c~d"), ("PageNumber", "1"), ("PageSize", "20"), ("ShowOwn", "true"), ("Tags", """{"team":"nlp","env":"prod"}"""), ("StartTime", ""),
    ];

    private Acs3Request Signed(params (string, string)[] parameters) => Acs3Request.Of(app.Now, parameters).SignedWith(SigningApplication.KeyId, SigningApplication.Secret);

    [Theory]
    [InlineData(nameof(Spellings.TypeScript))]
    [InlineData(nameof(Spellings.CSharp))]
    [InlineData(nameof(Spellings.Go))]
    [InlineData(nameof(Spellings.Java))]
    [InlineData(nameof(Spellings.Strange))]
    public async Task Signature_HoweverTheUrlIsSpelled_IsRight(string client)
    {
        var request = Signed(s_awkward);
        request.Spelling = client switch
        {
            nameof(Spellings.TypeScript) => Spellings.TypeScript,
            nameof(Spellings.CSharp) => Spellings.CSharp,
            nameof(Spellings.Go) => Spellings.Go,
            nameof(Spellings.Java) => Spellings.Java,
            _ => Spellings.Strange,
        };

        var answer = await app.SendAsync(request);

        Assert.Equal((200, null), (answer.Status, answer.Code));
        Assert.Equal(["dlc-own"], answer.JobIds);
    }

    [Fact]
    public async Task Signature_WithoutAQuery_IsRight()
    {
        var answer = await app.SendAsync(Signed());

        Assert.Equal(200, answer.Status);
    }

    [Theory]
    [InlineData("Username", "李雷", "dlc-public")]
    [InlineData("Username", "%", "")]
    [InlineData("Colour", "a=b&c", "dlc-own dlc-public")]
    [InlineData("色 和/味", "红", "dlc-own dlc-public")]
    [InlineData("𝒜", "😀", "dlc-own dlc-public")]
    [InlineData("", "nameless", "dlc-own dlc-public")]
    public async Task Signature_OfAnyText_IsRight(string name, string value, string ids)
    {
        var answer = await app.SendAsync(Signed((name, value), ("SortBy", "GmtCreateTime"), ("Order", "asc"), ("\uFFFD", "")));

        Assert.Equal((200, null), (answer.Status, answer.Code));
        Assert.Equal(ids.Split(' ', StringSplitOptions.RemoveEmptyEntries), answer.JobIds);
    }

    [Fact]
    public async Task Signature_WithEncodedNames_IsRightToo()
    {
        var request = Acs3Request.Of(app.Now, (Uri.EscapeDataString("色 和"), "红"));
        request.RawQuery = Spellings.CSharp([("色 和", "红")]);

        var answer = await app.SendAsync(request.SignedWith(SigningApplication.KeyId, SigningApplication.Secret));

        Assert.Equal((200, null), (answer.Status, answer.Code));
    }

    [Theory]
    [InlineData("a=1&a=2&b=&c")]
    [InlineData("&&a=1&&a=2&b&c=&")]
    [InlineData("c=&b=&a=1&a=2")]
    public async Task Signature_OfRepeatedAndEmptyParameters_IsRight(string rawQuery)
    {
        var request = Signed(("a", "1"), ("a", "2"), ("b", ""), ("c", ""));
        request.RawQuery = rawQuery;

        var answer = await app.SendAsync(request);

        Assert.Equal((200, null), (answer.Status, answer.Code));
    }

    [Fact]
    public async Task Signature_OverEveryHeader_IsRight()
    {
        var request = Acs3Request.Of(app.Now).With("x-acs-credentials-provider", "static_ak").With("x-acs-note", "  outer blanks \t");
        request.Headers.AddRange([("x-acs-several", "b"), ("x-acs-several", "a")]);
        request.IsSigned = _ => true;

        var answer = await app.SendAsync(request.SignedWith(SigningApplication.KeyId, SigningApplication.Secret));

        Assert.Equal((200, null), (answer.Status, answer.Code));
    }

    [Theory]
    [InlineData(15 * 60)]
    [InlineData(-15 * 60)]
    public async Task Signature_AtTheEdgeOfTheWindow_IsRight(int seconds)
    {
        var answer = await app.SendAsync(Acs3Request.Of(app.Now.AddSeconds(seconds)).SignedWith(SigningApplication.KeyId, SigningApplication.Secret));

        Assert.Equal((200, null), (answer.Status, answer.Code));
    }

    [Fact]
    public async Task Signature_OfABody_IsRight()
    {
        var request = Acs3Request.Of(app.Now);
        request.Body = new byte[1024 * 1024];

        var answer = await app.SendAsync(request.SignedWith(SigningApplication.KeyId, SigningApplication.Secret));

        Assert.Equal((200, null), (answer.Status, answer.Code));
    }

    [Fact]
    public async Task Nonce_OfAnotherKey_IsAnother()
    {
        var one = await app.SendAsync(Acs3Request.Of(app.Now).With("x-acs-signature-nonce", "shared").SignedWith(SigningApplication.KeyId, SigningApplication.Secret));
        var other = await app.SendAsync(Acs3Request.Of(app.Now).With("x-acs-signature-nonce", "shared").SignedWith("keyOfAnother", "anotherSecret"));

        Assert.Equal((200, 200), (one.Status, other.Status));
    }

    [Theory]
    [InlineData("th-TH")]
    [InlineData("ar-SA")]
    [InlineData("fa-IR")]
    [InlineData("tr-TR")]
    public async Task Signature_InAnyCulture_IsRight(string culture)
    {
        var before = CultureInfo.CurrentCulture;
        CultureInfo.CurrentCulture = new CultureInfo(culture);
        try
        {
            var request = Signed(s_awkward);
            await using var scope = app.Services.CreateAsyncScope();
            var http = new DefaultHttpContext { RequestServices = scope.ServiceProvider };
            var raw = http.Features.GetRequiredFeature<IHttpRequestFeature>();
            (raw.Method, raw.RawTarget, raw.QueryString) = (request.Method, request.Target, request.Target[request.Path.Length..]);
            request.Headers.ForEach(line => raw.Headers[line.Name] = line.Value);

            var (caller, refusal) = await scope.ServiceProvider.GetRequiredService<SignatureVerifier>().VerifyAsync(http);

            Assert.Null(refusal);
            Assert.Equal("1001", caller?.UserId);
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }
}
