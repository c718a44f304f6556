using System.Globalization;
using JobsDashboard.Import.Demo;
using JobsDashboard.Jobs.Access;
using JobsDashboard.Jobs.Listing;
using JobsDashboard.Jobs.Storing;

namespace JobsDashboard.Commands;

/// <summary>Serves the dashboard until it is stopped.</summary>
internal static class ServeCommand
{
    public static async Task<int> RunAsync(string[] settings)
    {
        await using var app = DashboardApp.BuildServer(DashboardApp.CreateBuilder(settings));
        var database = app.Services.GetRequiredService<IJobsDatabase>();
        await Store.ExplainAsync(database, () => PrepareAsync(app, database));
        app.Lifetime.ApplicationStarted.Register(() => Console.WriteLine($"The dashboard is at {string.Join(" and ", app.Urls)}"));
        await app.RunAsync();
        return ExitCode.Done;
    }

    private static async Task PrepareAsync(WebApplication app, IJobsDatabase database)
    {
        await database.PrepareAsync(CancellationToken.None);
        // An empty database on a server waits for somebody's own jobs.
        var demoJobs = JobsStore.IsEmbedded(app.Configuration) ? app.Configuration.GetValue<int>("Jobs:DemoJobs") : 0;
        if (demoJobs > 0 && !await app.Services.GetRequiredService<JobListQueries>().AnyAsync(JobCaller.Local, CancellationToken.None))
        {
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"The database is empty; making {demoJobs:N0} demo jobs."));
            var now = app.Services.GetRequiredService<TimeProvider>().GetUtcNow();
            await DemoStore.FillAsync(app.Services.GetRequiredService<IJobWriter>(), demoJobs, seed: 1, now, CancellationToken.None);
        }
    }
}
