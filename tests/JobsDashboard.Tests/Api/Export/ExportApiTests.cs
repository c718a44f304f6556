using System.Collections.Immutable;
using System.Net;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using JobsDashboard.Import;
using JobsDashboard.Import.Reading;
using JobsDashboard.Jobs.Items;
using JobsDashboard.Jobs.Storing;
using JobsDashboard.Specification.Samples;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace JobsDashboard.Tests.Api.Export;

public sealed class ExportApiTests(DashboardApplication app) : IClassFixture<DashboardApplication>, IAsyncLifetime
{
    private const string Everything = "StartTime=any&EndTime=any";

    private static readonly CancellationToken s_token = TestContext.Current.CancellationToken;

    private readonly HttpClient _client = app.CreateClient();
    private ImmutableArray<JobItem> _jobs = [];

    public async ValueTask InitializeAsync()
    {
        var everyField = await File.ReadAllTextAsync(Path.Combine(AppContext.BaseDirectory, "Storing", "every-field.json"));
        _jobs =
        [
            .. GeneratedJobs.Make(new Random(1), 450, app.Now),
            JsonSerializer.Deserialize(everyField, JobJson.Wire.JobItem)!,
            new()
            {
                JobId = "extras",
                DisplayName = "=HYPERLINK(\"http://127.0.0.1\",\"训练\")",
                UserCommand = "'quoted\r\n\u0001",
                NodeNames = [],
                Envs = ImmutableSortedDictionary.Create<string, string>(StringComparer.Ordinal),
                Extras = new JobExtras
                {
                    Description = "-1\n\"描述\"",
                    CustomEnvs = [new CustomEnv { Key = "K", Value = "=1", Visible = "private" }],
                    RestartRecord = JsonSerializer.SerializeToElement(new[] { new { JobRestartCount = 1, Reason = "a,b" } }),
                    RoleSystemEnvs = JsonSerializer.SerializeToElement(new { Worker = new { A = "1" } }),
                },
            },
        ];
        await app.AddAsync(_jobs);
    }

    public ValueTask DisposeAsync()
    {
        _client.Dispose();
        return ValueTask.CompletedTask;
    }

    [Theory]
    [InlineData("ndjson")]
    [InlineData("csv")]
    public async Task Export_ImportedIntoTheSameStore_ChangesNothing(string format)
    {
        var file = await DownloadAsync($"{Everything}&Format={format}");

        var summary = await ImportAsync(app, file);

        Assert.Equal(new ImportMark { Unchanged = _jobs.Length, IsComplete = true }, Assert.Single(summary.Files).Counts);
    }

    [Theory]
    [InlineData("ndjson")]
    [InlineData("csv")]
    public async Task Export_ImportedIntoAnEmptyStore_GivesTheSameAnswers(string format)
    {
        await using var other = new DashboardApplication();
        using var client = other.CreateClient();

        var summary = await ImportAsync(other, await DownloadAsync($"{Everything}&Format={format}"));

        Assert.Equal(new ImportMark { New = _jobs.Length, IsComplete = true }, Assert.Single(summary.Files).Counts);
        var expected = await JobsAsync(_client);
        var jobs = await JobsAsync(client);
        Assert.Equal(_jobs.Length, jobs.Count);
        Assert.Equal(expected, jobs);
        Assert.Equal(await LinesAsync(_client), await LinesAsync(client));
    }

    [Fact]
    public async Task Export_ThroughASpreadsheet_ChangesNothing()
    {
        await using var odd = new DashboardApplication();
        using var client = odd.CreateClient();
        var seed = TestSeed.Value;
        var jobs = OddJobs.Make(new Random(seed), 500);
        await odd.AddAsync(jobs);
        var csv = await client.GetStringAsync($"/api/ext/v1/export?{Everything}&Format=csv&Bom=true", s_token);

        foreach (var (name, spreadsheet) in Spreadsheet.All)
        {
            var summary = await ImportAsync(odd, spreadsheet.Save(csv));

            Assert.Equal((seed, name, new ImportMark { Unchanged = jobs.Length, IsComplete = true }), (seed, name, Assert.Single(summary.Files).Counts));
        }
    }

