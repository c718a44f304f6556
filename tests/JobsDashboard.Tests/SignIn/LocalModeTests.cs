using System.Net;
using Microsoft.AspNetCore.Hosting;
using Xunit;

namespace JobsDashboard.Tests.SignIn;

/// <summary>Where nobody signs in, a request that came through a proxy or asks for another host is nobody's.</summary>
public sealed class LocalModeTests(LocalModeTests.OpenHostsApplication app) : IClassFixture<LocalModeTests.OpenHostsApplication>
{
    private static readonly string[] s_paths = ["/jobs", "/api/v1/jobs", "/health/live", "/favicon.svg", "/openapi/v1.json", "/_blazor", "/nothing"];

    [Theory]
    [InlineData("Forwarded", "for=192.0.2.43")]
    [InlineData("X-Forwarded-For", "192.0.2.43")]
    [InlineData("x-forwarded-for", "127.0.0.1")]
    [InlineData("X-Forwarded-Proto", "https")]
    [InlineData("X-Forwarded-Host", "localhost")]
    [InlineData("X-Forwarded-Prefix", "/jobs")]
    [InlineData("X-Forwarded-Anything", "?")]
    [InlineData("X-Real-IP", "192.0.2.43")]
    [InlineData("CF-Connecting-IP", "192.0.2.43")]
    [InlineData("Via", "1.1 proxy")]
    public async Task Request_ThroughAProxy_IsRefusedWhateverItAsksFor(string header, string value)
    {
        foreach (var path in s_paths)
        {
            var (status, body) = await AskAsync(path, "localhost", (header, value));

            Assert.Equal(HttpStatusCode.Forbidden, status);
            Assert.Contains("this request came through a proxy or a tunnel.", body, StringComparison.Ordinal);
            Assert.Equal(path.StartsWith("/api", StringComparison.Ordinal), body.Contains("\"Code\":\"Forbidden.AccessDenied\"", StringComparison.Ordinal));
        }
    }

    /// <summary>The settings of this program allow every host.</summary>
    [Theory]
    [InlineData("jobs.example.com")]
    [InlineData("localhost.example.com")]
    [InlineData("192.168.1.7")]
    [InlineData("0.0.0.0")]
    [InlineData("[::]")]
    [InlineData("machine")]
    public async Task Host_ThatIsNoLoopbackName_IsRefusedThoughAllAreAllowed(string host)
    {
        foreach (var path in s_paths)
        {
            Assert.Equal(HttpStatusCode.BadRequest, (await AskAsync(path, host)).Status);
        }
    }

    [Theory]
    [InlineData("localhost")]
    [InlineData("LOCALHOST:5080")]
    [InlineData("127.0.0.1")]
    [InlineData("[::1]:5080")]
    public async Task Request_OfThisMachine_IsAnswered(string host)
    {
        var (status, body) = await AskAsync("/jobs", host);

        Assert.Equal(HttpStatusCode.OK, status);
        Assert.Contains("nobody signs in here", body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Page_FromElsewhere_IsRefused()
    {
        await using var reached = new DashboardApplication { RemoteAddress = IPAddress.Parse("192.168.0.7") };
        using var client = reached.CreateClient();

        using var answer = await client.GetAsync("/jobs", TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.Forbidden, answer.StatusCode);
    }

    private async Task<(HttpStatusCode Status, string Body)> AskAsync(string path, string host, params (string Name, string Value)[] headers)
    {
        using var client = app.CreateClient();
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        request.Headers.Host = host;
        foreach (var (name, value) in headers)
        {
            request.Headers.TryAddWithoutValidation(name, value);
        }
        using var answer = await client.SendAsync(request, TestContext.Current.CancellationToken);
        return (answer.StatusCode, await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
    }

    public sealed class OpenHostsApplication : DashboardApplication
    {
        protected override void ConfigureWebHost(IWebHostBuilder builder)
        {
            base.ConfigureWebHost(builder);
            builder.UseSetting("AllowedHosts", "*");
        }
    }
}
