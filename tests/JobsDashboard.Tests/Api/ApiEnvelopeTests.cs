using System.Text.Json.Nodes;
using JobsDashboard.Jobs.Items;
using Xunit;

namespace JobsDashboard.Tests.Api;

/// <summary>Whatever is asked of the API, the answer is JSON with the id of the request in body and header.</summary>
public sealed class ApiEnvelopeTests(ListeningApplication app) : IClassFixture<ListeningApplication>
{
    private readonly CancellationToken _token = TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("GET /api/v1/jobs", 200, null)]
    [InlineData("GET /api/v1/jobs/", 200, null)]
    [InlineData("GET /API/V1/Jobs", 200, null)]
    [InlineData("GET /%61pi/v1/jobs?#fragment", 200, null)]
    [InlineData("GET /x/../api/v1/./jobs", 200, null)]
    [InlineData("GET /api/v1/jobs?PageSize=0", 400, "InvalidParameter.PageSize")]
    [InlineData("GET /api/v1/jobs/x", 404, "NotFound.Job")]
    [InlineData("GET /api/v1/jobs/x/", 404, "NotFound.Job")]
    [InlineData("GET /api/v1/jobs/%", 404, "NotFound.Job")]
    [InlineData("GET /api/v1/jobs/%zz", 404, "NotFound.Job")]
    [InlineData("GET /api/v1/jobs/%ff%2F%0d%0a", 404, "NotFound.Job")]
    [InlineData("GET /api/v1/jobs/x/y", 404, "InvalidAction.NotFound")]
    [InlineData("GET /api/v1//jobs", 404, "InvalidAction.NotFound")]
    [InlineData("GET /api//v1/jobs", 404, "InvalidAction.NotFound")]
    [InlineData("GET /api/v1%2Fjobs", 404, "InvalidAction.NotFound")]
    [InlineData("GET /api/v1/jobs/%2e%2e", 404, "InvalidAction.NotFound")]
    [InlineData("GET /api/v1\\jobs", 404, "InvalidAction.NotFound")]
    [InlineData("GET /api", 404, "InvalidAction.NotFound")]
    [InlineData("GET /api/", 404, "InvalidAction.NotFound")]
    [InlineData("GET /api/%", 404, "InvalidAction.NotFound")]
    [InlineData("GET /api/ext/v1/nothing", 404, "InvalidAction.NotFound")]
    [InlineData("GET /api/v1/jobs.json", 404, "InvalidAction.NotFound")]
    [InlineData("OPTIONS /api/v1/jobs", 405, "MethodNotAllowed")]
    [InlineData("POST /api/v1/jobs", 405, "MethodNotAllowed")]
    [InlineData("DELETE /api/v1/jobs/x", 405, "MethodNotAllowed")]
    [InlineData("TRACE /api/v1/jobs/x", 405, "MethodNotAllowed")]
    [InlineData("POST /api/v1/nothing", 404, "InvalidAction.NotFound")]
    [InlineData("NEVER-HEARD /api/v1/jobs", 405, "MethodNotAllowed")]
    public async Task Request_OfAnyKind_IsAnsweredInTheEnvelope(string requestLine, int status, string? code)
    {
        var answer = await app.SendAsync(requestLine, _token);

        var body = JsonNode.Parse(answer.Body)!;
        Assert.Equal(status, answer.Status);
        Assert.Equal("application/json; charset=utf-8", answer.Headers["Content-Type"]);
        Assert.Equal(code, (string?)body["Code"]);
        Assert.Equal(answer.Headers["x-acs-request-id"], (string?)body["RequestId"]);
    }

    [Theory]
    [InlineData("/api/v1/jobs", 200)]
    [InlineData("/api/v1/jobs/HEAD-1", 200)]
    [InlineData("/api/v1/jobs/HEAD-2", 404)]
    [InlineData("/api/v1/jobs?PageSize=0", 400)]
    [InlineData("/api/nothing", 404)]
    public async Task Head_IsAnsweredAsGetWithoutItsBody(string path, int status)
    {
        await app.AddAsync(new JobItem { JobId = "head-1" });

        var head = await app.SendAsync($"HEAD {path}", _token);
        var get = await app.SendAsync($"GET {path}", _token);

        Assert.Equal(status, head.Status);
        Assert.Equal(status, get.Status);
        Assert.Equal("", head.Body);
        Assert.Equal("application/json; charset=utf-8", head.Headers["Content-Type"]);
        Assert.Matches("^[0-9A-F-]{36}$", head.Headers["x-acs-request-id"]);
    }

    [Theory]
    [InlineData(8_192, 200)]
    [InlineData(16_000, 200)]
    [InlineData(17_000, 414)]
    public async Task QueryString_IsAnsweredUpToMoreThanEightKilobytes(int length, int status)
    {
        var answer = await app.SendAsync($"GET /api/v1/jobs?{new string('x', length)}", _token);

        Assert.Equal(status, answer.Status);
        Assert.Equal(status == 200, answer.Headers.ContainsKey("x-acs-request-id"));
    }

    [Fact]
    public async Task Id_AsLongAsAnImportTakes_IsFound()
    {
        var id = new string('训', 1_024);
        await app.AddAsync(new JobItem { JobId = id });

        var answer = await app.SendAsync($"GET /api/v1/jobs/{Uri.EscapeDataString(id)}", _token);

        Assert.Equal(id, (string?)JsonNode.Parse(answer.Body)!["JobId"]);
    }
}
