using System.Diagnostics;
using System.Globalization;
using JobsDashboard.Import;
using JobsDashboard.Import.Demo;
using JobsDashboard.Jobs.Storing;

namespace JobsDashboard.Commands;

/// <summary>Makes demo jobs.</summary>
internal static class SeedCommand
{
    public static Task<int> RunAsync(int count, int seed, CancellationToken cancellationToken)
    {
        BulkProcess.Begin();
        return CommandDatabase.UseAsync(async services =>
        {
            var start = Stopwatch.GetTimestamp();
            var now = services.GetRequiredService<TimeProvider>().GetUtcNow();
            var counts = await DemoStore.FillAsync(services.GetRequiredService<IJobWriter>(), count, seed, now, cancellationToken);
            var seconds = Stopwatch.GetElapsedTime(start).TotalSeconds;
            Console.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"{counts.Read:N0} demo jobs: {counts.New:N0} new, {counts.Changed:N0} changed, {counts.Unchanged:N0} unchanged, "
                + $"in {seconds:N1} s"));
            return ExitCode.Done;
        }, cancellationToken);
    }
}
