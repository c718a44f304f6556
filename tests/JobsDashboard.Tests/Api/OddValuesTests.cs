using System.Collections.Immutable;
using System.Net;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using JobsDashboard.Components.Jobs.Chips;
using JobsDashboard.Components.Shared;
using JobsDashboard.Jobs.Fields;
using JobsDashboard.Jobs.Filters;
using JobsDashboard.Jobs.Items;
using JobsDashboard.Jobs.QueryString;
using Xunit;

namespace JobsDashboard.Tests.Api;

/// <summary>Values that a list, a query string or a trimmed text could take for something else: what is counted of them is what the link behind them finds.</summary>
public sealed partial class OddValuesTests(DashboardApplication app) : IClassFixture<DashboardApplication>, IAsyncLifetime
{
    private static readonly string[] s_values =
    [
        "gpu", "long", "gpu,long", "gpu, long", ",", "a,", "\"quoted\"", "\"", "\"a", "5\" disk", "\"gpu,long\"", " leading", "trailing ", " ", "\u3000", "a  b", "\tx",
        "100%", "%2C", "%", "a+b", "a b", "训练", "训练,推理", "a&b=c#d", "a\\b", "'", "?", "/", "..", "{\"a\":1}", "a*", "😀",
        new('x', JobField.MaxTextLength), new('训', JobField.MaxTextLength), new('"', JobField.MaxTextLength),
    ];

    private static readonly string s_tooLong = new('y', JobField.MaxTextLength + 1);

    private static readonly string[] s_all = [.. s_values, s_tooLong];

    private static readonly ImmutableArray<ValueFilter> s_filters = [.. JobFilters.All.OfType<ValueFilter>()];

    private readonly HttpClient _client = app.CreateClient(new() { AllowAutoRedirect = false });

    // One job with the first values, two with the second, and so on: no two values of a field have as many.
    public async ValueTask InitializeAsync() => await app.AddAsync(
        Enumerable.Range(0, s_all.Length).SelectMany(kind => Enumerable.Range(0, kind + 1).Select(number => JobOf(kind, number))));

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    public static TheoryData<string> Filters => [.. s_filters.Select(filter => filter.Name)];

    [Theory]
    [MemberData(nameof(Filters))]
    public async Task Facet_OfEveryValue_IsWhatItsLinkFinds(string name)
    {
        var filter = s_filters.Single(filter => filter.Name == name);

        var values = await FacetAsync(name);

        Assert.Superset(s_values.ToHashSet(), values.Keys.ToHashSet());
        foreach (var (value, count) in values.Where(value => value.Key != s_tooLong))
        {
            Assert.Equal((value, count), (value, await CountAsync(JobsUrl.ListOf(filter, value)!)));
        }
        Assert.Null(JobsUrl.ListOf(filter, s_tooLong));
    }

    [Theory]
    [MemberData(nameof(Filters))]
    public async Task Suggestion_OfEveryValue_IsWhatItsLinkFinds(string name)
    {
        var filter = s_filters.Single(filter => filter.Name == name);

        var body = await GetAsync($"/api/ext/v1/suggest?StartTime=any&EndTime=any&Limit=100&Field={name}");

        var values = body["Values"]!.AsArray().ToDictionary(value => (string)value!["Value"]!, value => (int)value!["Count"]!);
        Assert.Superset(s_values.ToHashSet(), values.Keys.ToHashSet());
        foreach (var (value, count) in values.Where(value => value.Key != s_tooLong))
        {
            Assert.Equal((value, count), (value, await CountAsync(JobsUrl.ListOf(filter, value)!)));
        }
    }

    [Fact]
    public async Task Facet_OfEveryTag_IsWhatItsLinkFinds()
    {
        foreach (var key in s_values)
        {
            var values = await FacetAsync($"Tags.{key}");

            var (value, count) = Assert.Single(values);
            Assert.True(value == s_tooLong || count == await CountAsync(JobsUrl.ListOf(key, value)!), key);
            var present = JobsUrl.List(JobsUrl.AllOfTime with { Present = [JobFields.Tag(key)] });
            Assert.Equal((key, count), (key, await CountAsync(present)));
        }
        Assert.Null(JobsUrl.ListOf(s_tooLong, "a"));
        Assert.Null(JobsUrl.ListOf("a", s_tooLong));
    }

