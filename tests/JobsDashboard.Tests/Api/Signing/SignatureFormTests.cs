using System.Text.RegularExpressions;
using Xunit;

namespace JobsDashboard.Tests.Api.Signing;

/// <summary>Requests that mean to be signed and do not say so in the form that the contract gives.</summary>
public sealed partial class SignatureFormTests(SigningApplication app) : IClassFixture<SigningApplication>
{
    private static readonly string[] s_required = ["host", "x-acs-action", "x-acs-content-sha256", "x-acs-date", "x-acs-signature-nonce", "x-acs-version"];

    public static TheoryData<string> Required { get; } = [.. s_required];

    // Whether there is a host, and only one, is looked at before who asks.
    public static TheoryData<string> RequiredBesideHost { get; } = [.. s_required[1..]];

    public static TheoryData<string> MalformedAuthorizations { get; } =
    [
        "", " ", "Basic dXNlcjpwYXNz", "Bearer token", "ACS3-HMAC-SHA256", "ACS3-HMAC-SHA256 ", "{algorithm:ACS3-HMAC-SM3}", "{algorithm:acs3-hmac-sha256}",
        "{algorithm:ACS3-HMAC-SHA256 }", "{id:}", "{id:a b}", "{id:a,b}", "{id:" + new string('k', 129) + "}", "{names:}", "{names:;host}", "{names:host;}", "{names:host;;x-acs-date}",
        "{names:Host;x-acs-action;x-acs-content-sha256;x-acs-date;x-acs-signature-nonce;x-acs-version}",
        "{names:x-acs-action;host;x-acs-content-sha256;x-acs-date;x-acs-signature-nonce;x-acs-version}",
        "{names:host;host;x-acs-action;x-acs-content-sha256;x-acs-date;x-acs-signature-nonce;x-acs-version}",
        "{names:host x-acs-action}", "{signature:}", "{signature:zz}", "{signature:0123}", "{signature:" + new string('0', 63) + "}", "{signature:" + new string('0', 65) + "}",
        "{signature:" + new string('A', 64) + "}", "{signature:" + new string('g', 64) + "}", "{signature:" + new string('٠', 64) + "}", "{after:, }", "{after:,More=1}", "{after:\n}", "{between:, }",
        "{between:}", "{between:;}",
    ];

    private Acs3Request New() => Acs3Request.Of(app.Now);

    private static Acs3Request Sign(Acs3Request request) => request.SignedWith(SigningApplication.KeyId, SigningApplication.Secret);

    [Theory]
    [MemberData(nameof(RequiredBesideHost))]
    public async Task Header_ThatIsRequiredAndMissing_IsNamed(string name)
    {
        await app.RefusedAsync(Sign(New()).Without(name), 400, "MissingParameter", $"The header {name} is missing.");
        await app.RefusedAsync(Sign(New()).With(name, " "), 400, "MissingParameter", $"The header {name} is missing.");
    }

    [Theory]
    [MemberData(nameof(Required))]
    public async Task Header_ThatIsRequiredAndNotSigned_IsNamed(string name)
    {
        var request = New();
        request.IsSigned = signed => signed != name && s_required.Contains(signed);

        await app.RefusedAsync(Sign(request), 400, "IncompleteSignature", $"SignedHeaders does not name {name}.");
    }

    [Theory]
    [MemberData(nameof(RequiredBesideHost))]
    public async Task Header_ThatIsRequiredAndThereTwice_IsNamed(string name)
    {
        var request = New();
        request.Headers.Add((name, request.Header(name)));

        await app.RefusedAsync(Sign(request), 400, "IncompleteSignature", $"The header {name} is there more than once.");
    }

    [Fact]
    public async Task Header_ThatWasSignedAndIsMissing_IsNamed() =>
        await app.RefusedAsync(Sign(New().With("content-type", "text/plain")).Without("content-type"), 400, "IncompleteSignature", "SignedHeaders names content-type, which the request does not have.");

