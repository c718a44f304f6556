using JobsDashboard.Settings;
using Microsoft.AspNetCore.HttpOverrides;

namespace JobsDashboard.SignIn;

/// <summary>
/// Takes from the headers of a proxy what its client asked for, by which scheme and host and from where, if the proxy is one of those
/// in the settings. Headers of anybody else change nothing.
/// </summary>
internal sealed class ForwardedRequests(DashboardSettings settings) : IStartupFilter
{
    public Action<IApplicationBuilder> Configure(Action<IApplicationBuilder> next) => app =>
    {
        if (settings.Proxies is { Length: > 0 })
        {
            app.UseForwardedHeaders(Options());
        }
        if (settings.PathBase is { Length: > 0 } pathBase)
        {
            // Whether the proxy leaves the path as it is or takes the base off: all links have it.
            app.UsePathBase(pathBase);
            app.Use((http, following) =>
            {
                http.Request.PathBase = pathBase;
                return following(http);
            });
        }
        next(app);
    };

    private ForwardedHeadersOptions Options()
    {
        var options = new ForwardedHeadersOptions
        {
            // Not the prefix: few proxies set it, and the others would pass on what a client made up.
            ForwardedHeaders = ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto | ForwardedHeaders.XForwardedHost,
            // From the last proxy back to the first that is not one of them.
            ForwardLimit = null,
        };
        // Loopback is there from the start.
        options.KnownProxies.Clear();
        options.KnownIPNetworks.Clear();
        var (addresses, networks) = SignInSettings.ProxiesOf(settings);
        addresses.ForEach(options.KnownProxies.Add);
        networks.ForEach(options.KnownIPNetworks.Add);
        return options;
    }
}