    [Fact]
    public async Task Chip_OfEveryValue_TurnedAndTakenOff_CountsTheRest()
    {
        var all = await CountAsync(JobsUrl.List(JobsUrl.AllOfTime));
        foreach (var value in s_values)
        {
            var query = JobsUrl.ListOf(JobFilters.PipelineId, value)!;
            var count = await CountAsync(query);
            var request = ListJobsQueryString.Parse(query["/jobs".Length..], app.Now).Request;

            var chip = Assert.Single(AppliedFilter.Of(request));

            Assert.Equal((value, all - count), (value, await CountAsync(JobsUrl.List(chip.Opposite!.Value.Change(request)))));
            Assert.Equal(all, await CountAsync(JobsUrl.List(chip.Without)));
        }
    }

    [Fact]
    public async Task Job_OwnLinks_LeadToTheJobsThatShareItsValues()
    {
        var counts = new Dictionary<string, Dictionary<string, int>>();
        foreach (var name in new[] { "JobType", "UserIdForFilter", "WorkspaceId", "ResourceId" })
        {
            counts[name] = await FacetAsync(name);
        }
        var followed = 0;
        for (var kind = 0; kind < s_all.Length; kind++)
        {
            var page = await _client.GetStringAsync($"/jobs/odd{kind}-0", TestContext.Current.CancellationToken);

            foreach (var link in Links().Matches(page).Select(link => WebUtility.HtmlDecode(link.Groups[1].Value)))
            {
                var request = ListJobsQueryString.Parse(link["jobs".Length..], app.Now);
                Assert.Empty(request.Problems);
                foreach (var condition in request.Request.Filters.Values.Where(asked => counts.ContainsKey(asked.Filter.Name)))
                {
                    Assert.Equal((link, counts[condition.Filter.Name][Assert.Single(condition.Values)]), (link, await CountAsync(link)));
                    followed++;
                }
            }
        }
        // Of each value that an address can say, in each of the four fields.
        Assert.Equal(s_values.Length * counts.Count, followed);
    }

    private static JobItem JobOf(int kind, int number)
    {
        var next = kind;
        return new JobItem
        {
            JobId = $"odd{kind}-{number}",
            GmtCreateTime = DateTimeOffset.UnixEpoch,
            JobType = Next(),
            UserId = Next(),
            WorkspaceId = Next(),
            ResourceId = Next(),
            TemplateId = Next(),
            Settings = new JobSettings
            {
                BusinessUserId = Next(),
                Caller = Next(),
                PipelineId = Next(),
                Tags = ImmutableSortedDictionary.Create<string, string>(StringComparer.Ordinal).Add(Next(), Next()),
            },
        };

        string Next() => s_all[next++ % s_all.Length];
    }

    private async Task<Dictionary<string, int>> FacetAsync(string field)
    {
        var fields = Uri.EscapeDataString(ListText.Write([field]));
        var body = await GetAsync($"/api/ext/v1/facets?StartTime=any&EndTime=any&Top=100&Fields={fields}");
        return body["Facets"]![0]!["Values"]!.AsArray().Where(value => value!["IsNone"] is null)
            .ToDictionary(value => (string)value!["Value"]!, value => (int)value!["Count"]!, StringComparer.Ordinal);
    }

    private async Task<int> CountAsync(string list) => (int)(await GetAsync("/api/v1/" + list))["TotalCount"]!;

    private async Task<JsonNode> GetAsync(string url)
    {
        using var answer = await _client.GetAsync(url, TestContext.Current.CancellationToken);
        var body = await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        Assert.True(answer.IsSuccessStatusCode, $"{url}: {body}");
        return JsonNode.Parse(body)!;
    }

    [GeneratedRegex("href=\"(jobs\\?[^\"]+)\"")]
    private static partial Regex Links();
}
