using System.Diagnostics;
using JobsDashboard.Jobs.Access;
using JobsDashboard.Jobs.Items;
using JobsDashboard.Jobs.QueryString;
using JobsDashboard.Jobs.Question;
using JobsDashboard.Jobs.Storing;

namespace JobsDashboard.Benchmarks;

/// <summary>What the time of an answer tells of jobs that the caller may not see.</summary>
internal static class HiddenJobs
{
    private const int Tries = 1_000;
    private const int SearchTries = 101;
    private const int Found = 50;

    private static readonly int[] s_hidden = [0, 200, 5_000, 50_000];
    private static readonly (string User, int Jobs)[] s_callers = [("few", 200), ("many", 20_000)];
    private static readonly JobCaller s_few = new("few", IsGlobalAdmin: false);
    private static readonly DateTimeOffset s_now = new(2026, 1, 15, 8, 30, 0, TimeSpan.Zero);

    public static async Task PrintAsync()
    {
        await using var database = await BenchmarkDatabase.CreateAsync();
        await foreach (var _ in database.Writer.WriteAsync(Jobs().Chunk(5_000).Select(jobs => new JobBatch([.. jobs])).ToAsyncEnumerable(), default))
        {
        }
        Console.WriteLine($"one job, {Tries:N0} tries each in turns: a hidden one and one that never was");
        await PrintOneAsync("GetJob", id => database.Queries.FindAsync(s_few, id, default));
        await PrintOneAsync("list with JobId", id => database.Queries.ListAsync(Resolve($"StartTime=any&EndTime=any&JobId={id}", s_few), default));
        foreach (var (user, jobs) in s_callers)
        {
            await PrintSearchesAsync(database, new JobCaller(user, IsGlobalAdmin: false), jobs);
        }
    }

    private static async Task PrintOneAsync(string name, Func<string, Task> ask)
    {
        var ids = new[] { "hidden-000777", "hidden-999777" };
        var times = ids.Select(_ => new List<double>()).ToArray();
        for (var i = -Tries; i < Tries; i++)
        {
            // Which one goes first changes, too.
            foreach (var which in i % 2 == 0 ? new[] { 0, 1 } : [1, 0])
            {
                var time = await TimeAsync(() => ask(ids[which]));
                if (i >= 0)
                {
                    times[which].Add(time);
                }
            }
        }
        var z = RankTest.Z(times[0], times[1]);
        var medians = $"{Median(times[0]) * 1000,7:N1} us {Median(times[1]) * 1000,7:N1} us";
        var told = Math.Abs(z) < RankTest.Limit ? "cannot be told apart" : "CAN BE TOLD APART";
        Console.WriteLine($"{name,-24}{medians}   Mann-Whitney z {z:N2}: {told} (limit {RankTest.Limit})");
    }

    private static async Task PrintSearchesAsync(BenchmarkDatabase database, JobCaller caller, int visible)
    {
        Console.WriteLine();
        Console.WriteLine($"a caller who sees {visible:N0} jobs searches for a word that {Found} of them have; median, and against no hidden job with it");
        foreach (var (name, query) in new[] { ("list and total", "StartTime=any&EndTime=any&"), ("of the last seven days", "") })
        {
            var times = s_hidden.Select(_ => new List<double>()).ToArray();
            for (var i = -5; i < SearchTries; i++)
            {
                for (var which = 0; which < s_hidden.Length; which++)
                {
                    var question = Resolve($"{query}ReasonSearch={Word(s_hidden[which])}", caller);
                    var time = await TimeAsync(() => database.Queries.ListAsync(question, default));
                    if (i >= 0)
                    {
                        times[which].Add(time);
                    }
                }
            }
            foreach (var (count, of) in s_hidden.Zip(times))
            {
                Console.WriteLine($"{name,-24}{count,7:N0} hidden {Median(of),8:N2} ms   {Median(of) / Median(times[0]):N2}");
            }
        }
    }

    private static ResolvedQuestion Resolve(string query, JobCaller caller) =>
        ListJobsQueryString.Parse(query, s_now).Request.Resolve(caller, s_now);

    private static IEnumerable<JobItem> Jobs()
    {
        var own = s_callers.SelectMany(caller => Enumerable.Range(0, caller.Jobs).Select(number => (caller.User, Number: number)));
        foreach (var (user, number) in own)
        {
            yield return Job($"{user}-{number:D6}", user, number, number < Found ? s_hidden : []);
        }
        for (var number = 0; number < s_hidden.Max(); number++)
        {
            yield return Job($"hidden-{number:D6}", "another", number, s_hidden.Where(count => number < count));
        }
    }

    private static JobItem Job(string id, string user, int number, IEnumerable<int> words) => new()
    {
        JobId = id,
        DisplayName = $"job {number}",
        UserId = user,
        WorkspaceId = $"{number % 40}",
        Status = JobStatus.Failed,
        ReasonMessage = $"exit {number} {string.Join(' ', words.Select(Word))}",
        GmtCreateTime = s_now.AddMinutes(-number % 40_000),
    };

    private static string Word(int hidden) => $"word{hidden}";

    private static double Median(List<double> times) => times.Order().ElementAt(times.Count / 2);

    private static async Task<double> TimeAsync(Func<Task> ask)
    {
        var start = Stopwatch.GetTimestamp();
        await ask();
        return Stopwatch.GetElapsedTime(start).TotalMilliseconds;
    }
}
