using System.Net;
using System.Text.Json;
using JobsDashboard.Jobs.Items;
using JobsDashboard.Jobs.Question;
using Xunit;

namespace JobsDashboard.Tests.Api.Counts;

public sealed class ExtApiTests(DashboardApplication app) : IClassFixture<DashboardApplication>, IAsyncLifetime
{
    private readonly HttpClient _client = app.CreateClient();

    public async ValueTask InitializeAsync() => await app.AddAsync(Enumerable.Range(1, 12).Select(Job));

    public ValueTask DisposeAsync()
    {
        _client.Dispose();
        return ValueTask.CompletedTask;
    }

    private JobItem Job(int number) => new()
    {
        JobId = $"dlc{number:D4}",
        DisplayName = number % 2 == 0 ? $"训练-{number}" : $"train-{number}",
        Status = number == 12 ? null : number % 3 == 0 ? JobStatus.Failed : JobStatus.Succeeded,
        UserId = $"u{number % 4}",
        Username = number switch { 1 => null, 2 => "(none)", < 6 => "li.lei", < 8 => "Lisa", _ => "韩梅梅" },
        GmtCreateTime = app.Now.AddHours(-number),
        Settings = new JobSettings { Tags = ListJobsRequest.NoTags.Add(number < 3 ? "env" : "team", number < 9 ? "nlp" : "cv") },
    };

    [Fact]
    public async Task Facets_OfNamedFields_AreCountedWithoutTheirOwnRestriction()
    {
        var body = await GetAsync("facets?Fields=status,Username,Tags.team&Status=Failed,Succeeded&NotUsername=lei&Top=1");

        Assert.Equal(["Facets", "RequestId"], body.EnumerateObject().Select(field => field.Name));
        Assert.Equal(
            """
            [{"Field":"Status","TotalCount":9,"Values":[{"Value":"Succeeded","Count":6},{"Value":"(none)","IsNone":true,"Count":1}],"Other":{"Values":1,"Count":2}},
            {"Field":"Username","TotalCount":11,"Values":[{"Value":"韩梅梅","Count":4},{"Value":"(none)","IsNone":true,"Count":1}],"Other":{"Values":3,"Count":6}},
            {"Field":"Tags.team","TotalCount":8,"Values":[{"Value":"cv","Count":3},{"Value":"(none)","IsNone":true,"Count":2}],"Other":{"Values":1,"Count":3}}]
            """.ReplaceLineEndings(""),
            body.GetProperty("Facets").GetRawText());
    }

    [Fact]
    public async Task Facets_WithoutParameters_AreOfTheDefaultFieldsAndSayWhatWasApplied()
    {
        using var answer = await _client.GetAsync("/api/ext/v1/facets?PageSize=x&sortby=y&Colour=red", TestContext.Current.CancellationToken);
        var body = await ReadAsync(answer);

        Assert.Equal(["Status", "JobType"], body.GetProperty("Facets").EnumerateArray().Select(facet => facet.GetProperty("Field").GetString()));
        Assert.Equal([body.GetProperty("RequestId").GetString()!], answer.Headers.GetValues("x-acs-request-id"));
        Assert.Equal("Colour, sortby, PageSize", string.Join(", ", answer.Headers.GetValues("x-jobs-ignored")));
        Assert.Equal(
            "StartTime=2026-03-07T15:09:26Z&EndTime=2026-03-14T15:09:26Z&Fields=Status,JobType&Top=10",
            Uri.UnescapeDataString(string.Join(", ", answer.Headers.GetValues("x-jobs-applied"))));
    }

