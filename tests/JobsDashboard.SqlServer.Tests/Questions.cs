using JobsDashboard.Jobs.Access;
using JobsDashboard.Jobs.Counting;
using JobsDashboard.Jobs.Fields;
using JobsDashboard.Jobs.Filters;
using JobsDashboard.Jobs.QueryString;
using JobsDashboard.Jobs.Question;
using JobsDashboard.Jobs.Zones;
using JobsDashboard.Specification.Databases;
using JobsDashboard.Specification.Questions;
using JobsDashboard.SqlServer.Tests.Checking;

namespace JobsDashboard.SqlServer.Tests;

/// <summary>Questions about jobs, so that every part of every query is met.</summary>
internal static class Questions
{
    private static readonly ZoneClock s_berlin = new(TimeZoneInfo.FindSystemTimeZoneById("Europe/Berlin"));
    private static readonly string[] s_times = ["StartTime=now-7d", "StartTime=any&EndTime=any"];
    private static readonly string[] s_tags = ["Tags.team", "Tags.team,Tags.env"];

    /// <summary>Each thing that a request can say, by itself.</summary>
    public static IEnumerable<string> Requests =>
    [
        "",
        "StartTime=any&EndTime=any",
        .. JobFilters.All.Select(filter => Pair(filter.Name, filter.Example)),
        .. JobFilters.All.Where(filter => filter.CanBeExcluded).Select(filter => Pair(filter.ExcludedName, filter.Example)),
        .. JobFilters.All.SelectMany(filter => filter.Choices.Select(choice => Pair(filter.Name, choice.Name))),
        .. Enum.GetNames<NameSearchMode>().Select(mode => $"DisplayName=resnet&DisplayNameSearchMode={mode}"),
        .. JobFields.Sortable.SelectMany(sort => s_times.SelectMany(time => new[] { $"SortBy={sort}&Order=asc&{time}", $"SortBy={sort}&Order=desc&{time}" })),
        .. JobFields.Times.Select(time => time.Name).SelectMany(time => new[] { $"TimeRangeField={time}", $"TimeRangeField={time}&StartTime=any&SortBy={Sorted(time)}&Order=asc" }),
        .. JobFields.Nullable.Select(filled => filled.Name).Concat(s_tags).SelectMany(name => new[] { $"Missing={name}", $"Present={name}" }),
        .. JobFields.Numbers.SelectMany(name => new[] { $"NumericRangeField={name}&NumericRangeMin=1&NumericRangeMax=9", $"Range={name}:0.5..&Range={name}:..7" }),
        Pair("Tags", """{"team":"nlp","env":"prod"}"""),
        Pair("NotTags", """{"team":"nlp"}""") + "&NotTags.team=cv",
        "TagIn.team=nlp,vision&TagIn.env=prod",
        Pair("TagIn.team", string.Join(',', Enumerable.Range(0, ListText.MaxItems).Select(number => $"v{number}"))),
        "AsOf=2026-03-14T15:09:26Z",
        "PageNumber=1000&PageSize=100",
        Pair("JobIds", string.Join(',', Enumerable.Range(0, ListText.MaxItems).Select(number => $"dlc{number}"))),
        // More values than a command takes parameters.
        string.Join('&', JobFilters.All.OfType<ListFilter>().Where(filter => filter.TakesSeveral && filter.Choices.IsEmpty).Take(5).Select(ListOf)),
        Pair("Missing", string.Join(',', Enumerable.Range(0, ListText.MaxItems).Select(number => $"Tags.k{number}"))),
        Pair("ReasonSearch", "内存不足 \"exit code 137\" 存"),
        Pair("Search", "OutOfMemory* python:3.1* 显*"),
        Pair("NotReasonSearch", "OOM*"),
        Pair("DisplayName", new string('x', 1024)),
        Pair("DisplayName", "100%_[a]\\"),
    ];

    public static ListJobsRequest Parse(string query)
    {
        var reading = ListJobsQueryString.Parse(query, QueryCapture.Now);
        return reading.Problems.IsEmpty ? reading.Request : throw new FormatException($"{query}: {reading.Problems[0]}");
    }

    /// <summary>Requests as the listing specification makes them.</summary>
    public static IEnumerable<ListJobsRequest> Generated(int seed)
    {
        var random = new Random(seed);
        while (true)
        {
            if (ListJobsQueryString.Parse(GeneratedRequests.All.Make(random).Url, QueryCapture.Now) is { Problems.IsEmpty: true } reading)
            {
                yield return reading.Request;
            }
        }
    }

    /// <summary>Everything that can be asked, by its method's name; a test fails until each is here.</summary>
    public static OrderedDictionary<string, Func<TestQueries, JobCaller, ListJobsRequest, Task>> All { get; } = new()
    {
        ["RowsAsync"] = (queries, caller, request) => queries.RowsAsync(caller, request, default),
        ["CountAsync"] = (queries, caller, request) => queries.CountAsync(caller, request, default),
        ["CountUpToAsync"] = (queries, caller, request) => queries.CountUpToAsync(caller, request, 10_001, default),
        ["ListAsync"] = (queries, caller, request) => queries.ListAsync(caller, request, default),
        ["AnyAsync"] = (queries, caller, _) => queries.AnyAsync(caller, default),
        ["FindAsync"] = (queries, caller, _) => queries.FindAsync(caller, "team", default),
        ["FacetsAsync"] = (queries, caller, request) =>
            queries.FacetsAsync(caller, request, CountedField.Faceted.Add(CountedField.Tag("team")), 200, default),
        ["SuggestAsync"] = (queries, caller, request) =>
            queries.SuggestAsync(caller, request, CountedField.TagKeys, ValueMatch.Containing("a_b"), 200, default),
        ["HistogramAsync"] = (queries, caller, request) => queries.HistogramAsync(caller, request, null, 200, default),
        ["SummaryAsync"] = (queries, caller, request) => queries.SummaryAsync(caller, request, default),
        ["ZonedHistogramAsync"] = (queries, caller, request) => queries.ZonedHistogramAsync(caller, request, s_berlin, 200, default),
        ["ExportAsync"] = (queries, caller, request) => queries.ExportAsync(caller, request, default).CountAsync().AsTask(),
    };

    private static string ListOf(ListFilter filter) => Pair(filter.Name, string.Join(',', Enumerable.Range(0, ListText.MaxItems).Select(number => $"v{number}")));

    private static string Pair(string name, string value) => $"{name}={Uri.EscapeDataString(value)}";

    private static string Sorted(string field) => JobFields.Find(field)!.CanBeSorted ? field : "Status";
}
