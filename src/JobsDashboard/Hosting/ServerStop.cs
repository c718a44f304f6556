namespace JobsDashboard.Hosting;

/// <summary>How the server stops: live pages are closed at once, and requests that are under way may finish.</summary>
internal sealed class ServerStop(IHostApplicationLifetime lifetime) : IStartupFilter
{
    // ASP.NET's own setting, which wins.
    private const string Setting = "shutdownTimeoutSeconds";

    // What is not done by then is broken off, for which Kestrel takes a second. Docker kills after ten.
    private static readonly TimeSpan s_timeForRequests = TimeSpan.FromSeconds(8);

    public static void AddTo(IServiceCollection services)
    {
        services.AddOptions<HostOptions>().Configure<IConfiguration>((host, settings) =>
            host.ShutdownTimeout = settings[Setting] is { Length: > 0 } ? host.ShutdownTimeout : s_timeForRequests);
        services.AddSingleton<IStartupFilter, ServerStop>();
    }

    // SignalR closes its connections when the server begins to stop. A page that is cut off asks for a new one in the same moment, over a
    // connection that is still open, and that one would hold the stop up until the time is over.
    public Action<IApplicationBuilder> Configure(Action<IApplicationBuilder> next) => app =>
    {
        app.Use((http, following) =>
        {
            if (lifetime.ApplicationStopping.IsCancellationRequested && http.Request.Path.StartsWithSegments("/_blazor"))
            {
                http.Response.StatusCode = StatusCodes.Status503ServiceUnavailable;
                return Task.CompletedTask;
            }
            return following(http);
        });
        next(app);
    };
}
