using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Http.Features;

namespace JobsDashboard.Api.Signing;

/// <summary>A request in the one spelling that is signed.</summary>
internal sealed record CanonicalRequest(string Text)
{
    /// <summary>What the key's secret signs.</summary>
    public string StringToSign =>
        $"{Acs3Authorization.Algorithm}\n{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Text)))}";

    public byte[] Sign(string secret) => HMACSHA256.HashData(Encoding.UTF8.GetBytes(secret), Encoding.UTF8.GetBytes(StringToSign));

    /// <summary>The spellings that may have been signed; see <see cref="CanonicalQuery"/>.</summary>
    public static IEnumerable<CanonicalRequest> Of(HttpRequest request, Acs3Authorization authorization)
    {
        var headers = string.Concat(authorization.SignedHeaders.Select(name => $"{name}:{ValueOf(request, name)}\n"));
        var names = string.Join(';', authorization.SignedHeaders);
        return CanonicalQuery.Of(request.QueryString.Value ?? "").Select(query => new CanonicalRequest(
            $"{request.Method}\n{PathOf(request)}\n{query}\n{headers}\n{names}\n{request.Headers[SignedRequest.ContentHashHeader]}"));
    }

    private static string ValueOf(HttpRequest request, string name) =>
        string.Join(',', request.Headers[name].Select(value => value?.Trim(' ', '\t') ?? "").Order(StringComparer.Ordinal));

    // As it was sent, which may be as a whole URL, and not as it was understood.
    private static string PathOf(HttpRequest request)
    {
        var target = request.HttpContext.Features.GetRequiredFeature<IHttpRequestFeature>().RawTarget.Split('?', 2)[0];
        if (target.StartsWith('/'))
        {
            return target;
        }
        var path = target.IndexOf('/', target.IndexOf("://", StringComparison.Ordinal) + 3);
        return path < 0 ? "/" : target[path..];
    }
}
