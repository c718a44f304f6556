using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace JobsDashboard.Recorder;

/// <summary>An access key, which signs requests as the vendor's clients do.</summary>
internal sealed class Signature(string id, string secret, DateTimeOffset now)
{
    private const string Algorithm = "ACS3-HMAC-SHA256";

    private int _nonce;

    /// <summary>Whether a header is signed, by its name in lower case, so that another value of it has to be signed as well.</summary>
    public static bool Covers(string header) => header.StartsWith("x-acs-", StringComparison.Ordinal);

    public void Sign(HttpRequestMessage request, Question question)
    {
        var body = Convert.ToHexStringLower(SHA256.HashData([]));
        var headers = new SortedDictionary<string, string>(StringComparer.Ordinal)
        {
            ["host"] = request.Headers.Host!,
            ["x-acs-action"] = question.Action,
            ["x-acs-content-sha256"] = body,
            ["x-acs-date"] = now.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture),
            ["x-acs-signature-nonce"] = string.Create(CultureInfo.InvariantCulture, $"nonce-{++_nonce}"),
            ["x-acs-version"] = "2020-12-03",
        };
        foreach (var (name, value) in question.Headers.Where(header => Covers(header.Name)))
        {
            headers[name] = value;
        }
        var (path, query) = question.Target.Split('?', 2) is [var before, var after] ? (before, after) : (question.Target, "");
        // The recorder's own questions escape as the scheme does, so that only their order is left to do.
        var pairs = query.Split('&', StringSplitOptions.RemoveEmptyEntries).OrderBy(pair => pair.Split('=')[0], StringComparer.Ordinal);
        var names = string.Join(';', headers.Keys);
        var lines = string.Concat(headers.Select(header => $"{header.Key}:{header.Value}\n"));
        var canonical = $"{question.Method}\n{path}\n{string.Join('&', pairs)}\n{lines}\n{names}\n{body}";
        var toSign = $"{Algorithm}\n{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(canonical)))}";
        var signature = Convert.ToHexStringLower(HMACSHA256.HashData(Encoding.UTF8.GetBytes(secret), Encoding.UTF8.GetBytes(toSign)));
        foreach (var (name, value) in headers.Where(header => header.Key != "host"))
        {
            request.Headers.TryAddWithoutValidation(name, value);
        }
        request.Headers.TryAddWithoutValidation(
            "Authorization", $"{Algorithm} Credential={id},SignedHeaders={names},Signature={signature}");
    }
}
