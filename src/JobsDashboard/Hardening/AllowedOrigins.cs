using JobsDashboard.Settings;
using Microsoft.Extensions.Options;

namespace JobsDashboard.Hardening;

/// <summary>The web pages that may open a live connection: this server's own, and those of the origins that a setting names.</summary>
internal sealed class AllowedOrigins(IOptions<DashboardSettings> settings)
{
    private readonly HashSet<string> _others =
        [.. OriginListAttribute.Split(settings.Value.OtherOrigins).Select(WebOrigin.Read).OfType<string>()];

    /// <summary>The origin that a request names, if it is allowed; otherwise null, as for a request that names none.</summary>
    public string? Find(HttpRequest request) => request.Headers.Origin is [var named] && WebOrigin.Read(named) is { } origin
        && (origin == WebOrigin.Read(OwnOf(request)) || _others.Contains(origin))
            ? origin
            : null;

    /// <summary>The server's own origin as a request sees it.</summary>
    public static string OwnOf(HttpRequest request) => $"{request.Scheme}://{request.Host}";
}
