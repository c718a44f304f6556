using System.Collections.Immutable;
using JobsDashboard.Jobs.Access;
using JobsDashboard.Jobs.Counting;
using JobsDashboard.Jobs.QueryString;
using JobsDashboard.Jobs.Question;
using JobsDashboard.Specification.Databases;
using Xunit;

namespace JobsDashboard.Specification.Examples;

/// <summary>
/// The rules of the query string, each on a few jobs, whichever database holds them. The generated requests try the same rules on many.
/// </summary>
public abstract class ExamplesSpec(ITestDatabase database) : IAsyncLifetime
{
    private static readonly CancellationToken s_token = TestContext.Current.CancellationToken;

    public static TheoryData<string, string, string> Questions =>
        [.. Example.All.SelectMany(example => example.Questions.Select(question => (question.Query, question.Found, example.Rule)))];

    public static TheoryData<string, string, string, string> Counts =>
        [.. Example.All.SelectMany(example => example.Counts.Select(count => (count.Query, count.Field, count.Counts, example.Rule)))];

    public async ValueTask InitializeAsync()
    {
        // Once for all tests of a class, which have one database.
        if (!await database.Queries.AnyAsync(JobCaller.Local, s_token))
        {
            await database.AddAsync(Example.All.SelectMany(example => example.Jobs));
        }
    }

    public ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        return ValueTask.CompletedTask;
    }

    [Theory]
    [MemberData(nameof(Questions))]
    public async Task Question_AboutTheJobsOfARule_FindsThese(string query, string found, string rule)
    {
        var expected = found.Split(' ', StringSplitOptions.RemoveEmptyEntries);

        var rows = (await database.Queries.RowsAsync(JobCaller.Local, Request(query, rule), s_token)).Rows.Select(row => row.JobId);

        Assert.Equal(IsOrdered(query) ? expected : expected.Order(), IsOrdered(query) ? rows : rows.Order());
    }

    [Theory]
    [MemberData(nameof(Counts))]
    public async Task Values_OfTheJobsOfARule_HaveTheseCounts(string query, string field, string counts, string rule)
    {
        var request = Request(query, rule);

        var counted = CountedField.FindFaceted(field) is { } faceted
            ? Texts(Assert.Single(await database.Queries.FacetsAsync(JobCaller.Local, request, [faceted], 100, s_token)))
            : Texts(await database.Queries.SuggestAsync(JobCaller.Local, request, CountedField.Find(field)!, ValueMatch.All, 100, s_token));

        Assert.Equal(counts, string.Join(", ", counted));
    }

    private static bool IsOrdered(string query) => query.Contains("SortBy=", StringComparison.Ordinal);

    private static IEnumerable<string> Texts(Facet facet) =>
        facet.None == 0 ? Texts(facet.Values) : Texts(facet.Values).Append($"none {facet.None}");

    private static IEnumerable<string> Texts(ImmutableArray<ValueCount> values) => values.Select(value => $"{value.Value} {value.Count}");

    // Asked of the rule's own jobs only; those of the other rules are in the same database.
    private ListJobsRequest Request(string query, string rule)
    {
        var example = Example.All.Single(example => example.Rule == rule);
        Assert.SkipWhen(
            example.NeedsOwnWords && !database.BreaksWordsItself, "This database decides in its own way where words begin and end.");
        var names = query.Split('&').Select(pair => pair.Split('=')[0]).ToList();
        if (!names.Exists(name => name is "JobId" or "JobIds"))
        {
            query += $"&JobIds={string.Join(',', example.Jobs.Select(job => job.JobId))}";
        }
        if (!names.Exists(name => name is "StartTime" or "EndTime" or "TimeRangeField"))
        {
            query += "&StartTime=any&EndTime=any";
        }
        var reading = ListJobsQueryString.Parse(query, database.Now);
        Assert.Empty(reading.Problems);
        return reading.Request;
    }
}
