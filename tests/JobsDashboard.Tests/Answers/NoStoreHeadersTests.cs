using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace JobsDashboard.Tests.Answers;

/// <summary>Which answers may be kept for somebody else: none that depends on who asks.</summary>
public sealed class NoStoreHeadersTests(ListeningApplication app) : IClassFixture<ListeningApplication>
{
    private const string WhoAsks = "Authorization,x-acs-accesskey-id,x-acs-signature-nonce,Cookie";

    private readonly CancellationToken _token = TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("GET /api/v1/jobs", 200)]
    [InlineData("HEAD /api/v1/jobs", 200)]
    [InlineData("GET /api/v1/jobs/x", 404)]
    [InlineData("GET /api/v1/jobs?PageSize=0", 400)]
    [InlineData("GET /api/ext/v1/facets", 200)]
    [InlineData("GET /api/ext/v1/histogram", 200)]
    [InlineData("GET /api/ext/v1/suggest?Field=Status", 200)]
    [InlineData("GET /api/ext/v1/suggest", 400)]
    [InlineData("GET /api/ext/v1/export", 200)]
    [InlineData("GET /api/ext/v1/export?Format=csv", 200)]
    [InlineData("POST /api/v1/jobs", 405)]
    [InlineData("GET /api/nothing", 404)]
    [InlineData("GET /", 302)]
    [InlineData("GET /jobs", 200)]
    [InlineData("HEAD /", 302)]
    [InlineData("HEAD /jobs", 200)]
    [InlineData("HEAD /jobs/x", 404)]
    [InlineData("GET /jobs/x", 404)]
    [InlineData("GET /nothing", 404)]
    [InlineData("PUT /jobs", 405)]
    [InlineData("GET /_blazor", 403)]
    [InlineData("POST /_blazor/negotiate?negotiateVersion=1", 403)]
    public async Task Answer_ThatDependsOnWhoAsks_IsKeptByNobody(string requestLine, int status)
    {
        var answer = await app.SendAsync(requestLine, _token);

        Assert.Equal(status, answer.Status);
        Assert.Contains("no-store", answer.Headers["Cache-Control"], StringComparison.Ordinal);
        Assert.Equal(WhoAsks, answer.Headers["Vary"]);
    }

    [Theory]
    [InlineData("Authorization: Basic x", 400)]
    [InlineData("x-acs-signature-nonce: n", 400)]
    [InlineData("x-acs-version: 2019-01-01", 400)]
    public async Task Refusal_IsKeptByNobody(string header, int status)
    {
        var answer = await app.SendRequestAsync($"GET /api/v1/jobs HTTP/1.1\r\nHost: localhost\r\n{header}\r\nConnection: close\r\n\r\n", _token);

        Assert.Equal(status, answer.Status);
        Assert.Equal(("no-store", WhoAsks), (answer.Headers["Cache-Control"], answer.Headers["Vary"]));
    }

    [Fact]
    public async Task Failure_IsKeptByNobody()
    {
        await using var broken = new ListeningApplication();
        broken.StartServer();
        await BrokenStore.BreakAsync($"Data Source={broken.DatabasePath}");

        foreach (var path in new[] { "/api/v1/jobs", "/api/ext/v1/facets" })
        {
            var answer = await broken.SendAsync($"GET {path}", _token);

            Assert.True(answer.Status >= 500, $"{path} {answer.Status}");
            Assert.Contains("no-store", answer.Headers["Cache-Control"], StringComparison.Ordinal);
            Assert.Equal(WhoAsks, answer.Headers["Vary"]);
        }
    }

    [Theory]
    [InlineData("GET /favicon.svg", "Accept-Encoding")]
    [InlineData("GET /openapi/v1.json", null)]
    [InlineData("HEAD /openapi/v1.json", null)]
    [InlineData("GET /health/live", null)]
    [InlineData("GET /health/ready", null)]
    public async Task Answer_ThatIsTheSameForEverybody_IsLeftAsItIs(string requestLine, string? vary)
    {
        var answer = await app.SendAsync(requestLine, _token);

        Assert.Equal(200, answer.Status);
        Assert.Equal(vary, answer.Headers.GetValueOrDefault("Vary"));
        Assert.NotEqual("no-store", answer.Headers.GetValueOrDefault("Cache-Control"));
    }

    [Fact]
    public async Task Vary_KeepsWhatAnAnswerDependsOnOtherwise()
    {
        await using var varying = app.WithWebHostBuilder(host => host.ConfigureTestServices(services => services.AddSingleton<IStartupFilter>(new Varying())));

        var answer = await varying.Server.SendAsync(http => (http.Request.Path, http.Request.Host) = ("/api/v1/jobs", new("localhost")), _token);

        Assert.Equal(
            ["Accept-Encoding", "cookie", "Authorization", "x-acs-accesskey-id", "x-acs-signature-nonce"],
            answer.Response.Headers.Vary.ToString().Split(',', StringSplitOptions.TrimEntries));
    }

    private sealed class Varying : IStartupFilter
    {
        public Action<IApplicationBuilder> Configure(Action<IApplicationBuilder> next) => app =>
        {
            app.Use((http, following) =>
            {
                http.Response.Headers.Vary = "Accept-Encoding, cookie";
                return following(http);
            });
            next(app);
        };
    }
}
