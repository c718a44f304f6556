using System.Net;
using System.Text.Json;
using System.Text.RegularExpressions;
using JobsDashboard.Jobs.Items;
using JobsDashboard.Jobs.QueryString;
using JobsDashboard.Jobs.Question;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace JobsDashboard.Tests.Api.Jobs;

public sealed partial class ListJobsApiTests(DashboardApplication app) : IClassFixture<DashboardApplication>, IAsyncLifetime
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
        JobType = "PyTorchJob",
        Status = number % 3 == 0 ? JobStatus.Failed : JobStatus.Succeeded,
        ReasonMessage = number % 3 == 0 ? "CUDA OOM: out of memory" : null,
        GmtCreateTime = app.Now.AddHours(-number),
        GmtFinishTime = app.Now.AddHours(-number).AddMinutes(30),
        RequestCPU = 8,
        RequestGPU = "0.5",
        NodeCount = "2",
        UseOversoldResource = false,
        Settings = new JobSettings { Tags = ListJobsRequest.NoTags.Add("team", "nlp") },
    };

    [Fact]
    public async Task Names_BeyondCounting_AreNamedAsFarAsThereIsRoom()
    {
        using var client = app.CreateClient();
        var names = Enumerable.Range(1, 200).Select(number => $"训练{number}").Prepend(new string('x', 2_000));

        using var answer = await client.GetAsync($"/api/v1/jobs?{string.Join('&', names.Select(Uri.EscapeDataString))}", TestContext.Current.CancellationToken);

        var header = Assert.Single(answer.Headers.GetValues("x-jobs-ignored"));
        Assert.StartsWith($"{new string('x', 40)}%E2%80%A6, %E8%AE%AD%E7%BB%831, ", header, StringComparison.Ordinal);
        Assert.EndsWith("%E7%BB%8319, and 181 more", header, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Name_ThatIsCut_EndsInAWholeCharacter()
    {
        using var client = app.CreateClient();
        var letters = new string('x', 39);

        using var answer = await client.GetAsync($"/api/v1/jobs?{letters}{Uri.EscapeDataString("😀😀")}=1", TestContext.Current.CancellationToken);

        Assert.Equal([$"{letters}%E2%80%A6"], answer.Headers.GetValues("x-jobs-ignored"));
    }

    [Fact]
    public async Task ListJobs_WithoutParameters_AnswersTheNewestTenWithTheContractsTypes()
    {
        using var answer = await _client.GetAsync("/api/v1/jobs", TestContext.Current.CancellationToken);
        var body = await ReadAsync(answer);

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal(["Jobs", "TotalCount", "RequestId"], body.EnumerateObject().Select(field => field.Name));
        Assert.Equal(12, body.GetProperty("TotalCount").GetInt64());
        Assert.Equal(Enumerable.Range(1, 10).Select(number => $"dlc{number:D4}"), Ids(body));
        Assert.Matches(RequestId(), body.GetProperty("RequestId").GetString());
        Assert.Equal([body.GetProperty("RequestId").GetString()!], answer.Headers.GetValues("x-acs-request-id"));
        var job = body.GetProperty("Jobs")[1];
        Assert.Equal("训练-2", job.GetProperty("DisplayName").GetString());
        Assert.Equal(8, job.GetProperty("RequestCPU").GetInt64());
        Assert.Equal("0.5", job.GetProperty("RequestGPU").GetString());
        Assert.Equal("2", job.GetProperty("NodeCount").GetString());
        Assert.Equal("2026-03-14T13:09:26Z", job.GetProperty("GmtCreateTime").GetString());
        Assert.Equal(1800, job.GetProperty("Duration").GetInt64());
        Assert.False(job.GetProperty("UseOversoldResource").GetBoolean());
        Assert.Equal("nlp", job.GetProperty("Settings").GetProperty("Tags").GetProperty("team").GetString());
        Assert.False(job.TryGetProperty("ReasonMessage", out _));
    }

    [Fact]
    public async Task ListJobs_NothingFound_IsAnEmptyList()
    {
        var body = await GetAsync("/api/v1/jobs?DisplayName=nothing");

        Assert.Equal(0, body.GetProperty("Jobs").GetArrayLength());
        Assert.Equal(0, body.GetProperty("TotalCount").GetInt64());
    }

    [Fact]
    public async Task ListJobs_PageAfterTheLast_IsEmptyWithTheSameCount()
    {
        var body = await GetAsync("/api/v1/jobs?PageNumber=3&PageSize=6");

        Assert.Empty(Ids(body));
        Assert.Equal(12, body.GetProperty("TotalCount").GetInt64());
    }

    [Theory]
    [InlineData("Status=Failed&ReasonSearch=oom", "dlc0003 dlc0006 dlc0009 dlc0012")]
    [InlineData("status=failed&PageSize=2&Order=asc", "dlc0012 dlc0009")]
    [InlineData("DisplayName=%E8%AE%AD%E7%BB%83&PageSize=2", "dlc0002 dlc0004")]
    [InlineData("Tags=%7B%22team%22%3A%22nlp%22%7D&PageSize=1", "dlc0001")]
    public async Task ListJobs_SameQuery_ShowsTheSameJobsOnThePage(string query, string ids)
    {
        var body = await GetAsync($"/api/v1/jobs?{query}");
        var page = await _client.GetStringAsync($"/jobs?{query}", TestContext.Current.CancellationToken);

        Assert.Equal(ids.Split(' '), Ids(body));
        Assert.Equal(ids.Split(' '), JobLink().Matches(page).Select(link => link.Groups[1].Value).Distinct());
    }

    [Theory]
    [InlineData("Status=Broken", "InvalidParameter.Status", "Creating, Queuing")]
    [InlineData("PageSize=101", "InvalidParameter.PageSize", "1 to 100")]
    [InlineData("NumericRangeMin=1", "InvalidParameter.NumericRangeField", "NumericRangeMin")]
    [InlineData("StartTime=2026-01-02&EndTime=2026-01-01", "InvalidParameter.StartTime", "EndTime")]
    [InlineData("DisplayName=%00", "InvalidParameter.DisplayName", "NUL")]
    public async Task ListJobs_BadValue_AnswersTheErrorEnvelope(string query, string code, string message)
    {
        using var answer = await _client.GetAsync($"/api/v1/jobs?{query}", TestContext.Current.CancellationToken);
        var body = await ReadAsync(answer);

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Equal(code, body.GetProperty("Code").GetString());
        Assert.Contains(message, body.GetProperty("Message").GetString(), StringComparison.Ordinal);
        Assert.Equal("localhost", body.GetProperty("HostId").GetString());
        Assert.Equal([body.GetProperty("RequestId").GetString()!], answer.Headers.GetValues("x-acs-request-id"));
    }

    [Fact]
    public async Task ListJobs_UnknownParameters_AreNamedInAHeader()
    {
        using var answer = await _client.GetAsync("/api/v1/jobs?Colour=red&%E8%89%B2=1&View=x", TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal("Colour, %E8%89%B2", string.Join(", ", answer.Headers.GetValues("x-jobs-ignored")));
    }

    [Theory]
    [InlineData("", "StartTime EndTime SortBy Order PageNumber PageSize")]
    [InlineData("StartTime=now-3h&SortBy=DisplayName&Status=Failed", "StartTime EndTime Order PageNumber PageSize")]
    [InlineData("EndTime=now&PageSize=5", "StartTime EndTime SortBy Order PageNumber")]
    [InlineData("StartTime=any&EndTime=any&SortBy=Status&Order=asc&PageNumber=1&PageSize=5", "")]
    public async Task ListJobs_WhatWasApplied_AsksTheSameWhenItIsSaid(string query, string names)
    {
        using var answer = await _client.GetAsync($"/api/v1/jobs?{query}", TestContext.Current.CancellationToken);
        var applied = answer.Headers.TryGetValues("x-jobs-applied", out var values) ? Assert.Single(values) : "";

        var said = $"{string.Join('&', query.Split('&').Where(pair => !applied.Contains(pair.Split('=')[0] + "=", StringComparison.Ordinal)))}&{applied}";
        using var again = await _client.GetAsync($"/api/v1/jobs?{said}", TestContext.Current.CancellationToken);

        Assert.Equal(names, string.Join(' ', applied.Split('&').Select(pair => pair.Split('=')[0])));
        Assert.False(again.Headers.Contains("x-jobs-applied"));
        Assert.False(again.Headers.Contains("x-jobs-ignored"));
        Assert.Equal(Ids(await ReadAsync(answer)), Ids(await ReadAsync(again)));
        var (first, second) = (ListJobsQueryString.Parse(query, app.Now).Request, ListJobsQueryString.Parse(said, app.Now.AddDays(1)).Request);
        Assert.Equal(first.At(app.Now), second.At(app.Now.AddDays(1)));
    }

    [Fact]
    public async Task Api_UnknownRoute_AnswersTheErrorEnvelope()
    {
        using var answer = await _client.GetAsync("/api/v2/jobs", TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        Assert.Equal("InvalidAction.NotFound", (await ReadAsync(answer)).GetProperty("Code").GetString());
    }

    [Theory]
    [InlineData("POST", "/api/v1/nothing")]
    [InlineData("GET", "/api")]
    [InlineData("GET", "/API/v1/nothing.json")]
    public async Task Api_UnknownOperation_AnswersTheErrorEnvelope(string method, string path)
    {
        using var request = new HttpRequestMessage(new HttpMethod(method), path);

        using var answer = await _client.SendAsync(request, TestContext.Current.CancellationToken);
        var body = await ReadAsync(answer);

        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        Assert.Equal(["RequestId", "HostId", "Code", "Message"], body.EnumerateObject().Select(field => field.Name));
    }

    [Fact]
    public async Task ListJobs_DatabaseFails_AnswersTheErrorEnvelopeAndNothingElse()
    {
        await using var failing = new DashboardApplication();
        using var client = failing.CreateClient();
        await BrokenStore.BreakAsync(failing.Services.GetRequiredService<IConfiguration>().GetConnectionString("Jobs")!);

        using var answer = await client.GetAsync("/api/v1/jobs", TestContext.Current.CancellationToken);
        var body = await ReadAsync(answer);

        Assert.Equal(HttpStatusCode.InternalServerError, answer.StatusCode);
        Assert.Equal(["RequestId", "HostId", "Code", "Message"], body.EnumerateObject().Select(field => field.Name));
        Assert.Equal("localhost", body.GetProperty("HostId").GetString());
        Assert.Equal("InternalError", body.GetProperty("Code").GetString());
        Assert.Equal("The request failed; the server's log says why.", body.GetProperty("Message").GetString());
        Assert.Equal([body.GetProperty("RequestId").GetString()!], answer.Headers.GetValues("x-acs-request-id"));
    }

    private async Task<JsonElement> GetAsync(string url)
    {
        using var answer = await _client.GetAsync(url, TestContext.Current.CancellationToken);
        return await ReadAsync(answer);
    }

    private static async Task<JsonElement> ReadAsync(HttpResponseMessage answer)
    {
        Assert.Equal("application/json", answer.Content.Headers.ContentType?.MediaType);
        return JsonDocument.Parse(await answer.Content.ReadAsStringAsync()).RootElement;
    }

    private static IEnumerable<string> Ids(JsonElement body) =>
        body.GetProperty("Jobs").EnumerateArray().Select(job => job.GetProperty("JobId").GetString()!);

    [GeneratedRegex("^[0-9A-F]{8}(-[0-9A-F]{4}){3}-[0-9A-F]{12}$")]
    private static partial Regex RequestId();

    [GeneratedRegex("href=\"/?jobs/(dlc[0-9]+)")]
    private static partial Regex JobLink();
}
