using Microsoft.AspNetCore.HttpsPolicy;
using Microsoft.Extensions.Options;

namespace JobsDashboard.Hardening;

/// <summary>What every answer tells the browser: a page, a file, an answer of the API, an error, a refusal.</summary>
/// <remarks>
/// Kestrel answers by itself, with a status and nothing else, what it cannot read as a request: 400, 408, 414, 431.
/// </remarks>
internal sealed class SecurityHeaders(IHostEnvironment environment, IOptions<HstsOptions> hsts) : IStartupFilter
{
    // Styles may be inline because MudThemeProvider writes the theme as a style element; scripts may not.
    private const string ContentSecurityPolicy =
        "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; font-src 'self'; "
        + "connect-src 'self'; base-uri 'self'; form-action 'self'; frame-ancestors 'none'";

    private readonly string _transportSecurity = $"max-age={(long)hsts.Value.MaxAge.TotalSeconds}";

    /// <summary>Registers the headers before everything that answers requests.</summary>
    public static void AddTo(IServiceCollection services)
    {
        services.AddHsts(options => options.MaxAge = TimeSpan.FromDays(365));
        services.Insert(0, ServiceDescriptor.Singleton<IStartupFilter, SecurityHeaders>());
    }

    public Action<IApplicationBuilder> Configure(Action<IApplicationBuilder> next) => app =>
    {
        app.Use((http, following) =>
        {
            // When the response starts, because the exception handler clears what was set before it.
            http.Response.OnStarting(() =>
            {
                AddTo(http);
                return Task.CompletedTask;
            });
            return following(http);
        });
        next(app);
    };

    private void AddTo(HttpContext http)
    {
        var headers = http.Response.Headers;
        // A page may have a policy of its own.
        headers.ContentSecurityPolicy = headers.ContentSecurityPolicy is { Count: > 0 } own ? own : ContentSecurityPolicy;
        headers.XContentTypeOptions = "nosniff";
        // Not no-referrer, with which browsers leave the origin out of a page's own requests, where it is checked.
        headers["Referrer-Policy"] = "same-origin";
        headers["Cross-Origin-Opener-Policy"] = "same-origin";
        headers["Cross-Origin-Resource-Policy"] = "same-origin";
        // ASP.NET's UseHsts does the same, but its header is lost where an error replaces the answer.
        if (environment.IsProduction() && http.Request.IsHttps && !hsts.Value.ExcludedHosts.Contains(http.Request.Host.Host))
        {
            headers.StrictTransportSecurity = _transportSecurity;
        }
    }
}
