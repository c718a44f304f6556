using JobsDashboard.Jobs;
using JobsDashboard.Jobs.Measuring;
using JobsDashboard.Settings;
using OpenTelemetry;
using OpenTelemetry.Exporter;
using OpenTelemetry.Logs;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;

namespace JobsDashboard.Telemetry;

/// <summary>
/// Sends traces, metrics and logs to the receiver that the settings name. What users asked and who they are is in none of them.
/// </summary>
internal static class OperatorTelemetry
{
    private const string ServiceName = "jobs-dashboard";

    private static string? Version => typeof(Program).Assembly.GetName().Version?.ToString();

    // ASP.NET's own: requests and their durations, connections, live pages, and those that were turned away.
    private static readonly string[] s_meters =
    [
        JobMetrics.Name, "Microsoft.AspNetCore.Hosting", "Microsoft.AspNetCore.Server.Kestrel", "Microsoft.AspNetCore.RateLimiting",
        "Microsoft.AspNetCore.Components.Server.Circuits", "System.Runtime",
    ];

    /// <summary>Adds it if the settings name a receiver.</summary>
    public static void AddTo(IServiceCollection services, DashboardSettings settings)
    {
        if (settings.TelemetryEndpoint is not { Length: > 0 } endpoint)
        {
            return;
        }
        services.AddOpenTelemetry()
            .ConfigureResource(resource => resource.AddService(ServiceName, serviceVersion: Version))
            .WithTracing(traces => traces
                .AddSource(JobMetrics.Name)
                .AddAspNetCoreInstrumentation(options => options.EnrichWithHttpRequest = (span, _) =>
                {
                    // A path has the id of a job, a query string what was searched. The route stays.
                    span.SetTag("url.path", null);
                    span.SetTag("url.query", null);
                }))
            .WithMetrics(metrics => metrics.AddMeter(s_meters))
            .WithLogging(logs => logs.AddProcessor(new LogWithoutValues()))
            .UseOtlpExporter(OtlpExportProtocol.HttpProtobuf, new Uri(endpoint));
    }

    /// <summary>Begins to count, for a command; what was counted is sent when it ends. A server begins by itself when it starts.</summary>
    public static void BeginCounting(IServiceProvider services) => services.GetService<MeterProvider>();

    /// <summary>Begins to watch how far the store is behind.</summary>
    public static void BeginWatching(IServiceProvider services)
    {
        if (services.GetService<MeterProvider>() is not null)
        {
            services.GetRequiredService<StoreLag>();
        }
    }
}
