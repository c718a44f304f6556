using System.Text.Json;
using System.Text.Json.Nodes;
using JobsDashboard.Jobs.Items;
using NJsonSchema;
using Xunit;

namespace JobsDashboard.Tests.Api.Document;

/// <summary>What is answered is what the OpenAPI document says of it, with no field beside those that it names.</summary>
public sealed class AnswerSchemaTests(DashboardApplication app) : IClassFixture<DashboardApplication>, IAsyncLifetime
{
    private const string Definitions = "definitions";

    private static readonly CancellationToken s_token = TestContext.Current.CancellationToken;

    private readonly HttpClient _client = app.CreateClient();

    private JsonObject _document = [];

    public async ValueTask InitializeAsync()
    {
        var everyField = await File.ReadAllTextAsync(Path.Combine(AppContext.BaseDirectory, "Storing", "every-field.json"), s_token);
        await app.AddAsync(
            JsonSerializer.Deserialize(everyField, JobJson.Wire.JobItem)! with { JobId = "whole", GmtCreateTime = app.Now.AddHours(-1) },
            new JobItem { JobId = "failed", Status = JobStatus.Failed, GmtCreateTime = app.Now.AddHours(-2) },
            new JobItem { JobId = "bare", GmtCreateTime = app.Now.AddHours(-3) });
        var text = await _client.GetStringAsync("/openapi/v1.json", s_token);
        _document = JsonNode.Parse(text.Replace("#/components/schemas/", $"#/{Definitions}/", StringComparison.Ordinal))!.AsObject();
    }

    public ValueTask DisposeAsync()
    {
        _client.Dispose();
        return ValueTask.CompletedTask;
    }

    [Theory]
    [InlineData("/api/v1/jobs")]
    [InlineData("/api/v1/jobs?StartTime=now&EndTime=now")]
    [InlineData("/api/v1/jobs?PageSize=0", "/api/v1/jobs", 400)]
    [InlineData("/api/v1/jobs/whole", "/api/v1/jobs/{JobId}")]
    [InlineData("/api/v1/jobs/bare", "/api/v1/jobs/{JobId}")]
    [InlineData("/api/v1/jobs/none", "/api/v1/jobs/{JobId}", 404)]
    [InlineData("/api/ext/v1/facets")]
    [InlineData("/api/ext/v1/facets?Fields=Status,Username,Tags.team&Top=1")]
    [InlineData("/api/ext/v1/histogram")]
    [InlineData("/api/ext/v1/histogram?StartTime=any&EndTime=2001-01-01&TimeRangeField=GmtFinishTime")]
    [InlineData("/api/ext/v1/suggest?Field=Status")]
    [InlineData("/api/ext/v1/suggest", "/api/ext/v1/suggest", 400)]
    [InlineData("/api/ext/v1/export")]
    public async Task Answer_OfEveryOperation_IsAsItsSchemaSays(string target, string? path = null, int status = 200)
    {
        using var response = await _client.GetAsync(target, s_token);
        var text = await response.Content.ReadAsStringAsync(s_token);

        var schema = await SchemaAsync(path ?? target.Split('?')[0], status, response.Content.Headers.ContentType!.MediaType!);

        Assert.Equal(status, (int)response.StatusCode);
        // An export has a job on each line.
        var lines = text.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.NotEmpty(lines);
        Assert.All(lines, line => Assert.Empty(schema.Validate(line).Select(error => $"{error} in {line}")));
    }

    [Theory]
    [InlineData("/api/ext/v1/facets", """{"Facets":[{"Field":"Status"}],"RequestId":"x"}""")]
    [InlineData("/api/ext/v1/histogram", """{"TimeRangeField":"Colour","Buckets":[],"WithoutTime":0,"TotalCount":0,"RequestId":"x"}""")]
    [InlineData("/api/ext/v1/suggest", """{"Field":"Status","Values":[{"Value":"Failed","Count":"1"}],"RequestId":"x"}""")]
    [InlineData("/api/v1/jobs", """{"Jobs":[{"JobId":"x","Colour":"red"}],"TotalCount":1,"RequestId":"x"}""")]
    public async Task Schema_OfAnOperation_RefusesWhatIsNotAnswered(string path, string body)
    {
        var schema = await SchemaAsync(path, 200, "application/json");

        Assert.NotEmpty(schema.Validate(body));
    }

    // The document's schemas let other fields pass, as those of most APIs do; here they would be mistakes.
    private Task<JsonSchema> SchemaAsync(string path, int status, string mediaType)
    {
        var content = _document["paths"]![path]!["get"]!["responses"]![$"{status}"]!["content"]!;
        var schema = new JsonObject
        {
            ["allOf"] = new JsonArray(content[mediaType]!["schema"]!.DeepClone()),
            [Definitions] = _document["components"]!["schemas"]!.DeepClone(),
        };
        foreach (var (_, definition) in schema[Definitions]!.AsObject())
        {
            if (definition!["properties"] is not null)
            {
                definition["additionalProperties"] = false;
            }
        }
        return JsonSchema.FromJsonAsync(schema.ToJsonString(), s_token);
    }
}
