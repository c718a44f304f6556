using System.Text.Json.Nodes;
using Xunit;

namespace JobsDashboard.Tests.Api;

/// <summary>Requests that name no host of this server's, or none at all.</summary>
public sealed class HostTests(ListeningApplication app) : IClassFixture<ListeningApplication>
{
    private const string Refusal = "The request names no host, or one that is not among the AllowedHosts of the settings.";

    [Theory]
    [InlineData("HTTP/1.0\r\n")]
    [InlineData("HTTP/1.0\r\nHost:\r\n")]
    [InlineData("HTTP/1.1\r\nHost:\r\n")]
    [InlineData("HTTP/1.1\r\nHost:  \r\n")]
    [InlineData("HTTP/1.1\r\nHost: example.org\r\n")]
    [InlineData("HTTP/1.1\r\nHost: localhost.\r\n")]
    [InlineData("HTTP/1.1\r\nHost: localhost:65536\r\n")]
    [InlineData("HTTP/1.1\r\nHost: xn--\r\n")]
    public async Task Host_ThatIsNone_IsRefusedEverywhere(string rest)
    {
        foreach (var path in new[] { "/api/v1/jobs", "/jobs", "/health/live", "/favicon.svg", "/nothing" })
        {
            var answer = await app.SendRequestAsync($"GET {path} {rest}Connection: close\r\n\r\n", TestContext.Current.CancellationToken);

            Assert.Equal(400, answer.Status);
            Assert.Equal("no-store", answer.Headers["Cache-Control"]);
            Assert.Contains(Refusal, answer.Body, StringComparison.Ordinal);
            Assert.Equal(path.StartsWith("/api", StringComparison.Ordinal), answer.Body.Contains("\"Code\":\"BadRequest\"", StringComparison.Ordinal));
        }
    }

    [Theory]
    [InlineData("HTTP/1.0\r\nHost: localhost\r\n")]
    [InlineData("HTTP/1.1\r\nHost: LOCALHOST:65535\r\n")]
    [InlineData("HTTP/1.1\r\nHost: [::1]\r\n")]
    public async Task Host_OfThisServer_IsAnswered(string rest)
    {
        foreach (var path in new[] { "/api/v1/jobs", "/jobs" })
        {
            Assert.Equal(200, (await app.SendRequestAsync($"GET {path} {rest}Connection: close\r\n\r\n", TestContext.Current.CancellationToken)).Status);
        }
    }

    [Fact]
    public async Task HostId_IsTheHostAsItWasSent()
    {
        var answer = await app.SendRequestAsync("GET /api/nothing HTTP/1.1\r\nHost: LocalHost:81\r\nConnection: close\r\n\r\n", TestContext.Current.CancellationToken);

        Assert.Equal("LocalHost:81", (string?)JsonNode.Parse(answer.Body)!["HostId"]);
    }
}
