using System.Net;
using JobsDashboard.Api;
using JobsDashboard.Components;
using JobsDashboard.Health;
using Microsoft.AspNetCore.HostFiltering;
using Microsoft.Extensions.FileProviders;

namespace JobsDashboard;

/// <summary>The program put together: settings, services and, for the server, what it answers.</summary>
internal static class DashboardApp
{
    // 32 kB, and the end of the line.
    private const int LongestRequestLine = (32 * 1024) + 2;

    public static WebApplicationBuilder CreateBuilder(string[] args)
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { Args = args, ContentRootPath = AppContext.BaseDirectory });
        AddSettings(builder, args);
        builder.Services.AddJobsStore(builder.Configuration, builder.Environment);
        return builder;
    }

    public static WebApplication BuildServer(WebApplicationBuilder builder)
    {
        // Assets of packages are found through the build's manifest, also when it is not Development and not published.
        builder.WebHost.UseStaticWebAssets();
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.ConfigureEndpointDefaults(endpoint => RequireLoopback(endpoint.IPEndPoint));
            // Room for everything that is answered, with each byte as three characters; in HTTP/2 the address is a header like the others.
            kestrel.Limits.MaxRequestLineSize = LongestRequestLine;
            kestrel.Limits.Http2.MaxRequestHeaderFieldSize = LongestRequestLine;
            kestrel.Limits.MaxRequestHeadersTotalSize += LongestRequestLine;
        });
        RequireLocalMode(builder.Configuration);
        // An open tab would otherwise hold up a stop for half a minute.
        builder.Services.Configure<HostOptions>(host => host.ShutdownTimeout = TimeSpan.FromSeconds(3));
        VisibleLog.AddTo(builder.Services);
        builder.Services.AddDashboardPages();
        builder.Services.AddQueryTimeout(builder.Configuration);
        builder.Services.AddJobsApi();
        builder.Services.AddHealth();
        // First, because the check of the Host stands before everything that is mapped below.
        builder.Services.Insert(0, ServiceDescriptor.Singleton<IStartupFilter, PrivateAnswers>());
        builder.Services.Insert(1, ServiceDescriptor.Singleton<IStartupFilter, RefusedHosts>());
        builder.Services.Configure<HostFilteringOptions>(hosts => (hosts.AllowEmptyHosts, hosts.IncludeFailureMessage) = (false, false));

        var app = builder.Build();
        app.MapDashboardPages();
        app.UseJobsApi();
        app.MapJobsApi();
        app.MapHealth();
        return app;
    }

    // Read from beside the program, whatever folder it is started from and whichever host starts it.
    private static void AddSettings(WebApplicationBuilder builder, string[] args)
    {
        var besideProgram = new PhysicalFileProvider(AppContext.BaseDirectory);
        builder.Configuration
            .AddJsonFile(besideProgram, "appsettings.json", optional: true, reloadOnChange: false)
            .AddJsonFile(besideProgram, $"appsettings.{builder.Environment.EnvironmentName}.json", optional: true, reloadOnChange: false)
            .AddEnvironmentVariables()
            .AddCommandLine(args);
    }

    private static void RequireLocalMode(ConfigurationManager settings)
    {
        if (settings["Jobs:Auth:Mode"] is { Length: > 0 } mode && !mode.Equals("Local", StringComparison.OrdinalIgnoreCase))
        {
            throw new RefusedSettingException($"The setting Jobs:Auth:Mode is '{mode}'; expected Local.");
        }
    }

    private static void RequireLoopback(IPEndPoint? endpoint)
    {
        if (endpoint is not null && !IPAddress.IsLoopback(endpoint.Address))
        {
            throw new RefusedSettingException($"{endpoint} can be reached from other machines, and nobody has to sign in yet; listen on 127.0.0.1 or localhost.");
        }
    }
}
