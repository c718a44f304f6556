using JobsDashboard.Administration;
using JobsDashboard.Api;
using JobsDashboard.Api.Operations;
using JobsDashboard.Api.Signing;
using JobsDashboard.Auditing;
using JobsDashboard.Components;
using JobsDashboard.Hardening;
using JobsDashboard.Health;
using JobsDashboard.Jobs.Gate;
using JobsDashboard.Jobs.Storing;
using JobsDashboard.Limits;
using JobsDashboard.Settings;
using JobsDashboard.SignIn;
using JobsDashboard.Telemetry;
using Microsoft.AspNetCore.HostFiltering;
using Microsoft.Extensions.Options;
using Microsoft.Net.Http.Headers;

namespace JobsDashboard.Hosting;

/// <summary>Puts the program together: settings and services, and for the server what it answers.</summary>
internal static class DashboardApp
{
    // 32 kB, and the end of the line.
    private const int MaxRequestLineBytes = (32 * 1024) + 2;

    /// <summary>A program that serves nothing, for a command that needs the database.</summary>
    /// <param name="configure">What the command changes.</param>
    /// <exception cref="RefusedSettingException">A setting cannot be used.</exception>
    public static WebApplication BuildForCommand(Action<WebApplicationBuilder> configure) => StartFailures.Explain(() =>
    {
        var (builder, _) = CreateBuilder([]);
        configure(builder);
        return builder.Build();
    });

    /// <summary>The server, which is not started yet.</summary>
    /// <param name="args">Settings of the command line, as <c>--Name=value</c>.</param>
    /// <exception cref="RefusedSettingException">A setting cannot be used.</exception>
    public static WebApplication BuildServer(string[] args) => StartFailures.Explain(() =>
    {
        var (builder, settings) = CreateBuilder(args);
        SignInSettings.Check(settings, builder.Configuration, builder.Environment.IsDevelopment());
        builder.UseServerAddresses(settings.NeedsSignIn);
        AddServer(builder, settings);
        var app = builder.Build();
        MapServer(app, settings);
        return app;
    });

    private static (WebApplicationBuilder Builder, DashboardSettings Settings) CreateBuilder(string[] args)
    {
        // Settings are read from beside the program, whatever folder it is started from.
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { Args = args, ContentRootPath = AppContext.BaseDirectory });
        LogLevels.Check(builder.Configuration);
        var settings = DashboardSettings.Read(builder.Configuration);
        builder.Services.AddSingleton(Options.Create(settings));
        builder.Services.AddJobsDatabase(settings, builder.Environment);
        OperatorTelemetry.AddTo(builder.Services, settings);
        return (builder, settings);
    }

    private static void AddServer(WebApplicationBuilder builder, DashboardSettings settings)
    {
        // Assets of packages are found through the build's manifest, also when it is not Development and not published.
        builder.WebHost.UseStaticWebAssets();
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            // Room for the longest question, with each byte encoded as three characters. In HTTP/2 the address is a header like the others.
            kestrel.Limits.MaxRequestLineSize = MaxRequestLineBytes;
            kestrel.Limits.Http2.MaxRequestHeaderFieldSize = MaxRequestLineBytes;
            kestrel.Limits.MaxRequestHeadersTotalSize += MaxRequestLineBytes;
        });
        ServerStop.AddTo(builder.Services);
        VisibleLog.AddTo(builder.Services);
        builder.Services.AddAuditTrail(settings.AuditRetentionDays);
        builder.Services.AddSingleton(new ProgressNotice(Console.WriteLine, TimeProvider.System));
        builder.Services.AddAdministration();
        builder.Services.AddDashboardPages();
        CompressedAnswers.AddTo(builder.Services);
        if (settings.QueryTimeout is { } seconds)
        {
            builder.Services.AddSingleton(new QueryTimeout(TimeSpan.FromSeconds(seconds)));
        }
        builder.AddLimits(settings);
        builder.Services.AddSignIn(settings);
        builder.Services.AddJobsApi(settings.NeedsSignIn);
        builder.Services.AddSingleton(new ApiSecrets(settings.SecretsShownByApi == true));
        builder.Services.AddHealth();
        // First, because the check of the Host header comes before everything that is mapped. The API looks at the headers of a
        // signed request, and a signed-in visitor of the pages will have a cookie.
        IStartupFilter noStore = new NoStoreHeaders([.. SignedRequest.Signs, HeaderNames.Cookie]);
        builder.Services.Insert(0, ServiceDescriptor.Singleton(noStore));
        builder.Services.Insert(1, ServiceDescriptor.Singleton<IStartupFilter, RefusedHosts>());
        builder.Services.Insert(2, ServiceDescriptor.Singleton<IStartupFilter>(
            settings.NeedsSignIn ? new ForwardedRequests(settings) : new LocalRequests()));
        SecurityHeaders.AddTo(builder.Services);
        builder.Services.Configure<HostFilteringOptions>(hosts => (hosts.AllowEmptyHosts, hosts.IncludeFailureMessage) = (false, false));
        if (!settings.NeedsSignIn)
        {
            builder.Services.PostConfigure<HostFilteringOptions>(
                hosts => hosts.AllowedHosts = [.. LoopbackNames.Among(hosts.AllowedHosts)]);
        }
    }

    private static void MapServer(WebApplication app, DashboardSettings settings)
    {
        app.UseHubGuard();
        app.UseCompressedAnswers();
        app.UseRouting();
        app.MapDashboardPages(SignInSchemes.Pages(settings.NeedsSignIn));
        // Within the pages' own exception handler, so that a failure of the API is answered in the contract's format.
        app.UseJobsApi();
        app.UseRequestLimits(settings.NeedsSignIn);
        app.UseSignIn(settings);
        app.UseRequestTimeouts();
        app.MapJobsApi();
        app.MapHealth();
    }
}
