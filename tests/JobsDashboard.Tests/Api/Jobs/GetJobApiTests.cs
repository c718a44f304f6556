using System.Net;
using System.Text.Json;
using System.Text.Json.Nodes;
using JobsDashboard.Jobs.Items;
using Xunit;

namespace JobsDashboard.Tests.Api.Jobs;

public sealed class GetJobApiTests(ListeningApplication app) : IClassFixture<ListeningApplication>, IAsyncLifetime
{
    // The contract's section 3.3.
    private const string Fields =
        "JobId DisplayName JobType Status SubStatus ReasonCode ReasonMessage StatusHistory Duration GmtCreateTime GmtSubmittedTime GmtRunningTime "
        + "GmtSuccessedTime GmtFailedTime GmtStoppedTime GmtFinishTime Priority UserId TenantId WorkspaceId WorkspaceName Accessibility ResourceId "
        + "ResourceLevel ResourceType ClusterId RestartTimes EnabledDebugger JobSpecs JobReplicaStatuses Pods UserCommand Envs ThirdpartyLibs "
        + "ThirdpartyLibDir CodeSource DataSources UserVpc CredentialConfig ElasticSpec Settings SchedulingStrategy supportedProfilingTypes "
        + "Description CustomEnvs RestartRecord RoleSystemEnvs RequestId";

    private static readonly JobExtras s_extras = new()
    {
        RequestId = "of the answer that it came in",
        Description = "消融 ablation",
        CustomEnvs = [new CustomEnv { Key = "A", Value = "1", Visible = "true" }],
        RestartRecord = JsonElement.Parse("""[{"JobRestartCount":1,"DetailErrorInfoList":[{"ErrorCode":"E"}]}]"""),
        RoleSystemEnvs = JsonElement.Parse("""{"Worker":{"RANK":"0"}}"""),
    };

    private readonly HttpClient _client = app.CreateClient();
    private JsonObject _item = [];

    public async ValueTask InitializeAsync()
    {
        _item = JsonNode.Parse(await File.ReadAllTextAsync(Path.Combine(AppContext.BaseDirectory, "Storing", "every-field.json")))!.AsObject();
        await app.AddAsync(
            _item.Deserialize(JobJson.Wire.JobItem)! with { Extras = s_extras },
            new JobItem { JobId = "Bare-1" },
            new JobItem { JobId = "a/b 训练+100%", DisplayName = "slash" },
            new JobItem { JobId = "a%2Fb", DisplayName = "percent" });
    }

    public ValueTask DisposeAsync()
    {
        _client.Dispose();
        return ValueTask.CompletedTask;
    }

    [Fact]
    public async Task GetJob_WithEveryField_AnswersTheContracts48()
    {
        var (status, body, _) = await GetAsync("/api/v1/jobs/dlc0000000000062");

        Assert.Equal(HttpStatusCode.OK, status);
        Assert.Equal(Fields.Split(' '), body.Select(field => field.Key));
        Assert.Equal(48, body.Count);
        Assert.All(
            body.Where(field => _item.ContainsKey(field.Key)),
            field => Assert.True(JsonNode.DeepEquals(_item[field.Key], field.Value), $"{field.Key}: {field.Value}"));
        Assert.Equal("消融 ablation", (string?)body["Description"]);
        Assert.Equal("""[{"Key":"A","Value":"1","Visible":"true"}]""", body["CustomEnvs"]!.ToJsonString());
        Assert.Equal("E", (string?)body["RestartRecord"]![0]!["DetailErrorInfoList"]![0]!["ErrorCode"]);
        Assert.Equal("0", (string?)body["RoleSystemEnvs"]!["Worker"]!["RANK"]);
    }

    [Fact]
    public async Task GetJob_WithoutValues_LeavesThemOut()
    {
        var (_, body, headers) = await GetAsync("/api/v1/jobs/bARE-1");

        Assert.Equal(["JobId", "RequestId"], body.Select(field => field.Key));
        Assert.Equal("Bare-1", (string?)body["JobId"]);
        Assert.Equal([(string?)body["RequestId"]], headers.GetValues("x-acs-request-id"));
    }

