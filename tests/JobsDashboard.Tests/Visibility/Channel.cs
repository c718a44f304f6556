using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using JobsDashboard.Specification.Access;
using Xunit;

namespace JobsDashboard.Tests.Visibility;

/// <summary>A way to learn of jobs from outside: what is asked, and the numbers of the jobs that the answers tell of.</summary>
/// <param name="Name">What the test is called by.</param>
/// <param name="Kind">Who can ask so.</param>
/// <param name="AskAsync">Asks, and gives every answer with the numbers that stand in it.</param>
internal sealed partial record Channel(string Name, ChannelKind Kind, Func<MatrixSite, Asker, Task<List<(HttpText Answer, int[] Told)>>> AskAsync)
{
    /// <summary>Whether only the <see cref="Asker.Kinds"/> are asked for, each by itself.</summary>
    public bool IsOneByOne { get; private init; }

    private const string Jobs = "/api/v1/jobs";

    private static readonly (string, string)[] s_everything = [("StartTime", "any"), ("EndTime", "any")];

    public static ImmutableArray<Channel> All { get; } =
    [
        new("ListJobs", ChannelKind.Api, (site, asker) => ListAsync(site, asker)),
        new("ListJobs, found by a word", ChannelKind.Api, (site, asker) => ListAsync(site, asker, ("Search", "every"))),
        new("ListJobs, found by what it is not", ChannelKind.Api, (site, asker) => ListAsync(site, asker, ("NotUsername", "nobody"))),
        new("ListJobs, in another order", ChannelKind.Api, (site, asker) => ListAsync(site, asker, ("SortBy", "DisplayName"), ("Order", "asc"))),
        new("TotalCount", ChannelKind.Api, (site, asker) => EachAsync(asker, async job =>
        {
            var answer = await site.ApiAsync(asker.AccessKeyId, "ListJobs", Jobs, [.. s_everything, ("JobId", job.Id), ("PageNumber", "2")]);
            return (answer, answer.Status == 200 && Json(answer).GetProperty("TotalCount").GetInt64() == 1);
        })) { IsOneByOne = true },
        new("GetJob", ChannelKind.Api, (site, asker) => EachAsync(asker, async job =>
        {
            var answer = await site.ApiAsync(asker.AccessKeyId, "GetJob", $"{Jobs}/{job.Id}", []);
            return (answer, answer.Status == 200);
        })) { IsOneByOne = true },
        new("Facets", ChannelKind.Api, (site, asker) => HalvesAsync(site, asker, "Facets", "facets", ("Fields", "Username,Tags.number"), ("Top", "100"))),
        new("Suggest, values", ChannelKind.Api, (site, asker) => HalvesAsync(site, asker, "Suggest", "suggest", ("Field", "DisplayName"), ("Limit", "100"))),
        new("Suggest, keys of tags", ChannelKind.Api, (site, asker) => HalvesAsync(site, asker, "Suggest", "suggest", ("Field", "Tags"), ("Prefix", "key"), ("Limit", "100"))),
        new("Suggest, values of a tag", ChannelKind.Api, (site, asker) => HalvesAsync(site, asker, "Suggest", "suggest", ("Field", "Tags.number"), ("Limit", "100"))),
        new("Histogram", ChannelKind.Api, async (site, asker) =>
        {
            var answer = await ExtAsync(site, asker, "Histogram", "histogram", ("Interval", "1d"));
            return [(answer, answer.Status != 200 ? [] : [.. Days(site, answer)])];
        }),
        new("Export as CSV", ChannelKind.Api, (site, asker) => ExportAsync(site, asker, "csv")),
        new("Export as NDJSON", ChannelKind.Api, (site, asker) => ExportAsync(site, asker, "ndjson")),
        new("Page of the list", ChannelKind.Page, async (site, asker) =>
        {
            var pages = new List<(HttpText, int[])>();
            for (var page = 1; page <= 2; page++)
            {
                var answer = await site.PageAsync(asker.Actor!.Caller, "/jobs", $"?StartTime=any&EndTime=any&PageSize=100&PageNumber={page}");
                pages.Add((answer, Numbers(answer.Body)));
            }
            return pages;
        }),
        new("Page of a job", ChannelKind.Page, (site, asker) => EachAsync(asker, async job =>
        {
            var answer = await site.PageAsync(asker.Actor!.Caller, $"/jobs/{job.Id}", "");
            return (answer, answer.Status == 200);
        })) { IsOneByOne = true },
        new("Hint of a list that finds nothing", ChannelKind.Page, (site, asker) => EachAsync(asker, async job =>
        {
            // Older than what the list shows by itself, so that only the hint beside "No jobs match" can tell of it.
            var answer = await site.PageAsync(asker.Actor!.Caller, "/jobs", $"?DisplayName={job.ToItem(site.Now).DisplayName}&EndTime={site.Now.AddDays(-300):yyyy-MM-dd}");
            Assert.Contains("class=\"empty ", answer.Body, StringComparison.Ordinal);
            return (answer, answer.Body.Contains("1 job matches", StringComparison.Ordinal));
        })) { IsOneByOne = true },
        new("Report of an import", ChannelKind.CommandLine, (_, _) => throw new NotSupportedException()),
    ];

