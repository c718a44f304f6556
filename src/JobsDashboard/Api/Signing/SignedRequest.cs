using System.Collections.Immutable;
using System.Globalization;
using System.Text.RegularExpressions;
using JobsDashboard.Api.Answers;
using JobsDashboard.Api.Operations;
using Microsoft.Net.Http.Headers;

namespace JobsDashboard.Api.Signing;

/// <summary>The headers of a signed request. All of them are there, and each can be read.</summary>
internal sealed partial record SignedRequest(Acs3Authorization Authorization, DateTimeOffset Date, string Nonce, string ContentHash)
{
    public const string ContentHashHeader = "x-acs-content-sha256";

    private const string DateHeader = "x-acs-date";
    private const string NonceHeader = "x-acs-signature-nonce";
    private const string AccessKeyIdHeader = "x-acs-accesskey-id";
    private const int MaxNonceLength = 128;

    /// <summary>The headers that only a signed request has.</summary>
    public static readonly ImmutableArray<string> Signs = [HeaderNames.Authorization, AccessKeyIdHeader, NonceHeader];

    private static readonly string[] s_required =
        ["host", NamedOperation.ActionHeader, ContentHashHeader, DateHeader, NonceHeader, NamedOperation.VersionHeader];

    /// <summary>Whether a request means to be signed: then it is verified, wherever it comes from.</summary>
    public static bool IsMeant(HttpRequest request) => Signs.Any(request.Headers.ContainsKey);

    /// <summary>Whether a request was signed with temporary credentials.</summary>
    public static bool IsTemporary(HttpRequest request) =>
        !string.IsNullOrWhiteSpace(request.Headers["x-acs-security-token"]) ||
        request.Headers["x-acs-credentials-provider"]
            .Any(provider => provider?.Contains("sts", StringComparison.OrdinalIgnoreCase) == true);

    /// <summary>The key that a request says it is signed with; null when it does not say so.</summary>
    public static string? ClaimedKeyOf(HttpRequest request) =>
        request.Headers.Authorization is [{ } text] ? Acs3Authorization.Read(text)?.AccessKeyId : null;

    /// <summary>Reads the headers of a signed request, or says what is wrong with them.</summary>
    public static (SignedRequest? Request, ApiProblem? Problem) Read(HttpRequest request)
    {
        if (request.Headers.Authorization is not [{ } text] || Acs3Authorization.Read(text) is not { } authorization)
        {
            return (null, ApiErrors.UnreadableAuthorization(Acs3Authorization.Algorithm));
        }
        var problem = s_required.Select(name => CheckHeader(request, authorization, name)).FirstOrDefault(found => found is not null)
            ?? authorization.SignedHeaders
                .Where(name => !request.Headers.ContainsKey(name))
                .Select(ApiErrors.SignedHeaderMissing)
                .FirstOrDefault();
        if (problem is not null)
        {
            return (null, problem);
        }
        string Header(string name) => request.Headers[name].ToString().Trim(' ', '\t');
        var (nonce, hash) = (Header(NonceHeader), Header(ContentHashHeader));
        if (nonce.Length > MaxNonceLength)
        {
            return (null, ApiErrors.InvalidHeader(NonceHeader, $"at most {MaxNonceLength} characters"));
        }
        if (!HexHash().IsMatch(hash))
        {
            return (null, ApiErrors.InvalidHeader(ContentHashHeader, "the SHA-256 of the body as 64 lower-case hexadecimal digits"));
        }
        return TryReadTime(Header(DateHeader), out var date)
            ? (new SignedRequest(authorization, date, nonce, hash), null)
            : (null, ApiErrors.InvalidHeader(DateHeader, "a time such as 2026-01-15T08:30:00Z"));
    }

    private static ApiProblem? CheckHeader(HttpRequest request, Acs3Authorization authorization, string name) =>
        request.Headers[name] switch
        {
            { Count: > 1 } => ApiErrors.RepeatedHeader(name),
            var values when string.IsNullOrWhiteSpace(values) => ApiErrors.MissingHeader(name),
            _ => authorization.SignedHeaders.Contains(name) ? null : ApiErrors.UnsignedHeader(name),
        };

    private static bool TryReadTime(string text, out DateTimeOffset time) => DateTimeOffset.TryParseExact(
        text, "yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out time);

    [GeneratedRegex(@"\A[0-9a-f]{64}\z")]
    private static partial Regex HexHash();
}
