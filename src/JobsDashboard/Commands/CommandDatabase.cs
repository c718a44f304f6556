using JobsDashboard.Jobs.Storing;
using Microsoft.Extensions.Logging.Console;

namespace JobsDashboard.Commands;

/// <summary>The store, made ready for a command, and its failures turned into sentences.</summary>
internal static class Store
{
    /// <summary>The settings and services of a command, which says so when it has to wait for another program.</summary>
    public static WebApplicationBuilder CreateBuilder()
    {
        var builder = DashboardApp.CreateBuilder([]);
        builder.Services.AddSingleton(new WaitNotice(sentence => Console.Error.WriteLine(Printed.Text(sentence)), TimeProvider.System));
        return builder;
    }

    public static async Task<int> UseAsync(Func<IServiceProvider, Task<int>> command, CancellationToken cancellationToken)
    {
        var builder = CreateBuilder();
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
