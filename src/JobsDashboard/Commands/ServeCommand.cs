using System.Globalization;
using JobsDashboard.Access;
using JobsDashboard.Hosting;
using JobsDashboard.Import.Demo;
using JobsDashboard.Jobs.Access;
using JobsDashboard.Jobs.Listing;
using JobsDashboard.Jobs.Storing;
using JobsDashboard.Jobs.Tallying;
using JobsDashboard.Settings;
using JobsDashboard.Telemetry;
using Microsoft.Extensions.Options;

namespace JobsDashboard.Commands;

/// <summary>Serves the dashboard until it is stopped.</summary>
internal static class ServeCommand
{
    public static async Task<int> RunAsync(string[] settings)
    {
        await using var app = DashboardApp.BuildServer(settings);
        var database = app.Services.GetRequiredService<IJobsDatabase>();
        await CommandDatabase.ExplainAsync(database, async () =>
        {
            await database.PrepareAsync(CancellationToken.None);
            await app.Services.GetRequiredService<KeyRing>().PrepareAsync(CancellationToken.None);
            await AddDemoJobsAsync(app.Services);
            return ExitCode.Done;
        });
        app.Lifetime.ApplicationStarted.Register(() => Console.WriteLine($"The dashboard is at {string.Join(" and ", app.Urls)}"));
        app.Services.GetRequiredService<CountingState>().Begin();
        await StartFailures.ExplainAsync(() => app.StartAsync());
        OperatorTelemetry.BeginWatching(app.Services);
        await app.WaitForShutdownAsync();
        return ExitCode.Done;
    }

    // To the embedded database only: an empty database on a server waits for somebody's own jobs.
    private static async Task AddDemoJobsAsync(IServiceProvider services)
    {
        var settings = services.GetRequiredService<IOptions<DashboardSettings>>().Value;
        var demoJobs = settings.IsEmbedded ? settings.DemoJobs ?? 0 : 0;
        if (demoJobs > 0 && !await services.GetRequiredService<JobListQueries>().AnyAsync(JobCaller.Local, CancellationToken.None))
        {
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"The database is empty; making {demoJobs:N0} demo jobs."));
            var now = services.GetRequiredService<TimeProvider>().GetUtcNow();
            await DemoStore.FillAsync(services.GetRequiredService<IJobWriter>(), demoJobs, seed: 1, now, CancellationToken.None);
        }
    }
}
