namespace JobsDashboard.Commands;

/// <summary>Looks for damage in the database.</summary>
internal static class CheckCommand
{
    private const int MaxFindings = 100;

    public static Task<int> RunAsync(CancellationToken cancellationToken) => CommandDatabase.UseAsItIsAsync(
        async (_, database) => await PrintAsync(await database.FindDamageAsync(MaxFindings, cancellationToken)));

    private static async Task<int> PrintAsync(IReadOnlyCollection<string> damage)
    {
        if (damage.Count == 0)
        {
            Console.WriteLine("No damage was found in the database.");
            return ExitCode.Done;
        }
        foreach (var finding in damage)
        {
            Console.WriteLine(VisibleText.Of(finding));
        }
        if (damage.Count == MaxFindings)
        {
            Console.WriteLine("There may be more.");
        }
        await Console.Error.WriteLineAsync(
            "The database is damaged; stop what uses it, and restore it from a backup or import the jobs into a new one.");
        return ExitCode.NoDatabase;
    }
}