    [Theory]
    [InlineData("Format=csv", "", "JobId,")]
    [InlineData("Format=csv&Bom=false", "", "JobId,")]
    [InlineData("Format=csv&Bom=true", "", "\uFEFFJobId,")]
    [InlineData("format=CSV&bom=TRUE", "", "\uFEFFJobId,")]
    [InlineData("Format=csv&Bom=true&DisplayName=nothing", "", "\uFEFFJobId,")]
    [InlineData("Bom=true", "Bom", "{")]
    public async Task Export_WithAByteOrderMark_BeginsWithIt(string query, string ignored, string start)
    {
        using var answer = await _client.GetAsync($"/api/ext/v1/export?{Everything}&{query}", s_token);
        var bytes = await answer.Content.ReadAsByteArrayAsync(s_token);

        Assert.Equal(start, Encoding.UTF8.GetString(bytes.AsSpan(..Encoding.UTF8.GetByteCount(start))));
        Assert.Equal(ignored, answer.Headers.TryGetValues("x-jobs-ignored", out var names) ? string.Join(", ", names) : "");
    }

    [Theory]
    [InlineData("Bom=1")]
    [InlineData("Bom=yes")]
    [InlineData("Bom=true&bom=true")]
    public async Task Export_WithAnotherValue_IsRefused(string query)
    {
        using var answer = await _client.GetAsync($"/api/ext/v1/export?Format=csv&{query}", s_token);

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Equal("InvalidParameter.Bom", JsonNode.Parse(await answer.Content.ReadAsStringAsync(s_token))!["Code"]!.GetValue<string>());
    }

    [Fact]
    public async Task Export_AsLines_IsTheJobsOfTheListInItsOrder()
    {
        const string query = "StartTime=any&EndTime=now&SortBy=Status&Order=asc";
        using var answer = await _client.GetAsync($"/api/ext/v1/export?{query}&PageNumber=7&pagesize=x", s_token);
        var lines = (await answer.Content.ReadAsStringAsync(s_token)).TrimEnd('\n').Split('\n');

        var listed = new List<string>();
        for (var page = 1; listed.Count == 100 * (page - 1); page++)
        {
            listed.AddRange(await PageAsync(_client, $"{query}&PageSize=100&PageNumber={page}"));
        }
        Assert.True(listed.Count > 200);
        Assert.Equal(listed.Count, lines.Length);
        // What only GetJob tells comes after what the list tells.
        Assert.All(listed.Zip(lines), job => Assert.StartsWith(job.First[..^1], job.Second, StringComparison.Ordinal));
        Assert.Equal("application/x-ndjson; charset=utf-8", answer.Content.Headers.ContentType?.ToString());
        Assert.Equal("attachment; filename=\"jobs-20260314T150926Z.ndjson\"", answer.Content.Headers.ContentDisposition?.ToString());
        Assert.Equal("PageNumber, pagesize", string.Join(", ", answer.Headers.GetValues("x-jobs-ignored")));
        Assert.Equal("EndTime=2026-03-14T15:09:26Z&Format=ndjson", Uri.UnescapeDataString(string.Join(", ", answer.Headers.GetValues("x-jobs-applied"))));
        Assert.Matches("^[0-9A-F-]{36}$", Assert.Single(answer.Headers.GetValues("x-acs-request-id")));
    }

    [Fact]
    public async Task Export_AsLines_HoldsWhatOnlyGetJobTells()
    {
        var line = await _client.GetStringAsync($"/api/ext/v1/export?{Everything}&JobId=extras", s_token);

        Assert.EndsWith(
            """
            "Description":"-1\n\u0022描述\u0022","CustomEnvs":[{"Key":"K","Value":"=1","Visible":"private"}],"RestartRecord":[{"JobRestartCount":1,"Reason":"a,b"}],"RoleSystemEnvs":{"Worker":{"A":"1"}}}
            """ + "\n",
            line,
            StringComparison.Ordinal);
        Assert.Equal("extras", JsonNode.Parse(line)!["JobId"]!.GetValue<string>());
    }