    /// <summary>Why the asker cannot ask so; null where it can.</summary>
    public string? WhyImpossible(Asker asker) => (Kind, asker) switch
    {
        (ChannelKind.CommandLine, _) =>
            "An import is run on the server by whoever may write the database; its report names lines of the file, and nothing that is stored.",
        (ChannelKind.Page, { Actor: null }) => "Who may open a page at all is decided before the page is, and tested with signing in.",
        (ChannelKind.Page, { IsViewer: false }) => "A key is for programs; no page takes one.",
        (ChannelKind.Api, { IsViewer: true }) => "Pages ask the query classes themselves, not the API.",
        _ => null,
    };

    private static async Task<List<(HttpText, int[])>> ListAsync(MatrixSite site, Asker asker, params (string, string)[] question)
    {
        var answers = new List<(HttpText Answer, int[] Told)>();
        do
        {
            var answer = await site.ApiAsync(asker.AccessKeyId, "ListJobs", Jobs,
                [.. s_everything, .. question, ("PageSize", "100"), ("PageNumber", $"{answers.Count + 1}")]);
            answers.Add((answer, Numbers(answer.Body)));
        }
        while (answers[^1].Told.Length > 0);
        if (asker.Actor is { } actor)
        {
            Assert.All(answers, answer => Assert.Equal(AccessMatrix.SeenBy(actor).Count, Json(answer.Answer).GetProperty("TotalCount").GetInt32()));
        }
        return answers;
    }

    // No more values than an answer gives.
    private static async Task<List<(HttpText, int[])>> HalvesAsync(
        MatrixSite site, Asker asker, string action, string path, params (string, string)[] question)
    {
        var answers = new List<(HttpText, int[])>();
        foreach (var range in new[] { "Duration:..1079", "Duration:1080.." })
        {
            var answer = await ExtAsync(site, asker, action, path, [.. question, ("Range", range)]);
            answers.Add((answer, Numbers(answer.Body)));
        }
        return answers;
    }

    private static async Task<List<(HttpText, int[])>> ExportAsync(MatrixSite site, Asker asker, string format)
    {
        var answer = await ExtAsync(site, asker, "Export", "export", ("Format", format));
        return [(answer, Numbers(answer.Body))];
    }

    private static Task<HttpText> ExtAsync(MatrixSite site, Asker asker, string action, string path, params (string, string)[] question) =>
        site.ApiAsync(asker.AccessKeyId, action, $"/api/ext/v1/{path}", [.. s_everything, .. question]);

    private static async Task<List<(HttpText, int[])>> EachAsync(Asker asker, Func<MatrixJob, Task<(HttpText Answer, bool IsTold)>> ask)
    {
        var answers = new List<(HttpText, int[])>();
        foreach (var job in asker.Kinds)
        {
            var (answer, isTold) = await ask(job);
            answers.Add((answer, isTold ? [job.Number] : []));
        }
        return answers;
    }

    private static IEnumerable<int> Days(MatrixSite site, HttpText answer) =>
        from bucket in Json(answer).GetProperty("Buckets").EnumerateArray()
        where bucket.GetProperty("Count").GetInt64() > 0
        select (int)(site.Now.Date - bucket.GetProperty("StartTime").GetDateTimeOffset().UtcDateTime.Date).TotalDays - 1;

    private static JsonElement Json(HttpText answer) => JsonDocument.Parse(answer.Body).RootElement;

    private static int[] Numbers(string text) =>
        [.. Number().Matches(text).Select(match => int.Parse(match.Groups[1].Value, CultureInfo.InvariantCulture)).Distinct()];

    // What a job's values look like that have its number.
    [GeneratedRegex(@"(?:mx-|name|user|key|value)(\d{3})\b")]
    private static partial Regex Number();
}

/// <summary>Who can ask in a way.</summary>
internal enum ChannelKind
{
    Api,
    Page,
    CommandLine,
}
