using System.Globalization;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using JobsDashboard.Jobs.Items;
using JobsDashboard.Jobs.QueryString;
using Microsoft.OpenApi;
using Microsoft.OpenApi.Reader;
using Xunit;

namespace JobsDashboard.Tests.Api.Document;

/// <summary>The OpenAPI document, read back by the reader that its tools use.</summary>
public sealed partial class ApiDocumentTests(DashboardApplication app) : IClassFixture<DashboardApplication>, IAsyncLifetime
{
    private readonly HttpClient _client = app.CreateClient();
    private ReadResult _read = new();

    public static TheoryData<string> Names => [.. ListJobsQueryString.Parameters.Select(parameter => parameter.Name)];

    public async ValueTask InitializeAsync()
    {
        var text = await _client.GetByteArrayAsync("/openapi/v1.json", TestContext.Current.CancellationToken);
        _read = OpenApiDocument.Load(new MemoryStream(text), "json", new OpenApiReaderSettings());
    }

    public ValueTask DisposeAsync()
    {
        _client.Dispose();
        return ValueTask.CompletedTask;
    }

    [Fact]
    public void Document_HasNoErrors()
    {
        Assert.Empty(_read.Diagnostic!.Errors.Select(error => error.ToString()));
        Assert.Empty(_read.Diagnostic.Warnings.Select(warning => warning.ToString()));
        Assert.Equal(["ListJobs", "GetJob"], _read.Document!.Paths.SelectMany(path => path.Value.Operations!.Values).Where(o => !IsAddition(o.Extensions)).Select(o => o.OperationId));
    }

    [Fact]
    public void ListJobs_HasEveryParameterOfTheCatalogue() =>
        Assert.Equal(ListJobsQueryString.Parameters.Select(parameter => parameter.Name), Operation("ListJobs").Parameters!.Select(parameter => parameter.Name));