    [Theory]
    [MemberData(nameof(MalformedAuthorizations))]
    public async Task Authorization_OfAnotherForm_IsIncomplete(string form)
    {
        var request = Sign(New());

        await app.RefusedAsync(request.With("Authorization", Spoil(request.Header("Authorization"), form)), 400, "IncompleteSignature", "Authorization: expected ACS3-HMAC-SHA256 Credential=");
    }

    [Fact]
    public async Task Authorization_GivenTwice_IsIncomplete()
    {
        var request = Sign(New());
        request.Headers.Add(("Authorization", request.Header("Authorization")));

        await app.RefusedAsync(request, 400, "IncompleteSignature", "Authorization: expected");
    }

    [Theory]
    [InlineData("x-acs-signature-nonce")]
    [InlineData("x-acs-accesskey-id")]
    public async Task Request_ThatMeansToBeSignedWithoutAuthorization_IsIncomplete(string name)
    {
        var request = new Acs3Request().With("host", "localhost").With(name, "");

        await app.RefusedAsync(request, 400, "IncompleteSignature", "Authorization: expected");
    }

    [Theory]
    [InlineData("x-acs-date", "2026-03-14T15:09:26")]
    [InlineData("x-acs-date", "2026-03-14 15:09:26Z")]
    [InlineData("x-acs-date", "2026-03-14T15:09:26.0Z")]
    [InlineData("x-acs-date", "2026-03-14T15:09:26+00:00")]
    [InlineData("x-acs-date", "Sat, 14 Mar 2026 15:09:26 GMT")]
    [InlineData("x-acs-date", "now")]
    [InlineData("x-acs-date", "２０２６-03-14T15:09:26Z")]
    [InlineData("x-acs-date", "2026-02-30T15:09:26Z")]
    [InlineData("x-acs-content-sha256", "UNSIGNED-PAYLOAD")]
    [InlineData("x-acs-content-sha256", "E3B0C44298FC1C149AFBF4C8996FB92427AE41E4649B934CA495991B7852B855")]
    [InlineData("x-acs-content-sha256", "e3b0")]
    public async Task Header_OfAnotherForm_IsInvalid(string name, string value) =>
        await app.RefusedAsync(Sign(New().With(name, value)), 400, "InvalidParameter", $"{name}: expected ");

    [Fact]
    public async Task Nonce_OfTooManyCharacters_IsInvalid()
    {
        Assert.Equal(200, (await app.SendAsync(Sign(New().With("x-acs-signature-nonce", new string('n', 128))))).Status);
        await app.RefusedAsync(Sign(New().With("x-acs-signature-nonce", new string('n', 129))), 400, "InvalidParameter", "x-acs-signature-nonce: expected at most 128 characters.");
    }

    // {part:text} puts the text in place of a part of a sound authorization; anything else stands for all of it.
    private static string Spoil(string sound, string form)
    {
        if (Part().Match(form) is not { Success: true } match)
        {
            return form;
        }
        var (part, text) = (match.Groups["part"].Value, match.Groups["text"].Value);
        return part switch
        {
            "algorithm" => sound.Replace("ACS3-HMAC-SHA256", text, StringComparison.Ordinal),
            "id" => sound.Replace(SigningApplication.KeyId, text, StringComparison.Ordinal),
            "names" => Regex.Replace(sound, "SignedHeaders=[^,]*", $"SignedHeaders={text}"),
            "signature" => Regex.Replace(sound, "Signature=.*", $"Signature={text}"),
            "between" => sound.Replace(",", text, StringComparison.Ordinal),
            "after" => sound + text,
            _ => throw new ArgumentOutOfRangeException(nameof(form)),
        };
    }

    [GeneratedRegex(@"\A\{(?<part>[a-z]+):(?<text>.*)\}\z", RegexOptions.Singleline)]
    private static partial Regex Part();
}
