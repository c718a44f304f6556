namespace JobsDashboard.Commands;

/// <summary>Brings the database to this program's version, or prints the script with which an administrator does.</summary>
internal static class MigrateCommand
{
    public static Task<int> RunAsync(bool script, CancellationToken cancellationToken) => CommandDatabase.UseAsItIsAsync(
        async (_, database) =>
        {
            if (script)
            {
                await Console.Out.WriteAsync(database.MigrationScript());
                return ExitCode.Done;
            }
            await database.MigrateAsync(cancellationToken);
            Console.WriteLine("The database is at this program's state.");
            return ExitCode.Done;
        });
}
