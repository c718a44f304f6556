using System.Net;
using JobsDashboard.Api;
using JobsDashboard.Components;
using Microsoft.AspNetCore.HostFiltering;
using Microsoft.Extensions.FileProviders;

namespace JobsDashboard;

/// <summary>The program put together: settings, services and, for the server, what it answers.</summary>
internal static class DashboardApp
{
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
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.ConfigureEndpointDefaults(endpoint => RequireLoopback(endpoint.IPEndPoint)));
        // An open tab would otherwise hold up a stop for half a minute.
        builder.Services.Configure<HostOptions>(host => host.ShutdownTimeout = TimeSpan.FromSeconds(3));
        builder.Services.AddDashboardPages();
        // First, because the check of the Host stands before everything that is mapped below.
        builder.Services.Insert(0, ServiceDescriptor.Singleton<IStartupFilter, RefusedHosts>());
        builder.Services.Configure<HostFilteringOptions>(hosts => hosts.IncludeFailureMessage = false);

        var app = builder.Build();
        app.MapDashboardPages();
        // After the pages' own handler, and so within it: what fails here is answered in the contract's format.
        app.UseWhen(
            http => http.Request.Path.StartsWithSegments(JobsApi.Prefix, StringComparison.OrdinalIgnoreCase),
            api => api.UseExceptionHandler(failed => failed.Run(JobsApi.WriteFailureAsync)));
        app.MapJobsApi();
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

    private static void RequireLoopback(IPEndPoint? endpoint)
    {
        if (endpoint is not null && !IPAddress.IsLoopback(endpoint.Address))
        {
            throw new UnsafeAddressException($"{endpoint} can be reached from other machines, and nobody has to sign in yet; listen on 127.0.0.1 or localhost.");
        }
    }
}
