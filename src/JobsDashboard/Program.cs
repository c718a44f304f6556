using System.Globalization;
using JobsDashboard.Commands;
using JobsDashboard.Hosting;

// Numbers and sentences are the same on every machine, whatever its language.
CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = CultureInfo.InvariantCulture;
CultureInfo.DefaultThreadCurrentCulture = CultureInfo.DefaultThreadCurrentUICulture = CultureInfo.InvariantCulture;
MallocSettings.Apply();
if (OpenFileLimit.Explain() is { } tooFew)
{
    Console.Error.WriteLine(tooFew);
    return ExitCode.Refused;
}
StandardStreams.Guard();
return StandardStreams.ExitCodeOf(await CommandLine.RunAsync(args));

/// <summary>The program; public so that tests can start it in their own process.</summary>
public partial class Program;