    [Fact]
    public async Task Histogram_OfAnOpenRange_HasBucketsByStatusFromTheFirstJobToTheLast()
    {
        var body = await GetAsync("histogram?StartTime=any&EndTime=2026-03-14T07:30:00Z&Interval=60m");

        Assert.Equal(
            """
            {"TimeRangeField":"GmtCreateTime","Interval":"1h","Buckets":[
            {"StartTime":"2026-03-14T03:00:00Z","Count":1,"Statuses":{"(none)":1}},
            {"StartTime":"2026-03-14T04:00:00Z","Count":1,"Statuses":{"Succeeded":1}},
            {"StartTime":"2026-03-14T05:00:00Z","Count":1,"Statuses":{"Succeeded":1}},
            {"StartTime":"2026-03-14T06:00:00Z","Count":1,"Statuses":{"Failed":1}},
            {"StartTime":"2026-03-14T07:00:00Z","Count":1,"Statuses":{"Succeeded":1}}],
            "WithoutTime":0,"TotalCount":5,
            """.ReplaceLineEndings(""),
            body.GetRawText().Split("\"RequestId\"")[0]);
    }

    [Theory]
    [InlineData("histogram?StartTime=now-4h&Buckets=5", "1h", 5)]
    [InlineData("histogram?StartTime=now-4h&Buckets=4", "3h", 3)]
    [InlineData("histogram?StartTime=now-4h&Buckets=4&Interval=1h", "1h", 5)]
    [InlineData("histogram?StartTime=now-4h&Buckets=4&Interval=%20", "3h", 3)]
    [InlineData("histogram", "3h", 57)]
    public async Task Histogram_WithAnInterval_DoesNotAskForBuckets(string query, string interval, int buckets)
    {
        using var answer = await _client.GetAsync($"/api/ext/v1/{query}", TestContext.Current.CancellationToken);
        var body = await ReadAsync(answer);

        Assert.Equal(interval, body.GetProperty("Interval").GetString());
        Assert.Equal(buckets, body.GetProperty("Buckets").GetArrayLength());
        Assert.Equal(query.Contains("Interval=1h", StringComparison.Ordinal), answer.Headers.TryGetValues("x-jobs-ignored", out _));
    }

    [Theory]
    [InlineData("Field=username&Prefix=LI", "Username", "li.lei 3, Lisa 2")]
    [InlineData("Field=username&Prefix=LI&Limit=1&Username=梅", "Username", "li.lei 3")]
    [InlineData("Field=UserIdForFilter", "UserId", "u0 3, u1 3, u2 3, u3 3")]
    [InlineData("Field=Status&Prefix=s", "Status", "Succeeded 8")]
    [InlineData("Field=Tags", "Tags", "team 10, env 2")]
    [InlineData("Field=Tags.team&Prefix=N&Tags.team=cv&EndTime=now-4h", "Tags.team", "nlp 5")]
    [InlineData("Field=DisplayName&Prefix=训练-1", "DisplayName", "训练-10 1, 训练-12 1")]
    [InlineData("Field=PipelineId", "PipelineId", "")]
    public async Task Suggest_ByPrefix_IsMostUsedFirst(string query, string field, string values)
    {
        var body = await GetAsync($"suggest?{query}");

        Assert.Equal(field, body.GetProperty("Field").GetString());
        Assert.Equal(values, string.Join(", ", body.GetProperty("Values").EnumerateArray().Select(value => $"{value.GetProperty("Value").GetString()} {value.GetProperty("Count").GetInt64()}")));
    }

