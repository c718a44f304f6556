using System.Net;
using System.Text.Json.Nodes;
using JobsDashboard.Specification.Databases;
using Xunit;

namespace JobsDashboard.Tests.Health;

/// <summary>What API, page and health say when the database takes requests and answers none.</summary>
public sealed class SilentStoreTests : IAsyncLifetime
{
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(30);

    private static readonly CancellationToken s_token = TestContext.Current.CancellationToken;

    private readonly SilentSqlServer _server = new();
    private readonly SilentStore _app;

    public SilentStoreTests() => _app = new SilentStore(_server);

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    public async ValueTask DisposeAsync()
    {
        await _app.DisposeAsync();
        _server.Dispose();
    }

    [Theory]
    [InlineData("/api/v1/jobs")]
    [InlineData("/api/v1/jobs?ReasonSearch=OOM")]
    [InlineData("/api/v1/jobs/dlc1")]
    [InlineData("/api/ext/v1/facets?Fields=Status")]
    public async Task Api_OverASilentServer_IsUnavailable(string path)
    {
        using var client = _app.CreateClient();

        using var answer = await client.GetAsync(path, s_token).WaitAsync(s_patience, s_token);

        Assert.Equal(HttpStatusCode.ServiceUnavailable, answer.StatusCode);
        Assert.Equal("ServiceUnavailable", (string?)JsonNode.Parse(await answer.Content.ReadAsStringAsync(s_token))!["Code"]);
        Assert.True(_server.Asked.IsCompleted);
        await _server.HungUp.WaitAsync(s_patience, s_token);
    }

    [Fact]
    public async Task Page_OverASilentServer_SaysSo()
    {
        using var client = _app.CreateClient();

        using var page = await client.GetAsync("/jobs", s_token).WaitAsync(s_patience, s_token);

        Assert.Equal(HttpStatusCode.ServiceUnavailable, page.StatusCode);
        Assert.Contains("The query took longer than 1 s and was stopped.", await page.Content.ReadAsStringAsync(s_token), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Ready_OverASilentServer_IsUnhealthy()
    {
        using var client = _app.CreateClient();

        using var answer = await client.GetAsync("/health/ready", s_token).WaitAsync(s_patience, s_token);

        Assert.Equal(HttpStatusCode.ServiceUnavailable, answer.StatusCode);
        Assert.Equal("Unhealthy", (string?)JsonNode.Parse(await answer.Content.ReadAsStringAsync(s_token))!["checks"]!["database"]!["status"]);
    }
}
