using System.CommandLine;
using JobsDashboard.Settings;
using Microsoft.Extensions.Options;

namespace JobsDashboard.Commands;

/// <summary>Copies the database while it is used.</summary>
internal static class BackupCommand
{
    public static Command Create()
    {
        var file = new Argument<string>("file") { Description = "The copy, which must not be there yet." };
        var command = new Command(
            "backup", "Copies the whole database, as it is at this moment, into a new file. The server and imports may go on meanwhile.")
        {
            file,
        };
        command.SetAction((parsed, cancellationToken) => RunAsync(Path.GetFullPath(parsed.GetValue(file)!), cancellationToken));
        return command;
    }

    private static Task<int> RunAsync(string file, CancellationToken cancellationToken) => CommandDatabase.UseAsItIsAsync(
        async (services, database) =>
        {
            var lines = new PacedLines(services.GetRequiredService<TimeProvider>());
            await database.BackUpAsync(file, done => lines.Print(() => $"{(int)(done * 100)} %"), cancellationToken);
            Console.WriteLine($"Copied to {VisibleText.Of(file)}");
            if (services.GetRequiredService<IOptions<DashboardSettings>>().Value.KeyRingCertificate is { Length: > 0 } certificate)
            {
                await Console.Error.WriteLineAsync(
                    $"The access keys in the copy are of no use without the certificate {VisibleText.Of(certificate)}, "
                    + "which is not in it; keep that apart from it.");
            }
            return ExitCode.Done;
        });
}
