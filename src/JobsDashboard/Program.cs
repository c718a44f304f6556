using JobsDashboard.Commands;

if (HandleLimit.Explain() is { } tooFew)
{
    Console.Error.WriteLine(tooFew);
    return ExitCode.Refused;
}
StandardStreams.Guard();
return StandardStreams.ExitCodeOf(await CommandLine.RunAsync(args));

/// <summary>The program; public so that tests can start it in their own process.</summary>
public partial class Program;
