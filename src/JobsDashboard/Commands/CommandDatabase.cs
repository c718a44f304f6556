using JobsDashboard.Hosting;
using JobsDashboard.Jobs.Storing;
using JobsDashboard.Telemetry;
using Microsoft.Extensions.Logging.Console;

namespace JobsDashboard.Commands;

/// <summary>The database for the length of a command.</summary>
internal static class CommandDatabase
{
    /// <summary>Runs a command over the database, which is made first if there is none.</summary>
    /// <exception cref="JobsDatabaseException">The database cannot be used.</exception>
    public static Task<int> UseAsync(Func<IServiceProvider, Task<int>> command, CancellationToken cancellationToken) => UseAsItIsAsync(
        async (services, database) =>
        {
            await database.PrepareAsync(cancellationToken);
            return await command(services);
        });

    /// <summary>Runs a command over the database as it is. The command makes or changes it, or says what is wrong with it.</summary>
    /// <exception cref="JobsDatabaseException">The database cannot be used.</exception>
    public static async Task<int> UseAsItIsAsync(Func<IServiceProvider, IJobsDatabase, Task<int>> command)
    {
        await using var app = DashboardApp.BuildForCommand(Configure);
        OperatorTelemetry.BeginCounting(app.Services);
        var database = app.Services.GetRequiredService<IJobsDatabase>();
        return await ExplainAsync(database, () => command(app.Services, database));
    }

    /// <summary>Runs work, and turns a failure of the database into one whose message is a sentence.</summary>
    /// <exception cref="JobsDatabaseException">The database cannot be used.</exception>
    public static async Task<T> ExplainAsync<T>(IJobsDatabase database, Func<Task<T>> work)
    {
        try
        {
            return await work();
        }
        catch (Exception failure) when (database.Explain(failure) is { } explained)
        {
            throw explained;
        }
    }

    // Standard output has the command's answer and nothing else. What goes wrong is a sentence on standard error.
    private static void Configure(WebApplicationBuilder builder)
    {
        builder.Logging.AddFilter("Microsoft.AspNetCore.DataProtection", LogLevel.None);
        builder.Services.Configure<ConsoleLoggerOptions>(console => console.LogToStandardErrorThreshold = LogLevel.Trace);
        builder.Services.AddSingleton(new WaitNotice(Tell, TimeProvider.System));
        builder.Services.AddSingleton(new ProgressNotice(Tell, TimeProvider.System));

        static void Tell(string sentence) => Console.Error.WriteLine(VisibleText.Of(sentence));
    }
}
