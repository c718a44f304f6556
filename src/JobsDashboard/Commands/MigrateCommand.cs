using JobsDashboard.Jobs.Storing;

namespace JobsDashboard.Commands;

/// <summary>Brings the database to this program's state, or says how an administrator does.</summary>
internal static class MigrateCommand
{
    public static async Task<int> RunAsync(bool script, CancellationToken cancellationToken)
    {
        await using var app = Store.CreateBuilder().Build();
        var database = app.Services.GetRequiredService<IJobsDatabase>();
        if (script)
        {
            await Console.Out.WriteAsync(database.MigrationScript());
            return ExitCode.Done;
        }
        await Store.ExplainAsync(database, () => database.MigrateAsync(cancellationToken));
        Console.WriteLine("The database is at this program's state.");
        return ExitCode.Done;
    }
}
