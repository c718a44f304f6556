using Microsoft.AspNetCore.Http.Features;

namespace JobsDashboard.Api;

/// <summary>The path as the client wrote it: in the decoded one an encoded slash, and what was encoded twice, can no longer be told.</summary>
internal static class RawPath
{
    /// <summary>What stands behind the last slash, decoded.</summary>
    public static string LastSegment(HttpContext http)
    {
        // A server may have no more to tell than the decoded path.
        var target = http.Features.GetRequiredFeature<IHttpRequestFeature>().RawTarget is { Length: > 0 } raw ? raw : http.Request.Path.ToUriComponent();
        var path = target.Split('?', 2)[0].TrimEnd('/');
        return Uri.UnescapeDataString(path[(path.LastIndexOf('/') + 1)..]);
    }
}
