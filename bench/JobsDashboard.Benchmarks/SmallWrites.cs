using System.Diagnostics;
using JobsDashboard.Import.Demo;
using JobsDashboard.Jobs.Storing;

namespace JobsDashboard.Benchmarks;

/// <summary>What it costs that jobs come in small groups, against many at once, into a database that has many jobs already.</summary>
internal static class SmallWrites
{
    private const int Jobs = 10_000;
    private const int Rounds = 3;

    // Jobs that come one by one, and how many callers bring them.
    private const int SingleJobs = 1_000;
    private static readonly int[] s_callers = [1, 32];

    private static readonly DateTimeOffset s_now = new(2026, 1, 15, 8, 30, 0, TimeSpan.Zero);

    private static readonly (string Name, int JobsPerBatch, bool IsOneRun)[] s_ways =
    [
        ("5,000 a commit", 5_000, true),
        ("100 a commit, one run", 100, true),
        ("100 a commit, each a run of its own", 100, false),
    ];

    public static async Task PrintAsync(int stored)
    {
        await using var database = await BenchmarkDatabase.CreateAsync();
        await DemoStore.FillAsync(database.Writer, stored, 1, s_now, default);
        var times = s_ways.Select(_ => new List<double>()).ToList();
        // In turns, so that all of them meet the same growing database and the same neighbours on the machine.
        for (var round = 0; round < Rounds; round++)
        {
            foreach (var ((_, jobsPerBatch, isOneRun), way) in s_ways.Zip(times))
            {
                var batches = DemoJobs.Make(Jobs, 2 + way.Count + (100 * times.IndexOf(way)), s_now)
                    .Chunk(jobsPerBatch).Select(jobs => new JobBatch([.. jobs])).ToList();
                way.Add(await TimeAsync(database.Writer, isOneRun ? [batches] : [.. batches.Select(batch => new[] { batch })]));
            }
        }
        Console.WriteLine($"{Jobs:N0} jobs on top of {stored:N0}, median of {Rounds}");
        var bulk = Median(times[0]);
        foreach (var ((name, _, _), way) in s_ways.Zip(times))
        {
            Console.WriteLine($"{name,-37} {Jobs / Median(way),8:N0} jobs/s   {bulk / Median(way):N2}");
        }
        foreach (var callers in s_callers)
        {
            var time = await TimeCallersAsync(database.Writer, callers);
            Console.WriteLine($"{$"1 at a time by each of {callers}",-37} {SingleJobs / time,8:N0} jobs/s   {bulk / Jobs * SingleJobs / time:N2}");
        }
    }

    private static async Task<double> TimeCallersAsync(IJobWriter writer, int callers)
    {
        var parts = DemoJobs.Make(SingleJobs, 1_000 + callers, s_now).Chunk((SingleJobs + callers - 1) / callers).ToList();
        var start = Stopwatch.GetTimestamp();
        await Task.WhenAll(parts.Select(jobs => Task.Run(async () =>
        {
            foreach (var job in jobs)
            {
                await writer.WriteAsync(new[] { new JobBatch([job]) }.ToAsyncEnumerable(), default).CountAsync();
            }
        })));
        return Stopwatch.GetElapsedTime(start).TotalSeconds;
    }

    private static async Task<double> TimeAsync(IJobWriter writer, IReadOnlyList<IReadOnlyList<JobBatch>> runs)
    {
        GC.Collect();
        var start = Stopwatch.GetTimestamp();
        foreach (var run in runs)
        {
            await writer.WriteAsync(run.ToAsyncEnumerable(), default).CountAsync();
        }
        return Stopwatch.GetElapsedTime(start).TotalSeconds;
    }

    private static double Median(IEnumerable<double> times) => times.Order().ElementAt(Rounds / 2);
}
