using System.Diagnostics;
using JobsDashboard.Jobs.Access;
using JobsDashboard.Jobs.Counting;
using JobsDashboard.Jobs.Gate;
using JobsDashboard.Jobs.Listing;
using JobsDashboard.Jobs.QueryString;
using JobsDashboard.Jobs.Question;
using JobsDashboard.Jobs.Storing;
using JobsDashboard.Jobs.Zones;
using JobsDashboard.Sqlite;
using JobsDashboard.Sqlite.Columns;
using Microsoft.Extensions.DependencyInjection;

namespace JobsDashboard.Benchmarks;

/// <summary>What is counted and ordered over the columns in memory, beside the same by SQL, over a database that is there.</summary>
internal sealed class Counts(IServiceProvider services)
{
    private const int Times = 25;

    private const string All = "StartTime=any&EndTime=any";

    private static readonly CountedField[] s_fields =
        [.. new[] { "Status", "JobType", "UserId", "ResourceQuotaName" }.Select(name => CountedField.FindFaceted(name)!)];

    private static readonly (string Name, string Query, Func<Counts, ResolvedQuestion, Task<string>> Ask)[] s_questions =
    [
        ("total of all", All, (counts, question) => counts.TotalAsync(question)),
        ("total of failed", $"{All}&Status=Failed", (counts, question) => counts.TotalAsync(question)),
        ("total of failed with 8 GPUs", $"{All}&Status=Failed&Range=RequestGPU:8..", (counts, question) => counts.TotalAsync(question)),
        ("total of queued a minute", $"{All}&Range=QueueTime:60..", (counts, question) => counts.TotalAsync(question)),
        ("total of 7 days", "", (counts, question) => counts.TotalAsync(question)),
        ("total of a tag", $"{All}&Tags.team=nlp", (counts, question) => counts.TotalAsync(question)),
        ("total of OOM in the reason", $"{All}&ReasonSearch=OOM", (counts, question) => counts.TotalAsync(question)),
        ("total of 训练 in the name", $"{All}&DisplayName=训练", (counts, question) => counts.TotalAsync(question)),
        ("four facets", All, (counts, question) => counts.FacetsAsync(question)),
        ("four facets of 7 days", "", (counts, question) => counts.FacetsAsync(question)),
        ("four facets of failed", $"{All}&Status=Failed", (counts, question) => counts.FacetsAsync(question)),
        ("four facets of OOM", $"{All}&ReasonSearch=OOM", (counts, question) => counts.FacetsAsync(question)),
        ("tag keys", All, (counts, question) => counts.TagKeysAsync(question)),
        ("tag keys of failed", $"{All}&Status=Failed", (counts, question) => counts.TagKeysAsync(question)),
        ("histogram", All, (counts, question) => counts.HistogramAsync(question)),
        ("histogram of failed", $"{All}&Status=Failed", (counts, question) => counts.HistogramAsync(question)),
        ("footer", All, (counts, question) => counts.SummaryAsync(question)),
        ("footer of 7 days", "", (counts, question) => counts.SummaryAsync(question)),
        ("page of 7 days", "", (counts, question) => counts.PageAsync(question)),
        ("page of failed", $"{All}&Status=Failed", (counts, question) => counts.PageAsync(question)),
        ("page of a tag", $"{All}&Tags.team=nlp", (counts, question) => counts.PageAsync(question)),
        ("page of 训练 in the name", $"{All}&DisplayName=训练", (counts, question) => counts.PageAsync(question)),
        ("page of OOM in the reason", $"{All}&ReasonSearch=OOM", (counts, question) => counts.PageAsync(question)),
        ("page by duration", $"{All}&SortBy=Duration", (counts, question) => counts.PageAsync(question)),
        ("page by queue time", $"{All}&SortBy=QueueTime", (counts, question) => counts.PageAsync(question)),
        ("page by GPUs of failed", $"{All}&SortBy=RequestGPU&Status=Failed", (counts, question) => counts.PageAsync(question)),
        ("page by user", $"{All}&SortBy=Username&Order=asc", (counts, question) => counts.PageAsync(question)),
        ("page 1000 by start", $"{All}&SortBy=GmtRunningTime&PageNumber=1000&PageSize=100", (counts, question) => counts.PageAsync(question)),
    ];

