using System.Diagnostics;
using JobsDashboard.Jobs.Access;
using JobsDashboard.Jobs.Exporting;
using JobsDashboard.Jobs.Listing;
using JobsDashboard.Jobs.QueryString;

namespace JobsDashboard.Benchmarks;

/// <summary>How long the rows of a page take, against the page that is shown when nothing is said.</summary>
internal static class Lists
{
    private const int Times = 21;

    private const string AllOfTime = "StartTime=any&EndTime=any";

    private static readonly (string Name, string Query)[] s_lists =
    [
        ("newest first", ""),
        ("all of time", AllOfTime),
        ("all of time, by name", $"{AllOfTime}&SortBy=DisplayName&Order=asc"),
        ("all of time, by name backwards", $"{AllOfTime}&SortBy=DisplayName"),
        ("all of time, first ended first", $"{AllOfTime}&SortBy=GmtFinishTime&Order=asc"),
        ("all of time, page 500", $"{AllOfTime}&PageNumber=500"),
        ("failed", "Status=Failed"),
        ("reason has OOM", $"{AllOfTime}&ReasonSearch=OOM"),
        ("reason has me*", $"{AllOfTime}&ReasonSearch=me*"),
        ("command has py*", $"{AllOfTime}&UserCommandSearch=py*"),
        ("name has 训练", $"{AllOfTime}&DisplayName=训练"),
    ];

    public static async Task PrintAsync(JobListQueries queries, DateTimeOffset now)
    {
        var first = 0d;
        foreach (var (name, query) in s_lists)
        {
            var question = ListJobsQueryString.Parse(query, now).Request.Resolve(JobCaller.Local, now);
            var median = await MedianAsync(() => queries.RowsAsync(question, [], default));
            first = first == 0 ? median : first;
            Console.WriteLine($"{name,-31} {median,8:N2} ms   {median / first:N2}");
        }
    }

    /// <summary>How long ListJobs takes for a hundred whole jobs, with secrets looked for and without.</summary>
    public static async Task PrintWholeAsync(string name, JobListQueries queries, DateTimeOffset now)
    {
        var request = ListJobsQueryString.Parse($"{AllOfTime}&PageSize=100", now).Request;
        var shown = await MedianAsync(() => queries.ListAsync(request.Resolve(JobCaller.Local with { SeesSecrets = true }, now), default));
        var masked = await MedianAsync(() => queries.ListAsync(request.Resolve(JobCaller.Local, now), default));
        Console.WriteLine($"{name,-31} {masked,8:N2} ms   {masked / shown:N2}");
    }

    /// <summary>How many jobs are exported in a second, in the order of their creation.</summary>
    public static async Task PrintExportAsync(JobExportQueries exports, int jobs, DateTimeOffset now)
    {
        var question = ListJobsQueryString.Parse(AllOfTime, now).Request.Resolve(JobCaller.Local, now);
        var start = Stopwatch.GetTimestamp();
        var read = await (await exports.ExportAsync(question, default)).Value.CountAsync();
        Console.WriteLine();
        Console.WriteLine($"export           {read / Stopwatch.GetElapsedTime(start).TotalSeconds,8:N0} jobs/s of {jobs:N0}");
    }

    private static async Task<double> MedianAsync(Func<Task> ask)
    {
        // Once for the compiler and the database's cache.
        await ask();
        var times = new List<double>();
        for (var i = 0; i < Times; i++)
        {
            var start = Stopwatch.GetTimestamp();
            await ask();
            times.Add(Stopwatch.GetElapsedTime(start).TotalMilliseconds);
        }
        return times.Order().ElementAt(Times / 2);
    }
}