    [Theory]
    [InlineData("a%2Fb%20%E8%AE%AD%E7%BB%83+100%25", "slash")]
    [InlineData("A%2fB%20训练%2B100%25", "slash")]
    [InlineData("a%252Fb", "percent")]
    [InlineData("a%252Fb/", "percent")]
    public async Task GetJob_IdWithEncodedCharacters_IsReadAsItWasWritten(string path, string name)
    {
        var (_, body, _) = await GetAsync($"/api/v1/jobs/{path}");

        Assert.Equal(name, (string?)body["DisplayName"]);
    }

    [Theory]
    [InlineData("dlc-nothing")]
    [InlineData("a%2Fb")]
    [InlineData("%FF")]
    [InlineData("%ED%A0%80")]
    [InlineData("%")]
    [InlineData("a'--")]
    public async Task GetJob_Unknown_IsNotFound(string path)
    {
        var (status, body, headers) = await GetAsync($"/api/v1/jobs/{path}");

        Assert.Equal(HttpStatusCode.NotFound, status);
        Assert.Equal(["RequestId", "HostId", "Code", "Message"], body.Select(field => field.Key));
        Assert.Equal("NotFound.Job", (string?)body["Code"]);
        Assert.Equal("There is no such job.", (string?)body["Message"]);
        Assert.Equal([(string?)body["RequestId"]], headers.GetValues("x-acs-request-id"));
    }

    [Theory]
    [InlineData("NeedDetail=true")]
    [InlineData("needdetail=False")]
    [InlineData("NeedDetail=&View=x")]
    public async Task GetJob_NeedDetail_ChangesNothing(string query)
    {
        var (status, body, headers) = await GetAsync($"/api/v1/jobs/dlc0000000000062?{query}");

        Assert.Equal(HttpStatusCode.OK, status);
        Assert.Equal(48, body.Count);
        Assert.False(headers.Contains("x-jobs-ignored"));
    }

    [Theory]
    [InlineData("NeedDetail=1", "true or false")]
    [InlineData("NeedDetail=%FF", "text in UTF-8 without NUL")]
    [InlineData("NeedDetail=%00", "text in UTF-8 without NUL")]
    [InlineData("NeedDetail=true&needDetail=true", "given twice")]
    public async Task GetJob_BadNeedDetail_IsRefusedWhetherTheJobIsThereOrNot(string query, string expected)
    {
        foreach (var id in new[] { "dlc0000000000062", "dlc-nothing" })
        {
            var (status, body, _) = await GetAsync($"/api/v1/jobs/{id}?{query}");

            Assert.Equal(HttpStatusCode.BadRequest, status);
            Assert.Equal("InvalidParameter.NeedDetail", (string?)body["Code"]);
            Assert.Contains(expected, (string?)body["Message"], StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task GetJob_UnknownParameters_AreNamedInAHeader()
    {
        var (status, _, headers) = await GetAsync("/api/v1/jobs/Bare-1?Status=Failed&%E8%89%B2=1&NeedDetail[]=x&View=x&%FF=1");

        Assert.Equal(HttpStatusCode.OK, status);
        Assert.Equal("Status, %E8%89%B2, NeedDetail%5B%5D, %28a%20name%20that%20is%20no%20text%29", string.Join(", ", headers.GetValues("x-jobs-ignored")));
    }

    private async Task<(HttpStatusCode Status, JsonObject Body, System.Net.Http.Headers.HttpResponseHeaders Headers)> GetAsync(string url)
    {
        using var answer = await _client.GetAsync(url, TestContext.Current.CancellationToken);
        Assert.Equal("application/json", answer.Content.Headers.ContentType?.MediaType);
        return (answer.StatusCode, JsonNode.Parse(await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken))!.AsObject(), answer.Headers);
    }
}
