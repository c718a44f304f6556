using System.Collections.Immutable;
using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using JobsDashboard.Auditing;
using JobsDashboard.Jobs.Access;
using JobsDashboard.Jobs.Items;
using JobsDashboard.Jobs.Question;
using JobsDashboard.Jobs.Removing;

namespace JobsDashboard.Commands;

/// <summary>Removes jobs that ended long ago, or says which ones it would remove.</summary>
internal static class PruneCommand
{
    public static Command Create()
    {
        var age = new Option<TimeSpan>("--older-than")
        {
            Description = "How long ago a job must have ended at least: 180d, 26w, 12h or 90m (minutes).",
            Required = true,
            CustomParser = ReadAge,
        };
        var statuses = new Option<ImmutableArray<JobStatus>>("--status")
        {
            Description = "Only jobs with one of these statuses, with commas between them; without this option "
                + $"{string.Join(",", RemovalRule.EndedStatuses)}.",
            CustomParser = ReadStatuses,
        };
        var deleted = new Option<bool>("--deleted") { Description = "Only jobs that their source has marked as deleted (IsDeleted)." };
        var dryRun = new Option<bool>("--dry-run") { Description = "Prints what would be removed. Changes nothing." };
        var command = new Command(
            "prune",
            "Removes jobs that ended long ago. A job that has not ended, or does not say when, always stays. Stopped, "
            + "the same command goes on when it is run again. The server and imports may go on meanwhile.")
        {
            age, statuses, deleted, dryRun,
        };
        command.SetAction((parsed, cancellationToken) => CommandDatabase.UseAsync(
            services =>
            {
                var endedBefore = services.GetRequiredService<TimeProvider>().GetUtcNow() - parsed.GetValue(age);
                var ended = parsed.GetValue(statuses) is { IsDefault: false } named ? named : RemovalRule.EndedStatuses;
                var rule = new RemovalRule(endedBefore, ended, parsed.GetValue(deleted));
                return parsed.GetValue(dryRun)
                    ? PreviewAsync(services, rule, cancellationToken)
                    : RemoveAsync(services, rule, cancellationToken);
            }, cancellationToken));
        return command;
    }

    private static TimeSpan ReadAge(ArgumentResult argument)
    {
        // As in a query string, where now-180d is so long before now.
        if (TimeBound.TryParse($"now-{argument.Tokens[0].Value}", out var bound) && bound.BeforeNow > TimeSpan.Zero)
        {
            return bound.BeforeNow;
        }
        argument.AddError("--older-than takes a time such as 180d, 26w, 12h or 90m.");
        return default;
    }

    private static ImmutableArray<JobStatus> ReadStatuses(ArgumentResult argument)
    {
        var statuses = ImmutableArray.CreateBuilder<JobStatus>();
        foreach (var name in argument.Tokens.SelectMany(token => token.Value.Split(',', StringSplitOptions.TrimEntries)))
        {
            if (!JobStatusNames.TryParse(name, out var status) || !RemovalRule.EndedStatuses.Contains(status))
            {
                argument.AddError(
                    $"--status takes {string.Join(", ", RemovalRule.EndedStatuses)}, with commas between several of them, and not {name}.");
                return [];
            }
            statuses.Add(status);
        }
        return statuses.ToImmutable();
    }

    private static async Task<int> PreviewAsync(IServiceProvider services, RemovalRule rule, CancellationToken cancellationToken)
    {
        var (found, lines) = (RemovedJobs.None, new PacedLines(services.GetRequiredService<TimeProvider>()));
        await foreach (var jobs in services.GetRequiredService<JobRemoval>().PreviewAsync(rule, cancellationToken))
        {
            found = jobs;
            lines.Print(() => Text($"{jobs.Count:N0} found so far"));
        }
        Console.WriteLine($"Would be removed: {Summary(found)}");
        return ExitCode.Done;
    }

    private static async Task<int> RemoveAsync(IServiceProvider services, RemovalRule rule, CancellationToken cancellationToken)
    {
        await services.GetRequiredService<AuditLog>().WriteAsync(
            CommandAudit.Of(AuditAction.JobsRemoved, AuditSubject.Removal(rule)), cancellationToken);
        var (removed, lines) = (RemovedJobs.None, new PacedLines(services.GetRequiredService<TimeProvider>()));
        try
        {
            await foreach (var jobs in services.GetRequiredService<JobRemoval>().RemoveAsync(rule, cancellationToken))
            {
                removed = jobs;
                lines.Print(() => Text($"{jobs.Count:N0} removed so far"));
            }
        }
        finally
        {
            // Also when it was stopped or failed in the middle.
            Console.WriteLine($"Removed: {Summary(removed)}");
        }
        return ExitCode.Done;
    }

    private static string Summary(RemovedJobs jobs)
    {
        if (jobs is not { FirstEnd: { } first, LastEnd: { } last })
        {
            return "no job";
        }
        var statuses = jobs.ByStatus.Select(of => Text($"{of.Value:N0} {JobStatusNames.Of(of.Key)}"));
        var count = Text($"{jobs.Count:N0} {(jobs.Count == 1 ? "job" : "jobs")}");
        return $"{count} ({string.Join(", ", statuses)}), which ended from {Time(first)} to {Time(last)}";
    }

    private static string Time(DateTimeOffset time) =>
        time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