    [Theory]
    [InlineData("facets?Fields=Colour", "Fields", "one or more of JobType, ")]
    [InlineData("facets?Fields=Tags", "Fields", "Tags.<key>")]
    [InlineData("facets?Fields=,", "Fields", "one or more of")]
    [InlineData("facets?Fields=Status&Fields=JobType", "Fields", "twice")]
    [InlineData("facets?Fields=%00", "Fields", "NUL")]
    [InlineData("facets?Fields=a.1,Tags.", "Fields", "one or more of")]
    [InlineData("facets?Fields=Tags.1,Tags.2,Tags.3,Tags.4,Tags.5,Tags.6,Tags.7,Tags.8,Tags.9,Tags.10,Tags.11,Tags.12,Tags.13,Tags.14,Tags.15,Tags.16,Tags.17,Tags.18,Tags.19,Tags.20,Tags.21", "Fields", "at most 20")]
    [InlineData("facets?Top=0", "Top", "1 to 100")]
    [InlineData("facets?Top=101", "Top", "1 to 100")]
    [InlineData("facets?Top=99999999999999999999", "Top", "1 to 100")]
    [InlineData("facets?top=5&TOP=5", "Top", "twice")]
    [InlineData("facets?Status=Broken", "Status", "Creating, Queuing")]
    [InlineData("histogram?Interval=5", "Interval", "1h")]
    [InlineData("histogram?Interval=0h", "Interval", "1h")]
    [InlineData("histogram?Interval=-1h", "Interval", "1h")]
    [InlineData("histogram?Interval=１h", "Interval", "1h")]
    [InlineData("histogram?Interval=1m", "Interval", "at most 500, such as 30m")]
    [InlineData("histogram?Buckets=501", "Buckets", "1 to 500")]
    [InlineData("histogram?TimeRangeField=Colour", "TimeRangeField", "GmtCreateTime")]
    [InlineData("suggest", "Field", "one of JobType, ")]
    [InlineData("suggest?Field=Colour", "Field", "DisplayName, Tags or Tags.<key>")]
    [InlineData("suggest?Field=Status&Limit=1e2", "Limit", "1 to 100")]
    [InlineData("suggest?Field=Status&Prefix=%FF", "Prefix", "UTF-8")]
    [InlineData("export?Format=xml", "Format", "one of ndjson, csv")]
    [InlineData("export?SortBy=Colour", "SortBy", "DisplayName")]
    public async Task Question_WithABadValue_AnswersTheErrorEnvelope(string query, string parameter, string expected)
    {
        using var answer = await _client.GetAsync($"/api/ext/v1/{query}", TestContext.Current.CancellationToken);
        var body = await ReadAsync(answer);

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Equal($"InvalidParameter.{parameter}", body.GetProperty("Code").GetString());
        Assert.Contains(expected, body.GetProperty("Message").GetString(), StringComparison.Ordinal);
        Assert.Equal([body.GetProperty("RequestId").GetString()!], answer.Headers.GetValues("x-acs-request-id"));
    }

    [Theory]
    [InlineData("facets?Top=100")]
    [InlineData("histogram?Buckets=500")]
    [InlineData("suggest?Field=Status&Limit=100")]
    public async Task Question_WithTheLargestNumber_IsAnswered(string query)
    {
        using var answer = await _client.GetAsync($"/api/ext/v1/{query}", TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
    }

    [Fact]
    public async Task Suggest_WithAPrefixTooLong_AnswersTheErrorEnvelope()
    {
        using var answer = await _client.GetAsync($"/api/ext/v1/suggest?Field=Status&Prefix={new string('x', 1_025)}", TestContext.Current.CancellationToken);

        Assert.Equal("InvalidParameter.Prefix", (await ReadAsync(answer)).GetProperty("Code").GetString());
    }

    [Theory]
    [InlineData("POST", "/api/ext/v1/nothing")]
    [InlineData("GET", "/api/ext/v1/nothing")]
    [InlineData("GET", "/api/ext/v1")]
    public async Task Operation_Unknown_AnswersTheErrorEnvelope(string method, string path)
    {
        using var request = new HttpRequestMessage(new HttpMethod(method), path);

        using var answer = await _client.SendAsync(request, TestContext.Current.CancellationToken);

        Assert.Equal("InvalidAction.NotFound", (await ReadAsync(answer)).GetProperty("Code").GetString());
    }

    private async Task<JsonElement> GetAsync(string url)
    {
        using var answer = await _client.GetAsync($"/api/ext/v1/{url}", TestContext.Current.CancellationToken);
        return await ReadAsync(answer);
    }

    private static async Task<JsonElement> ReadAsync(HttpResponseMessage answer)
    {
        Assert.Equal("application/json", answer.Content.Headers.ContentType?.MediaType);
        return JsonDocument.Parse(await answer.Content.ReadAsStringAsync()).RootElement;
    }
}
