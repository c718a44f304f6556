using System.Collections.Immutable;
using System.Globalization;
using System.Text.RegularExpressions;
using Microsoft.Net.Http.Headers;

namespace JobsDashboard.Api.Signing;

/// <summary>What a signed request says of itself, read and found to be complete.</summary>
internal sealed partial record SignedRequest(Acs3Authorization Authorization, DateTimeOffset Date, string Nonce, string ContentHash)
{
    public const string ContentHashHeader = "x-acs-content-sha256";

    private const string DateHeader = "x-acs-date";
    private const string NonceHeader = "x-acs-signature-nonce";
    private const string AccessKeyIdHeader = "x-acs-accesskey-id";
    private const int MaxNonceLength = 128;

    /// <summary>The headers by which a request is known to be meant as signed.</summary>
    public static readonly ImmutableArray<string> Signs = [HeaderNames.Authorization, AccessKeyIdHeader, NonceHeader];

    private static readonly string[] s_required = ["host", NamedOperation.ActionHeader, ContentHashHeader, DateHeader, NonceHeader, NamedOperation.VersionHeader];

    /// <summary>Whether a request means to be signed: then it is verified, wherever it comes from.</summary>
    public static bool IsMeant(HttpRequest request) => Signs.Any(request.Headers.ContainsKey);

    /// <summary>Whether a request was signed with credentials that were lent for a while.</summary>
    public static bool IsTemporary(HttpRequest request) =>
        !string.IsNullOrWhiteSpace(request.Headers["x-acs-security-token"]) ||
        request.Headers["x-acs-credentials-provider"].Any(provider => provider?.Contains("sts", StringComparison.OrdinalIgnoreCase) == true);

    public static (SignedRequest? Request, ApiRefusal? Refusal) Read(HttpRequest request)
    {
        if (request.Headers.Authorization is not [{ } text] || Acs3Authorization.Read(text) is not { } authorization)
        {
            return (null, Incomplete(
                $"Authorization: expected {Acs3Authorization.Algorithm} Credential=<key id>,SignedHeaders=<names>,Signature=<signature>, " +
                "the names in lower case and ascending order with ; between them, the signature as 64 lower-case hexadecimal digits."));
        }
        var refusal = s_required.Select(name => CheckHeader(request, authorization, name)).FirstOrDefault(found => found is not null)
            ?? authorization.SignedHeaders.Where(name => !request.Headers.ContainsKey(name))
                .Select(name => Incomplete($"SignedHeaders names {name}, which the request does not have.")).FirstOrDefault();
        if (refusal is not null)
        {
            return (null, refusal);
        }
        string Header(string name) => request.Headers[name].ToString().Trim(' ', '\t');
        return Header(NonceHeader).Length > MaxNonceLength ? (null, Invalid(NonceHeader, $"at most {MaxNonceLength} characters"))
            : !HexHash().IsMatch(Header(ContentHashHeader)) ? (null, Invalid(ContentHashHeader, "the SHA-256 of the body as 64 lower-case hexadecimal digits"))
            : !TryReadTime(Header(DateHeader), out var date) ? (null, Invalid(DateHeader, "a time such as 2026-01-15T08:30:00Z"))
            : (new SignedRequest(authorization, date, Header(NonceHeader), Header(ContentHashHeader)), null);
    }

    private static ApiRefusal? CheckHeader(HttpRequest request, Acs3Authorization authorization, string name) => request.Headers[name] switch
    {
        { Count: > 1 } => Incomplete($"The header {name} is there more than once."),
        var values when string.IsNullOrWhiteSpace(values) => new(StatusCodes.Status400BadRequest, "MissingParameter", $"The header {name} is missing."),
        _ => authorization.SignedHeaders.Contains(name) ? null : Incomplete($"SignedHeaders does not name {name}."),
    };

    private static bool TryReadTime(string text, out DateTimeOffset time) => DateTimeOffset.TryParseExact(
        text, "yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out time);

    private static ApiRefusal Incomplete(string message) => new(StatusCodes.Status400BadRequest, "IncompleteSignature", message);

    private static ApiRefusal Invalid(string name, string expected) =>
        new(StatusCodes.Status400BadRequest, "InvalidParameter", $"{name}: expected {expected}.");

    [GeneratedRegex(@"\A[0-9a-f]{64}\z")]
    private static partial Regex HexHash();
}
