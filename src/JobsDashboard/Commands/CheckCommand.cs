using JobsDashboard.Jobs.Storing;

namespace JobsDashboard.Commands;

/// <summary>Says what of the database is damaged.</summary>
internal static class CheckCommand
{
    private const int MostFindings = 100;

    public static async Task<int> RunAsync(CancellationToken cancellationToken)
    {
        await using var app = DashboardApp.CreateBuilder([]).Build();
        var database = app.Services.GetRequiredService<IJobsDatabase>();
        var exitCode = ExitCode.Done;
        await Store.ExplainAsync(database, async () =>
        {
            exitCode = await TellAsync(await database.FindDamageAsync(MostFindings, cancellationToken));
        });
        return exitCode;
    }

    private static async Task<int> TellAsync(IReadOnlyCollection<string> damage)
    {
        if (damage.Count == 0)
        {
            Console.WriteLine("No damage was found in the database.");
            return ExitCode.Done;
        }
        foreach (var finding in damage)
        {
            Console.WriteLine(Printed.Text(finding));
        }
        if (damage.Count == MostFindings)
        {
            Console.WriteLine("There may be more.");
        }
        await Console.Error.WriteLineAsync("The database is damaged; stop what uses it, and restore it from a backup or import the jobs into a new one.");
        return ExitCode.NoDatabase;
    }
}
