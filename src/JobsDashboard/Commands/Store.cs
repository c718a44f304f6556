using JobsDashboard.Jobs.Storing;
using Microsoft.Extensions.Logging.Console;

namespace JobsDashboard.Commands;

/// <summary>The store, made ready for a command, and its failures turned into sentences.</summary>
internal static class Store
{
    public static async Task<int> UseAsync(Func<IServiceProvider, Task<int>> command, CancellationToken cancellationToken)
    {
        var builder = DashboardApp.CreateBuilder([]);
        // What a command prints is its answer and nothing else, and what went wrong is a sentence.
        builder.Logging.AddFilter("Microsoft.AspNetCore.DataProtection", LogLevel.None);
        builder.Services.Configure<ConsoleLoggerOptions>(console => console.LogToStandardErrorThreshold = LogLevel.Trace);
        await using var app = builder.Build();
        var database = app.Services.GetRequiredService<IJobsDatabase>();
        var exitCode = ExitCode.Done;
        await ExplainAsync(database, async () =>
        {
            await database.PrepareAsync(cancellationToken);
            exitCode = await command(app.Services);
        });
        return exitCode;
    }

    public static async Task ExplainAsync(IJobsDatabase database, Func<Task> work)
    {
        try
        {
            await work();
        }
        catch (Exception failure) when (database.Explain(failure) is { } explained)
        {
            throw explained;
        }
    }
}
