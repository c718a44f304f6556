using System.Collections.Immutable;
using JobsDashboard.Circuits;
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

/// <summary>
/// What each count beside a list takes of a processor and allocates, on average over lists as live pages ask for them, over the columns
/// in memory of a database that is there.
/// </summary>
internal sealed class ListCounts(IServiceProvider services)
{
    private const int Rounds = 5;

    private const int Bars = 62;

    private static readonly (string Name, Func<ListCounts, ResolvedQuestion, Task> Ask)[] s_counts =
    [
        ("total", (counts, question) => counts.TotalAsync(question)),
        ("total of all time", (counts, question) => counts.TotalAsync(OfAllTime(question))),
        ("histogram", (counts, question) => counts.Queries.ZonedHistogramAsync(question, new ZoneClock(TimeZoneInfo.Utc), Bars, default)),
        ("facets", (counts, question) => counts.Queries.FacetsAsync(question, s_fields, 10, default)),
        ("footer", (counts, question) => counts.Queries.SummaryAsync(question, default)),
    ];

    // Those that a window shows without scrolling.
    private static readonly ImmutableArray<CountedField> s_fields =
        [.. new[] { "Status", "UserId", "JobType" }.Select(name => CountedField.FindFaceted(name)!)];

    /// <param name="path">The database's file, which is brought to this version.</param>
    public static async Task PrintAsync(string path)
    {
        await using var services = new ServiceCollection().AddSqliteJobs($"Data Source={path}").BuildServiceProvider();
        await services.GetRequiredService<IJobsDatabase>().PrepareAsync(default);
        await services.GetRequiredService<ColumnCopy>().RefreshAsync(default);
        var counts = new ListCounts(services);
        var lists = await counts.ListsAsync();
        Console.WriteLine($"{lists.Count} lists, {"processor",18} {"allocated",11}");
        foreach (var (name, ask) in s_counts)
        {
            await counts.MeasureAsync(name, lists, [ask]);
        }
        await counts.MeasureAsync("all of a list", lists, [.. s_counts.Select(count => count.Ask)]);
    }

    private JobListQueries Lists => services.GetRequiredService<JobListQueries>();

    private JobCountQueries Queries => services.GetRequiredService<JobCountQueries>();

    private async Task MeasureAsync(string name, List<ResolvedQuestion> lists, Func<ListCounts, ResolvedQuestion, Task>[] asked)
    {
        await AskAsync();
        var times = new List<double>();
        var allocated = GC.GetTotalAllocatedBytes();
        for (var round = 0; round < Rounds; round++)
        {
            var before = Environment.CpuUsage.TotalTime;
            await AskAsync();
            times.Add((Environment.CpuUsage.TotalTime - before).TotalMilliseconds / lists.Count);
        }
        var bytes = (GC.GetTotalAllocatedBytes() - allocated) / (double)Rounds / lists.Count;
        Console.WriteLine($"{name,-20} {times.Min(),8:N2} ms {bytes / 1024,8:N0} kB");

        async Task AskAsync()
        {
            foreach (var list in lists)
            {
                foreach (var ask in asked)
                {
                    await ask(this, list);
                }
            }
        }
    }

    private async Task<List<ResolvedQuestion>> ListsAsync()
    {
        var fields = ListMix.Filters.Select(name => CountedField.FindFaceted(name)!).ToImmutableArray();
        var facets = (await Queries.FacetsAsync(Resolved("StartTime=any"), fields, ListMix.Values, default)).Value;
        var values = facets.Zip(ListMix.Filters).SelectMany(facet => facet.First.Values.Select(value => (facet.Second, value.Value)));
        var lists = new List<ResolvedQuestion>();
        foreach (var list in ListMix.Of([.. values]))
        {
            var question = Resolved(string.Join('&', list.Select(pair => $"{pair.Name}={Uri.EscapeDataString(pair.Value)}")));
            if ((await Lists.CountAsync(question, QueryPatience.Usual, default)).Value > 0)
            {
                lists.Add(question);
            }
        }
        return lists;
    }

    private static ResolvedQuestion Resolved(string query)
    {
        var now = DateTimeOffset.UtcNow;
        return ListJobsQueryString.Parse(query, now).Request.Resolve(JobCaller.Local, now);
    }

    // For how many jobs the window hides.
    private static ResolvedQuestion OfAllTime(ResolvedQuestion question) =>
        (question.Request with { StartTime = TimeBound.Any }).Resolve(question.Caller, question.AskedAt);

    private Task<Answer<long>> TotalAsync(ResolvedQuestion question) => Lists.CountAsync(question, QueryPatience.Usual, default);
}
