using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using System.Text;
using JobsDashboard.Import;
using JobsDashboard.Import.Files;
using JobsDashboard.Import.Reading;
using JobsDashboard.Import.Sacct.Values;
using JobsDashboard.Jobs.Storing;
using JobsDashboard.Settings;

namespace JobsDashboard.Commands;

/// <summary>The commands of the program. Without a command it serves, and its arguments are settings.</summary>
internal static class CommandLine
{
    public static async Task<int> RunAsync(string[] args)
    {
        try
        {
            var serves = !args.Any(IsHelp) && (args is [] or ["serve", ..] || args[0].StartsWith('-'));
            return serves
                ? await ServeCommand.RunAsync(args is ["serve", .. var settings] ? settings : args)
                : await RunCommandAsync(Commands().Parse(args));
        }
        catch (OperationCanceledException)
        {
            await Console.Error.WriteLineAsync("Stopped. What was done is kept; run the same command again to go on.");
            return ExitCode.Stopped;
        }
        catch (Exception failure) when (ExitCodeOf(failure) is { } exitCode)
        {
            await Console.Error.WriteLineAsync(VisibleText.Lines(failure.Message));
            return exitCode;
        }
    }

    private static async Task<int> RunCommandAsync(ParseResult parsed)
    {
        // The errors repeat what was typed, so they are made visible before they are printed.
        var errors = new StringWriter();
        // When the user stops the program, the batch that is being stored is stored to its end.
        var exitCode = await parsed.InvokeAsync(new InvocationConfiguration
        {
            Error = errors,
            EnableDefaultExceptionHandler = false,
            ProcessTerminationTimeout = TimeSpan.FromSeconds(30),
        });
        await Console.Error.WriteAsync(VisibleText.Lines(errors.ToString()));
        return parsed.Errors.Count > 0 ? ExitCode.Refused : exitCode;
    }

    // Failures whose message is a sentence for the user. Anything else is a fault of the program, and is shown with its stack trace.
    private static int? ExitCodeOf(Exception failure) => failure switch
    {
        JobsDatabaseException => ExitCode.NoDatabase,
        ImportRefusedException or RefusedSettingException => ExitCode.Refused,
        IOException or UnauthorizedAccessException or FormatException => ExitCode.Refused,
        _ => null,
    };

    private static bool IsHelp(string arg) => arg is "-h" or "-?" or "--help" or "--version";

    private static RootCommand Commands() => new("A dashboard for machine-learning training jobs.")
    {
        new Command(
            "serve",
            "Serves the dashboard; so does the program without a command. "
            + "Settings follow as --Name=value, such as --urls=http://127.0.0.1:5080."),
        Import(),
        Seed(),
        KeyCommand.Create(),
        MemberCommand.Create(),
        Migrate(),
        Check(),
        BackupCommand.Create(),
        PruneCommand.Create(),
    };

    private static Command Import()
    {
        var format = new Argument<string>("format") { Description = $"What the files are: {string.Join(", ", ImportFormats.All.Keys)}." };
        format.AcceptOnlyFromAmong([.. ImportFormats.All.Keys]);
        var paths = new Argument<string[]>("path")
        {
            Description = "Files, or folders of them, plain or gzip; - for standard input.",
            Arity = ArgumentArity.OneOrMore,
        };
        var anchor = InstantOption.Of(
            "--anchor",
            "The instant of second 0, for a trace that does not tell its date: 2023-01-01 (midnight UTC), or 2023-01-01T08:00:00Z.");
        var encoding = new Option<Encoding?>("--encoding")
        {
            Description = "The encoding of files without a byte order mark, such as gb18030 or windows-1252; without this option UTF-8.",
            CustomParser = ReadEncoding,
        };
        var timeZone = new Option<TimeZoneInfo?>("--time-zone")
        {
            Description = "The zone of times that have none, such as Asia/Shanghai; without this option UTC.",
            CustomParser = ReadTimeZone,
        };
        var command = new Command(
            "import",
            "Imports jobs. An import that was stopped goes on when it is run again; one that is done changes nothing then. "
            + $"The format sacct reads what this command of Slurm prints: {SacctCommand.Text}")
        {
            format, paths, anchor, encoding, timeZone,
        };
        command.SetAction((parsed, cancellationToken) => ImportCommand.RunAsync(
            ImportFormats.All[parsed.GetValue(format)!],
            parsed.GetValue(paths)!,
            new ImportOptions
            {
                Anchor = parsed.GetValue(anchor),
                Encoding = parsed.GetValue(encoding),
                TimeZone = parsed.GetValue(timeZone),
            },
            cancellationToken));
        return command;
    }

    private static Encoding? ReadEncoding(ArgumentResult argument)
    {
        if (TextEncodings.TryFind(argument.Tokens[0].Value, out var encoding))
        {
            return encoding;
        }
        argument.AddError(
            $"There is no encoding {argument.Tokens[0].Value}; "
            + "known are gb18030, big5, shift_jis, windows-1252, iso-8859-1, utf-16 and many more.");
        return null;
    }

    private static TimeZoneInfo? ReadTimeZone(ArgumentResult argument)
    {
        if (TimeZoneInfo.TryFindSystemTimeZoneById(argument.Tokens[0].Value, out var zone))
        {
            return zone;
        }
        argument.AddError("--time-zone takes the name of a time zone, such as Asia/Shanghai, Europe/Berlin or UTC.");
        return null;
    }

    private static Command Seed()
    {
        var count = new Option<int>("--count") { Description = "How many jobs.", DefaultValueFactory = _ => 20_000 };
        count.Validators.Add(result =>
        {
            if (result.Tokens is [var token] && !IsDemoJobCount(token.Value))
            {
                result.AddError($"--count takes a number from 1 to {DashboardSettings.MaxDemoJobs}.");
            }
        });
        var seed = new Option<int>("--seed")
        {
            Description = "Selects the jobs: the same number makes the same ones.",
            DefaultValueFactory = _ => 1,
        };
        var command = new Command("seed", "Makes demo jobs, spread over the last weeks.") { count, seed };
        command.SetAction((parsed, cancellationToken) =>
            SeedCommand.RunAsync(parsed.GetValue(count), parsed.GetValue(seed), cancellationToken));
        return command;
    }

    private static bool IsDemoJobCount(string text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var count)
            && count is >= 1 and <= DashboardSettings.MaxDemoJobs;

    private static Command Check()
    {
        var command = new Command("check", "Reads the whole database and prints what is damaged. Changes nothing.");
        command.SetAction((_, cancellationToken) => CheckCommand.RunAsync(cancellationToken));
        return command;
    }

    private static Command Migrate()
    {
        var script = new Option<bool>("--script")
        {
            Description = "Prints the script for the database's administrator instead of running it.",
        };
        var command = new Command(
            "migrate", "Makes the database, or brings an older one to this program's version. Running it again changes nothing.")
        {
            script,
        };
        command.SetAction((parsed, cancellationToken) => MigrateCommand.RunAsync(parsed.GetValue(script), cancellationToken));
        return command;
    }
}
