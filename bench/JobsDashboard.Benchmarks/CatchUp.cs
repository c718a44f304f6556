using System.Diagnostics;
using System.Runtime.InteropServices;
using JobsDashboard.Import.Demo;
using JobsDashboard.Jobs.Access;
using JobsDashboard.Jobs.Gate;
using JobsDashboard.Jobs.Items;
using JobsDashboard.Jobs.QueryString;
using JobsDashboard.Jobs.Storing;

namespace JobsDashboard.Benchmarks;

/// <summary>What the first question after a commit pays for bringing the columns in memory up to date.</summary>
internal static class CatchUp
{
    private const int Commits = 60;
    private const int WarmUp = 10;

    // As many as an import commits at once.
    private const int Jobs = 690;

    private static readonly DateTimeOffset s_now = new(2026, 1, 15, 8, 30, 0, TimeSpan.Zero);

    public static async Task PrintAsync(int stored)
    {
        await using var database = await BenchmarkDatabase.CreateAsync();
        await DemoStore.FillAsync(database.Writer, stored, 1, s_now, default);
        Console.WriteLine($"The first question after a commit to {stored:N0} jobs, median, and the one after it");
        await PrintAsync("new jobs", database, DemoJobs.Make(Jobs * Commits, 2, s_now).Chunk(Jobs));
        // Some that lie together, as those of the last hours do, and some from everywhere.
        var all = DemoJobs.Make(stored, 1, s_now).Select(Later).ToList();
        await PrintAsync("changed together", database, all[..(20 * Commits)].Chunk(20));
        new Random(1).Shuffle(CollectionsMarshal.AsSpan(all));
        await PrintAsync("changed anywhere", database, all[..(20 * Commits)].Select(Later).Chunk(20));
    }

    private static JobItem Later(JobItem job) =>
        job with { GmtModifiedTime = (job.GmtModifiedTime ?? s_now).AddSeconds(1), Duration = job.Duration + 1 };

    private static async Task PrintAsync(string what, BenchmarkDatabase database, IEnumerable<JobItem[]> commits)
    {
        var (first, second) = (new List<Cost>(), new List<Cost>());
        foreach (var jobs in commits)
        {
            await database.Writer.WriteAsync(new[] { new JobBatch([.. jobs]) }.ToAsyncEnumerable(), default).CountAsync();
            first.Add(await AskAsync(database));
            second.Add(await AskAsync(database));
        }
        Console.WriteLine($"{what,-18} {Describe(first[WarmUp..])}   {Describe(second[WarmUp..])}");
    }

    private static string Describe(IReadOnlyCollection<Cost> costs)
    {
        double Median(Func<Cost, double> of) => costs.Select(of).Order().ElementAt(costs.Count / 2);
        return $"{Median(cost => cost.Time),6:N2} ms {Median(cost => cost.Processor),6:N2} ms of a processor "
            + $"{Median(cost => cost.Bytes) / 1e6,6:N2} MB";
    }

    private static async Task<Cost> AskAsync(BenchmarkDatabase database)
    {
        var question = ListJobsQueryString.Parse("StartTime=any&EndTime=any&Status=Failed", s_now).Request.Resolve(JobCaller.Local, s_now);
        var (start, processor, bytes) = (Stopwatch.GetTimestamp(), Environment.CpuUsage.TotalTime, GC.GetTotalAllocatedBytes());
        await database.Queries.CountAsync(question, QueryPatience.Usual, default);
        return new Cost(
            Stopwatch.GetElapsedTime(start).TotalMilliseconds,
            (Environment.CpuUsage.TotalTime - processor).TotalMilliseconds,
            GC.GetTotalAllocatedBytes() - bytes);
    }

    /// <param name="Time">Milliseconds.</param>
    /// <param name="Processor">Milliseconds of a processor, of the whole program.</param>
    /// <param name="Bytes">Allocated by the whole program.</param>
    private sealed record Cost(double Time, double Processor, double Bytes);
}
