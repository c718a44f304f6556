using JobsDashboard.Api.Answers;

namespace JobsDashboard.Api;

/// <summary>
/// Where nobody signs in, a proxy or a tunnel on this machine would make everybody behind it the local user. A request that says to have
/// come through one is refused, whatever it asks for.
/// </summary>
internal sealed class LocalRequests : IStartupFilter
{
    private const string Prefix = "X-Forwarded";

    private static readonly string[] s_headers =
        ["Forwarded", "Via", "X-Real-IP", "X-Client-IP", "Client-IP", "True-Client-IP", "CF-Connecting-IP", "X-Cluster-Client-IP"];

    public Action<IApplicationBuilder> Configure(Action<IApplicationBuilder> next) => app =>
    {
        app.Use((http, following) => IsForwarded(http.Request) ? RefusedHosts.RefuseAsync(http, ApiErrors.Forwarded) : following(http));
        next(app);
    };

    private static bool IsForwarded(HttpRequest request) =>
        s_headers.Any(request.Headers.ContainsKey)
        || request.Headers.Keys.Any(name => name.StartsWith(Prefix, StringComparison.OrdinalIgnoreCase));
}
