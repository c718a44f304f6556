using JobsDashboard.Jobs.Gate;
using JobsDashboard.Settings;
using Microsoft.AspNetCore.Components.Server.Circuits;
using Microsoft.AspNetCore.Server.Kestrel.Core;

namespace JobsDashboard.Limits;

/// <summary>How much the server takes on, for whoever composes the application.</summary>
internal static class ServerLimits
{
    private const int DefaultConnections = 1_000;

    // A signed request may have a body of one megabyte, which its signature is checked with; nothing else has any to speak of.
    private const int MaxBodyBytes = 2 * 1024 * 1024;

    public static void AddLimits(this WebApplicationBuilder builder, DashboardSettings settings)
    {
        var queue = QueueOf(settings);
        builder.Services.AddSingleton(queue);
        // With the embedded database each question holds a thread while it is answered, and more threads come only slowly.
        ThreadPool.GetMinThreads(out var threads, out var ports);
        ThreadPool.SetMinThreads(Math.Max(threads, queue.Questions + (2 * Environment.ProcessorCount)), ports);
        builder.Services.AddRequestLimits();
        builder.Services.AddRequestTime(settings);
        builder.Services.AddSingleton<OpenPages>();
        builder.Services.AddScoped<PagePlace>();
        builder.Services.AddScoped<CircuitHandler>(provider => provider.GetRequiredService<PagePlace>());
        builder.WebHost.ConfigureKestrel(kestrel => Limit(kestrel.Limits, settings.Connections ?? DefaultConnections));
    }

    private static QueueLimits QueueOf(DashboardSettings settings)
    {
        var usual = QueueLimits.Default;
        return usual with
        {
            Questions = settings.Questions ?? usual.Questions,
            PerCaller = settings.QuestionsPerUser ?? usual.PerCaller,
            MaxWait = settings.QuestionWait is { } seconds ? TimeSpan.FromSeconds(seconds) : usual.MaxWait,
        };
    }

    private static void Limit(KestrelServerLimits limits, int connections)
    {
        (limits.MaxConcurrentConnections, limits.MaxConcurrentUpgradedConnections) = (connections, connections);
        limits.MaxRequestBodySize = MaxBodyBytes;
        limits.RequestHeadersTimeout = TimeSpan.FromSeconds(15);
        limits.KeepAliveTimeout = TimeSpan.FromMinutes(1);
        limits.MinRequestBodyDataRate = new(bytesPerSecond: 1_024, gracePeriod: TimeSpan.FromSeconds(5));
        limits.MinResponseDataRate = new(bytesPerSecond: 1_024, gracePeriod: TimeSpan.FromSeconds(15));
    }
}