    [Theory]
    [MemberData(nameof(Names))]
    public void Parameter_OfListJobs_SaysWhatTheCatalogueKnows(string name)
    {
        var known = ListJobsQueryString.Parameters.Single(parameter => parameter.Name == name);
        var parameter = Operation("ListJobs").Parameters!.Single(parameter => parameter.Name == name);
        var schema = parameter.Schema ?? parameter.Content!["application/json"].Schema!;
        var item = schema.Type == JsonSchemaType.Array ? schema.Items! : schema;

        Assert.Equal(known.Help, parameter.Description);
        Assert.Equal(!known.IsOfListJobs, IsAddition(parameter.Extensions));
        Assert.Equal(known.TakesSeveral || known.Repeats, schema.Type == JsonSchemaType.Array);
        Assert.Equal(known.Repeats || !known.TakesSeveral, parameter.Explode);
        Assert.Equal(known.TakesSeveral ? 500 : null, schema.MaxItems);
        Assert.Equal(known.Choices, item.Enum?.Select(value => (string)value!) ?? []);
        Assert.Equal(known.Kind == ParameterKind.Text ? known.MaxLength : null, item.MaxLength);
        Assert.Equal(known.Default, item.Default?.ToString());
        Assert.Equal(known.Kind == ParameterKind.WholeNumber, item.Minimum is not null && item.Maximum is not null);
        Assert.True(known.Min is not { } min || item.Minimum == min.ToString(CultureInfo.InvariantCulture));
        Assert.True(known.Max is not { } max || item.Maximum == max.ToString(CultureInfo.InvariantCulture));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public async Task Parameter_SentAsItsExample_IsUnderstood(string name)
    {
        var parameter = Operation("ListJobs").Parameters!.Single(parameter => parameter.Name == name);
        var text = ExampleOf(parameter);
        var beside = name switch
        {
            "FromAllWorkspaces" => "&ShowOwn=true",
            "NumericRangeField" => "&NumericRangeMin=1",
            "NumericRangeMin" or "NumericRangeMax" => "&NumericRangeField=RequestGPU",
            _ => "",
        };

        using var answer = await _client.GetAsync($"/api/v1/jobs?{name}={Uri.EscapeDataString(text)}{beside}", TestContext.Current.CancellationToken);

        Assert.Equal(System.Net.HttpStatusCode.OK, answer.StatusCode);
        Assert.False(answer.Headers.Contains("x-jobs-ignored"));
    }

    [Theory]
    [InlineData("Facets")]
    [InlineData("Histogram")]
    [InlineData("Suggest")]
    [InlineData("Export")]
    [InlineData("GetJob")]
    public async Task OwnParameter_SentAsItsExample_IsUnderstood(string id)
    {
        await app.AddAsync(new JobItem { JobId = "dlc1a2b3c4d5e6f7" });
        var path = _read.Document!.Paths.Single(path => path.Value.Operations!.Values.Any(operation => operation.OperationId == id)).Key;
        var own = Operation(id).Parameters!
            .Where(parameter => parameter.In == ParameterLocation.Query && !Names.Any(name => name.Data == parameter.Name))
            .ToList();

        Assert.NotEmpty(own);
        foreach (var parameter in own)
        {
            var query = string.Join('&', own
                .Where(other => other.Required || other == parameter)
                .Select(other => $"{other.Name}={Uri.EscapeDataString(ExampleOf(other))}"));
            var target = $"{path.Replace("{JobId}", "dlc1a2b3c4d5e6f7", StringComparison.Ordinal)}?{query}";
            using var answer = await _client.GetAsync(target, TestContext.Current.CancellationToken);
            Assert.Equal(System.Net.HttpStatusCode.OK, answer.StatusCode);
        }
    }

    [Theory]
    [InlineData("Facets", "Top", "1", "100", 10)]
    [InlineData("Histogram", "Buckets", "1", "500", 60)]
    [InlineData("Suggest", "Limit", "1", "100", 10)]
    public void OwnParameter_ThatIsANumber_SaysItsLimits(string id, string name, string min, string max, int defaultNumber)
    {
        var schema = Operation(id).Parameters!.Single(parameter => parameter.Name == name).Schema!;

        Assert.Equal((JsonSchemaType.Integer, min, max), (schema.Type, schema.Minimum, schema.Maximum));
        Assert.Equal(defaultNumber, (int)schema.Default!);
    }

    [Fact]
    public void OwnParameter_WithAFewValues_NamesThem()
    {
        var format = Operation("Export").Parameters!.Single(parameter => parameter.Name == "Format").Schema!;
        var fields = Operation("Facets").Parameters!.Single(parameter => parameter.Name == "Fields").Schema!;

        Assert.Equal(["ndjson", "csv"], format.Enum!.Select(value => (string)value!));
        Assert.Equal((JsonSchemaType.Array, 20), (fields.Type, fields.MaxItems));
        Assert.Equal("""["Status","JobType"]""", fields.Default!.ToJsonString());
    }

    [Fact]
    public async Task Schemas_OfTheAnswers_AreOfTheContractsFieldsAndTypes()
    {
        var job = JsonNode.Parse(await File.ReadAllTextAsync(Path.Combine(AppContext.BaseDirectory, "Storing", "every-field.json"), TestContext.Current.CancellationToken))!.AsObject();
        var item = Schema("JobItem");
        var body = Schema("GetJobAnswer");

        Assert.Equal(job.Select(field => field.Key), item.Properties!.Keys);
        Assert.Equal(48, body.Properties!.Count);
        Assert.Equal(GetJobBody.Of(new JobItem(), "x").Select(field => field.Key), body.Properties.Keys.Except(job.Select(field => field.Key)).Where(name => name == "RequestId"));
        Assert.Equal(["JobId", "RequestId"], body.Required!.Order());
        Assert.All(job, field => Matches(field.Key, item.Properties[field.Key], field.Value!));
        Assert.Equal(["Jobs", "TotalCount", "RequestId"], Schema("ListJobsAnswer").Properties!.Keys);
        Assert.Equal(["RequestId", "HostId", "Code", "Message"], Schema("ApiError").Properties!.Keys);
        Assert.Equal(("int64", "int32"), (item.Properties["RequestCPU"].Format, item.Properties["Priority"].Format));
        Assert.Equal(JobStatusNames.All, item.Properties["Status"].Enum!.Select(name => (string)name!));
    }

    [Theory]
    [InlineData("ListJobs")]
    [InlineData("GetJob")]
    public void Answers_OfEveryStatus_AreDescribed(string operation)
    {
        var answers = Operation(operation).Responses!;

        Assert.Equal(["200", "400", "403", "404", "405", "429", "500", "503"], answers.Keys);
        Assert.Equal(["429", "503"], answers.Where(answer => answer.Value.Headers!.ContainsKey("Retry-After")).Select(answer => answer.Key));
        Assert.All(answers.Values, answer => Assert.Contains("x-acs-request-id", answer.Headers!.Keys));
        Assert.All(answers.Where(answer => answer.Key != "200"), answer => Assert.Equal("ApiError", ((OpenApiSchemaReference)answer.Value.Content!["application/json"].Schema!).Reference.Id));
        Assert.Contains("`InvalidParameter.<Name>`", answers["400"].Description, StringComparison.Ordinal);
        Assert.Contains("x-jobs-ignored", answers["200"].Headers!.Keys);
    }

    [Fact]
    public async Task Page_ComesFromHereAndMayGoNowhereElse()
    {
        using var answer = await _client.GetAsync("/api-docs/", TestContext.Current.CancellationToken);
        var page = await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        using var script = await _client.GetAsync("/api-docs/scalar.js", TestContext.Current.CancellationToken);
        var policy = Assert.Single(answer.Headers.GetValues("Content-Security-Policy"));
        var nonce = Nonce().Match(policy).Groups[1].Value;

        Assert.StartsWith("default-src 'none'; script-src 'self' 'nonce-", policy, StringComparison.Ordinal);
        Assert.All(Script().Matches(page), tag => Assert.Contains($"nonce=\"{nonce}\"", tag.Value, StringComparison.Ordinal));
        Assert.DoesNotContain("//", page, StringComparison.Ordinal);
        Assert.Equal(System.Net.HttpStatusCode.OK, script.StatusCode);
        Assert.StartsWith("default-src 'none'", Assert.Single(script.Headers.GetValues("Content-Security-Policy")), StringComparison.Ordinal);
    }

    private IOpenApiSchema Schema(string name) => _read.Document!.Components!.Schemas![name];

    private OpenApiOperation Operation(string id) =>
        _read.Document!.Paths.SelectMany(path => path.Value.Operations!.Values).Single(operation => operation.OperationId == id);

    private static string ExampleOf(IOpenApiParameter parameter)
    {
        var example = (parameter.Examples ?? parameter.Content!["application/json"].Examples)!["Example"].Value!;
        return example switch
        {
            JsonArray several => string.Join(',', several.Select(item => (string)item!)),
            _ when example.GetValueKind() is System.Text.Json.JsonValueKind.String => (string)example!,
            _ => example.ToJsonString(),
        };
    }

    private static bool IsAddition(IDictionary<string, IOpenApiExtension>? extensions) => extensions?.ContainsKey("x-jobs-addition") == true;

    private static void Matches(string name, IOpenApiSchema schema, JsonNode value)
    {
        var expected = value.GetValueKind() switch
        {
            System.Text.Json.JsonValueKind.String => JsonSchemaType.String,
            System.Text.Json.JsonValueKind.Number => JsonSchemaType.Integer,
            System.Text.Json.JsonValueKind.Object => JsonSchemaType.Object,
            System.Text.Json.JsonValueKind.Array => JsonSchemaType.Array,
            _ => JsonSchemaType.Boolean,
        };
        // What is kept as it came may be anything.
        Assert.True(schema.Type is null || schema.Type == expected || (schema.Type == JsonSchemaType.Number && expected == JsonSchemaType.Integer), $"{name}: {schema.Type}");
        if (value is JsonObject parts && schema.Properties is { } properties)
        {
            Assert.All(parts, part => Matches($"{name}.{part.Key}", properties[part.Key], part.Value!));
        }
        if (value is JsonArray items && schema.Items is { } item)
        {
            Assert.All(items, part => Matches($"{name}[]", item, part!));
        }
    }

    [GeneratedRegex("'nonce-([0-9A-F]{32})'")]
    private static partial Regex Nonce();

    [GeneratedRegex("<script[^>]*>")]
    private static partial Regex Script();
}
