using System.Security.Cryptography;
using System.Text;

namespace JobsDashboard.Tests.Api.Signing;

/// <summary>
/// A request as a client of the vendor's builds and signs it: the contract's section 5.2 step by step, from the parameters that are
/// meant, and apart from that the spelling in which they are sent. Nothing of the program's own takes part.
/// </summary>
internal sealed class Acs3Request
{
    private const string EmptyHash = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";

    public string Method { get; set; } = "GET";

    public string Path { get; set; } = "/api/v1/jobs";

    /// <summary>What is asked, decoded.</summary>
    public List<(string Name, string Value)> Parameters { get; } = [];

    /// <summary>How the parameters are spelled in the URL.</summary>
    public Func<IEnumerable<(string Name, string Value)>, string> Spelling { get; set; } = Spellings.TypeScript;

    /// <summary>The raw query string instead of <see cref="Spelling"/>.</summary>
    public string? RawQuery { get; set; }

    /// <summary>Header lines in the order in which they are sent; a name may be there twice.</summary>
    public List<(string Name, string Value)> Headers { get; } = [];

    public byte[] Body { get; set; } = [];

    /// <summary>Which headers are signed.</summary>
    public Func<string, bool> IsSigned { get; set; } = name => name is "host" or "content-type" || name.StartsWith("x-acs-", StringComparison.Ordinal);

    public string Target => (RawQuery ?? Spelling(Parameters)) is { Length: > 0 } query ? $"{Path}?{query}" : Path;

    public string CanonicalText { get; private set; } = "";

    public static Acs3Request Of(DateTimeOffset date, params (string Name, string Value)[] parameters)
    {
        var request = new Acs3Request();
        request.Parameters.AddRange(parameters);
        request.Headers.AddRange(
        [
            ("host", "127.0.0.1:5080"),
            ("x-acs-action", "ListJobs"),
            ("x-acs-version", "2020-12-03"),
            ("x-acs-date", date.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", System.Globalization.CultureInfo.InvariantCulture)),
            ("x-acs-signature-nonce", Guid.NewGuid().ToString("N")),
            ("x-acs-content-sha256", EmptyHash),
            ("accept", "application/json"),
            ("user-agent", "AlibabaCloud (Linux; x64) test"),
        ]);
        return request;
    }

    public Acs3Request With(string header, string value)
    {
        Headers.RemoveAll(line => line.Name == header);
        Headers.Add((header, value));
        return this;
    }

    public Acs3Request Without(string header)
    {
        Headers.RemoveAll(line => line.Name == header);
        return this;
    }

    public string Header(string name) => Headers.Single(line => line.Name == name).Value;

    public Acs3Request SignedWith(string accessKeyId, string secret)
    {
        if (Body.Length > 0)
        {
            With("x-acs-content-sha256", Hex(SHA256.HashData(Body)));
        }
        var headers = Headers.Where(line => IsSigned(line.Name)).GroupBy(line => line.Name).OrderBy(lines => lines.Key, StringComparer.Ordinal).ToList();
        var names = string.Join(';', headers.Select(lines => lines.Key));
        var text = new StringBuilder();
        text.Append(Method).Append('\n').Append(Path).Append('\n');
        text.AppendJoin('&', Parameters.OrderBy(pair => CodePoints(pair.Name), StringComparer.Ordinal).Select(pair => pair.Name + "=" + Uri.EscapeDataString(pair.Value)));
        text.Append('\n');
        foreach (var lines in headers)
        {
            text.Append(lines.Key).Append(':').AppendJoin(',', lines.Select(line => line.Value.Trim()).Order(StringComparer.Ordinal)).Append('\n');
        }
        text.Append('\n').Append(names).Append('\n').Append(Headers.FirstOrDefault(line => line.Name == "x-acs-content-sha256").Value);
        CanonicalText = text.ToString();
        var toSign = "ACS3-HMAC-SHA256\n" + Hex(SHA256.HashData(Encoding.UTF8.GetBytes(CanonicalText)));
        using var hmac = new HMACSHA256(Encoding.UTF8.GetBytes(secret));
        var signature = Hex(hmac.ComputeHash(Encoding.UTF8.GetBytes(toSign)));
        return With("Authorization", $"ACS3-HMAC-SHA256 Credential={accessKeyId},SignedHeaders={names},Signature={signature}");
    }

    /// <summary>The request as the bytes of HTTP/1.1.</summary>
    public byte[] ToBytes()
    {
        var lines = Headers.Select(line => $"{line.Name}: {line.Value}\r\n").Append(Body.Length > 0 ? $"content-length: {Body.Length}\r\n" : "");
        return [.. Encoding.UTF8.GetBytes($"{Method} {Target} HTTP/1.1\r\n{string.Concat(lines)}connection: close\r\n\r\n"), .. Body];
    }

    private static string CodePoints(string text) => string.Concat(text.EnumerateRunes().Select(rune => rune.Value.ToString("x8", System.Globalization.CultureInfo.InvariantCulture)));

    private static string Hex(byte[] bytes) => string.Concat(bytes.Select(one => one.ToString("x2", System.Globalization.CultureInfo.InvariantCulture)));
}