    /// <param name="path">The database's file, which is brought to this version.</param>
    public static async Task PrintAsync(string path)
    {
        var now = DateTimeOffset.UtcNow;
        await using var copied = new ServiceCollection().AddSqliteJobs($"Data Source={path}").BuildServiceProvider();
        await using var database = new ServiceCollection().AddSqliteJobs($"Data Source={path}", countsInMemory: false).BuildServiceProvider();
        var (memory, sql) = (new Counts(copied), new Counts(database));
        await copied.GetRequiredService<IJobsDatabase>().PrepareAsync(default);
        var copy = copied.GetRequiredService<ColumnCopy>();
        var start = Stopwatch.GetTimestamp();
        await copy.RefreshAsync(default);
        var snapshot = copy.Newest!;
        Console.WriteLine(
            $"{snapshot.LastId:N0} jobs, read into memory in {Stopwatch.GetElapsedTime(start).TotalSeconds:N1} s, " +
            $"{snapshot.Bytes / (double)snapshot.LastId:N1} bytes a job");
        Console.WriteLine($"{"median of " + Times,-31} {"memory",11} {"SQL",11}   ratio");
        foreach (var (name, query, ask) in s_questions)
        {
            var question = ListJobsQueryString.Parse(query, now).Request.Resolve(JobCaller.Local, now);
            var (fast, answer) = await MedianAsync(() => ask(memory, question));
            var (slow, expected) = await MedianAsync(() => ask(sql, question));
            if (answer != expected)
            {
                throw new InvalidOperationException($"{name}: {answer} instead of {expected}");
            }
            Console.WriteLine($"{name,-31} {fast,8:N2} ms {slow,8:N2} ms   {slow / fast:N1}");
        }
    }

    private JobListQueries Lists => services.GetRequiredService<JobListQueries>();

    private JobCountQueries Queries => services.GetRequiredService<JobCountQueries>();

    private async Task<string> TotalAsync(ResolvedQuestion question) => $"{(await Lists.CountAsync(question, QueryPatience.Usual, default)).Value}";

    private async Task<string> PageAsync(ResolvedQuestion question) =>
        string.Join(',', (await Lists.RowsAsync(question, [], default)).Value.Rows.Select(row => row.JobId));

    private async Task<string> FacetsAsync(ResolvedQuestion question) => string.Join(
        ' ',
        (await Queries.FacetsAsync(question, [.. s_fields], 10, default)).Value
            .Select(facet => $"{facet.Field} {string.Join(',', facet.Values)} {facet.None} {facet.OtherJobs}"));

    private async Task<string> TagKeysAsync(ResolvedQuestion question) =>
        string.Join(',', (await Queries.SuggestAsync(question, CountedField.TagKeys, ValueMatch.All, 50, default)).Value);

    private async Task<string> HistogramAsync(ResolvedQuestion question) => string.Join(
        ' ',
        (await Queries.ZonedHistogramAsync(question, new ZoneClock(TimeZoneInfo.Utc), 60, default)).Value.Buckets
            .Select(bucket => $"{bucket.StartTime:s} {string.Join(',', bucket.Statuses.OrderBy(status => status.Key))}"));

    // The order in which fractions are added changes the last digits.
    private async Task<string> SummaryAsync(ResolvedQuestion question) =>
        (await Queries.SummaryAsync(question, default)).Value is var summary
            ? $"{summary.Jobs} {summary.Gpus:F3} {summary.GpuHours:F3} {summary.FailedGpuHours:F3} {summary.MedianQueueTime}"
            : "";

    private static async Task<(double Milliseconds, string Answer)> MedianAsync(Func<Task<string>> ask)
    {
        var answer = await ask();
        var times = new List<double>();
        for (var i = 0; i < Times; i++)
        {
            var start = Stopwatch.GetTimestamp();
            await ask();
            times.Add(Stopwatch.GetElapsedTime(start).TotalMilliseconds);
        }
        return (times.Order().ElementAt(Times / 2), answer);
    }
}
