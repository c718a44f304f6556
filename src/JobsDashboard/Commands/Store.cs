using JobsDashboard.Jobs.Storing;

namespace JobsDashboard.Commands;

/// <summary>The store, made ready for a command, and its failures turned into sentences.</summary>
internal static class Store
{
    public static async Task<int> UseAsync(Func<IServiceProvider, Task<int>> command, CancellationToken cancellationToken)
    {
        await using var app = DashboardApp.CreateBuilder([]).Build();
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
