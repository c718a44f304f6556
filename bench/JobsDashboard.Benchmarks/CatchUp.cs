using System.Diagnostics;
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
        new Random(1).Shuffle(System.Runtime.InteropServices.CollectionsMarshal.AsSpan(all));
        await PrintAsync("changed anywhere", database, all[..(20 * Commits)].Select(Later).Chunk(20));
    }

    private static JobItem Later(JobItem job) => job with { GmtModifiedTime = (job.GmtModifiedTime ?? s_now).AddSeconds(1), Duration = job.Duration + 1 };

    private static async Task PrintAsync(string what, BenchmarkDatabase database, IEnumerable<JobItem[]> commits)
    {
        var (first, second) = (new List<(double Time, double Processor, double Bytes)>(), new List<(double Time, double Processor, double Bytes)>());
        foreach (var jobs in commits)
        {
            await database.Writer.WriteAsync(new[] { new JobBatch([.. jobs]) }.ToAsyncEnumerable(), default).CountAsync();
            first.Add(await AskAsync(database));
            second.Add(await AskAsync(database));
        }
        string Describe(IEnumerable<(double Time, double Processor, double Bytes)> asked)
        {
            var kept = asked.Skip(WarmUp).ToList();
            double Median(Func<(double Time, double Processor, double Bytes), double> of) => kept.Select(of).Order().ElementAt(kept.Count / 2);
            return $"{Median(of => of.Time),6:N2} ms {Median(of => of.Processor),6:N2} ms of a processor {Median(of => of.Bytes) / 1e6,6:N2} MB";
        }
        Console.WriteLine($"{what,-18} {Describe(first)}   {Describe(second)}");
    }

    private static async Task<(double Time, double Processor, double Bytes)> AskAsync(BenchmarkDatabase database)
    {
        var question = ListJobsQueryString.Parse("StartTime=any&EndTime=any&Status=Failed", s_now).Request.Resolve(JobCaller.Local, s_now);
        var (start, processor, bytes) = (Stopwatch.GetTimestamp(), Environment.CpuUsage.TotalTime, GC.GetTotalAllocatedBytes());
        await database.Queries.CountAsync(question, QueryPatience.Usual, default);
        return (
            Stopwatch.GetElapsedTime(start).TotalMilliseconds,
            (Environment.CpuUsage.TotalTime - processor).TotalMilliseconds,
            GC.GetTotalAllocatedBytes() - bytes);
    }
}