    [Fact]
    public async Task Export_AsCsv_RunsNoFormula()
    {
        using var answer = await _client.GetAsync($"/api/ext/v1/export?{Everything}&JobId=extras&Format=CSV", s_token);
        var rows = (await answer.Content.ReadAsStringAsync(s_token)).Split("\r\n", 2);

        Assert.StartsWith("JobId,DisplayName,", rows[0], StringComparison.Ordinal);
        Assert.StartsWith("extras,\"'=HYPERLINK(\"\"http://127.0.0.1\"\",\"\"训练\"\")\",", rows[1], StringComparison.Ordinal);
        Assert.Contains(",\"''quoted\r\n\u0001\",", rows[1], StringComparison.Ordinal);
        Assert.Contains(",\"'-1\n\"\"描述\"\"\",", rows[1], StringComparison.Ordinal);
        Assert.Equal("text/csv; charset=utf-8", answer.Content.Headers.ContentType?.ToString());
        Assert.Equal("attachment; filename=\"jobs-20260314T150926Z.csv\"", answer.Content.Headers.ContentDisposition?.ToString());
    }

    [Theory]
    [InlineData("ndjson", "")]
    [InlineData("csv", "JobId,")]
    public async Task Export_OfNothing_IsAWholeFile(string format, string start)
    {
        var text = await _client.GetStringAsync($"/api/ext/v1/export?DisplayName=nothing&Format={format}", s_token);

        Assert.StartsWith(start, text, StringComparison.Ordinal);
        Assert.Equal(format == "csv" ? 1 : 0, text.Count(letter => letter == '\n'));
    }

    [Fact]
    public async Task Head_OfAnExport_IsItsHeaders()
    {
        using var request = new HttpRequestMessage(HttpMethod.Head, $"/api/ext/v1/export?{Everything}&Format=csv");

        using var answer = await _client.SendAsync(request, s_token);

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal("text/csv; charset=utf-8", answer.Content.Headers.ContentType?.ToString());
        Assert.Empty(await answer.Content.ReadAsByteArrayAsync(s_token));
    }

    [Theory]
    [InlineData("export")]
    [InlineData("export?Format=csv")]
    [InlineData("facets")]
    [InlineData("histogram")]
    [InlineData("suggest?Field=Status")]
    public async Task Database_ThatFails_AnswersTheErrorEnvelope(string query)
    {
        await using var failing = new DashboardApplication();
        using var client = failing.CreateClient();
        await BrokenStore.BreakAsync(failing.Services.GetRequiredService<IConfiguration>().GetConnectionString("Jobs")!);

        using var answer = await client.GetAsync($"/api/ext/v1/{query}", s_token);

        Assert.Equal(HttpStatusCode.InternalServerError, answer.StatusCode);
        Assert.Null(answer.Content.Headers.ContentDisposition);
        Assert.Equal("InternalError", JsonNode.Parse(await answer.Content.ReadAsStringAsync(s_token))!["Code"]!.GetValue<string>());
    }

    private async Task<byte[]> DownloadAsync(string query) => await _client.GetByteArrayAsync($"/api/ext/v1/export?{query}", s_token);

    private static async Task<ImportSummary> ImportAsync(DashboardApplication target, byte[] bytes)
    {
        var path = Path.GetTempFileName();
        try
        {
            await File.WriteAllBytesAsync(path, bytes, s_token);
            return await new JobImport(target.Services.GetRequiredService<IJobWriter>(), TimeProvider.System)
                .RunAsync(ImportFormats.All["listjobs"], [path], new ImportOptions(), _ => { }, s_token);
        }
        finally
        {
            File.Delete(path);
        }
    }

    // In the order of their names: the order of arrival, which breaks ties, is another in every store.
    private static async Task<List<string>> JobsAsync(HttpClient client)
    {
        var jobs = new List<string>();
        for (var page = 1; jobs.Count == 100 * (page - 1); page++)
        {
            jobs.AddRange(await PageAsync(client, $"{Everything}&PageSize=100&PageNumber={page}"));
        }
        return [.. jobs.Order(StringComparer.Ordinal)];
    }

    // What only GetJob tells included.
    private static async Task<List<string>> LinesAsync(HttpClient client) =>
        [.. (await client.GetStringAsync($"/api/ext/v1/export?{Everything}", s_token)).Split('\n').Order(StringComparer.Ordinal)];

    private static async Task<IEnumerable<string>> PageAsync(HttpClient client, string query)
    {
        using var body = JsonDocument.Parse(await client.GetStringAsync($"/api/v1/jobs?{query}", s_token));
        return [.. body.RootElement.GetProperty("Jobs").EnumerateArray().Select(job => job.GetRawText())];
    }
}
