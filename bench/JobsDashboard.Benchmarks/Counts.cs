using System.Diagnostics;
using JobsDashboard.Jobs.Access;
using JobsDashboard.Jobs.Counting;
using JobsDashboard.Jobs.Listing;
using JobsDashboard.Jobs.QueryString;
using JobsDashboard.Jobs.Tallying;
using JobsDashboard.Jobs.Zones;
using JobsDashboard.Sqlite;
using JobsDashboard.Sqlite.Columns;
using Microsoft.Extensions.DependencyInjection;

namespace JobsDashboard.Benchmarks;

internal static class Counts
{
    private const string All = "StartTime=any&EndTime=any";

    private static readonly string[] s_facets = ["Status", "JobType", "UserIdForFilter", "ResourceQuotaName"];

    public static async Task PrintAsync(string path)
    {
        var now = DateTimeOffset.UtcNow;
        await using var copied = new ServiceCollection().AddSqliteJobs($"Data Source={path}").BuildServiceProvider();
        await using var sql = new ServiceCollection().AddSingleton<IJobTally, SqlTally>().AddSqliteJobs($"Data Source={path}").AddSingleton<IJobTally, SqlTally>().BuildServiceProvider();
        var copy = copied.GetRequiredService<ColumnCopy>();
        var start = Stopwatch.GetTimestamp();
        await copy.RefreshAsync(default);
        Console.WriteLine($"copy ready in {Stopwatch.GetElapsedTime(start).TotalSeconds:N1} s, {copy.Newest!.Bytes / (double)copy.Newest.LastId:N1} B a job, {copy.Newest.LastId:N0} jobs");
        foreach (var (column, at) in copy.Newest.Layout.Columns.Select((c, i) => (c, i)))
        {
            Console.Write($"{column.Property} {copy.Newest.Segments.Average(s => s.Columns[at].Width):N1}; ");
        }
        Console.WriteLine($"tags {copy.Newest.Segments.Sum(s => s.Tags.Bytes) / (double)copy.Newest.LastId:N1}");
        var questions = new (string, string, Func<IServiceProvider, string, Task<object>>)[]
        {
            ("total all", All, Count), ("total failed", All + "&Status=Failed", Count), ("total failed gpu>=8", All + "&Status=Failed&Range=RequestGPU:8..", Count),
            ("total queue time", All + "&Range=QueueTime:60..", Count),
            ("total 7 days", "", Count), ("total reason OOM", All + "&ReasonSearch=OOM", Count), ("total tag", All + "&Tags.team=nlp", Count), ("total name 训练", All + "&DisplayName=训练", Count),
            ("facets 4", All, Facets), ("facets 4, 7 days", "", Facets), ("facets 4, failed", All + "&Status=Failed", Facets), ("facets OOM", All + "&ReasonSearch=OOM", Facets),
            ("tag keys", All, TagKeys), ("tag keys failed", All + "&Status=Failed", TagKeys), ("histogram", All, Histogram), ("histogram failed", All + "&Status=Failed", Histogram), ("summary", All, Summary), ("summary 7 days", "", Summary),
        };
        foreach (var (name, query, ask) in questions)
        {
            var (a, x) = await MedianAsync(() => ask(copied, query));
            var (b, y) = await MedianAsync(() => ask(sql, query));
            Console.WriteLine($"{name,-25} {a,9:N2} ms {b,9:N2} ms {b / a,7:N1}  {(x.ToString() == y.ToString() ? "" : $"DIFFER {x} {y}")}");
        }

        async Task<object> Count(IServiceProvider services, string query) =>
            (await services.GetRequiredService<JobListQueries>().CountAsync(Resolve(query), default)).Value;
        async Task<object> Facets(IServiceProvider services, string query) => string.Join(' ', (await services.GetRequiredService<JobCountQueries>().FacetsAsync(
            Resolve(query), [.. s_facets.Select(n => CountedField.FindFaceted(n)!)], 10, default)).Value.Select(f => f.Field.Name + f.None + string.Join(',', f.Values)));
        async Task<object> TagKeys(IServiceProvider services, string query) => string.Join(',', (await services.GetRequiredService<JobCountQueries>().SuggestAsync(
            Resolve(query), CountedField.TagKeys, ValueMatch.All, 20, default)).Value);
        async Task<object> Histogram(IServiceProvider services, string query) => string.Join(',', (await services.GetRequiredService<JobCountQueries>().ZonedHistogramAsync(
            Resolve(query), new ZoneClock(TimeZoneInfo.Utc), 60, default)).Value.Buckets.Select(b => b.StartTime + string.Join(';', b.Statuses.OrderBy(c => c.Key))));
        async Task<object> Summary(IServiceProvider services, string query) =>
            (await services.GetRequiredService<JobCountQueries>().SummaryAsync(Resolve(query), default)).Value with { GpuHours = 0, FailedGpuHours = 0 };
        Jobs.Question.ResolvedQuestion Resolve(string query) => ListJobsQueryString.Parse(query, now).Request.Resolve(JobCaller.Local, now);
    }

    private static async Task<(double, object)> MedianAsync(Func<Task<object>> ask)
    {
        var answer = await ask();
        var times = new List<double>();
        for (var i = 0; i < 5; i++)
        {
            var start = Stopwatch.GetTimestamp();
            await ask();
            times.Add(Stopwatch.GetElapsedTime(start).TotalMilliseconds);
        }
        return (times.Order().ElementAt(2), answer);
    }
}
