using System.Globalization;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.Routing.Patterns;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace JobsDashboard.Tests.Hardening;

/// <summary>Every answer has the headers by which a browser protects who reads it, whatever it is an answer to.</summary>
public sealed class AnswerHeadersTests(ListeningApplication app) : IClassFixture<ListeningApplication>
{
    private readonly CancellationToken _token = TestContext.Current.CancellationToken;

    [Fact]
    public async Task Answer_OfEveryEndpoint_HasTheHeaders()
    {
        app.StartServer();
        var paths = app.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
            .Select(endpoint => "/" + string.Join('/', endpoint.RoutePattern.PathSegments.Select(segment => string.Concat(segment.Parts.Select(Fill)))))
            .Distinct(StringComparer.Ordinal)
            .ToList();

        Assert.True(paths.Count > 50, $"{paths.Count}");
        foreach (var path in paths)
        {
            foreach (var method in new[] { "GET", "HEAD", "POST", "OPTIONS" })
            {
                AssertProtected(await app.SendRequestAsync(
                    $"{method} {path} HTTP/1.1\r\nHost: localhost\r\nOrigin: https://evil.example\r\nContent-Length: 0\r\nConnection: close\r\n\r\n", _token));
            }
        }
    }

    [Theory]
    [InlineData("GET / HTTP/1.1", 302)]
    [InlineData("GET /jobs HTTP/1.1", 200)]
    [InlineData("GET /jobs/none HTTP/1.1", 404)]
    [InlineData("GET /nothing HTTP/1.1", 404)]
    [InlineData("GET /nothing.css HTTP/1.1", 404)]
    [InlineData("PUT /jobs HTTP/1.1", 405)]
    [InlineData("POST /jobs HTTP/1.1", 400)]
    [InlineData("TRACE /jobs HTTP/1.1", 405)]
    [InlineData("GET /error HTTP/1.1", 200)]
    [InlineData("GET /app.css HTTP/1.1", 200)]
    [InlineData("HEAD /app.css HTTP/1.1", 200)]
    [InlineData("GET /app.css HTTP/1.1\r\nIf-None-Match: {etag}", 304)]
    [InlineData("GET /app.css HTTP/1.1\r\nRange: bytes=0-9", 206)]
    [InlineData("GET /app.css HTTP/1.1\r\nRange: bytes=99999999-", 416)]
    [InlineData("GET /app.css HTTP/1.1\r\nIf-Match: \"x\"", 412)]
    [InlineData("GET /_framework/blazor.web.js HTTP/1.1\r\nAccept-Encoding: br", 200)]
    [InlineData("GET /api/v1/jobs HTTP/1.1", 200)]
    [InlineData("GET /api/v1/jobs?PageSize=0 HTTP/1.1", 400)]
    [InlineData("GET /api/v1/jobs/none HTTP/1.1", 404)]
    [InlineData("GET /api/nothing HTTP/1.1", 404)]
    [InlineData("DELETE /api/v1/jobs HTTP/1.1", 405)]
    [InlineData("GET /api/v1/jobs HTTP/1.1\r\nAuthorization: x", 400)]
    [InlineData("GET /api/ext/v1/export HTTP/1.1", 200)]
    [InlineData("GET /api/ext/v1/export?Format=csv HTTP/1.1", 200)]
    [InlineData("GET /openapi/v1.json HTTP/1.1", 200)]
    [InlineData("GET /openapi/v9.json HTTP/1.1", 404)]
    [InlineData("GET /api-docs HTTP/1.1", 302)]
    [InlineData("GET /api-docs/scalar.js HTTP/1.1", 200)]
    [InlineData("GET /health/live HTTP/1.1", 200)]
    [InlineData("GET /health/ready HTTP/1.1", 200)]
    [InlineData("GET /health/nothing HTTP/1.1", 404)]
    [InlineData("GET /_blazor HTTP/1.1", 403)]
    [InlineData("POST /_blazor/negotiate HTTP/1.1", 403)]
    [InlineData("GET /jobs HTTP/1.1\r\nHost: evil.example", 400)]
    [InlineData("GET /api/v1/jobs HTTP/1.1\r\nHost: evil.example", 400)]
    [InlineData("GET /jobs HTTP/1.0\r\nHost:", 400)]
    [InlineData("GET /jobs HTTP/1.1\r\nHost: localhost:65536", 400)]
    public async Task Answer_OfEveryKind_HasTheHeaders(string request, int status)
    {
        var etag = (await app.SendAsync("GET /app.css", _token)).Headers["ETag"];
        var host = request.Contains("\r\nHost:", StringComparison.Ordinal) ? "" : "Host: localhost\r\n";

        var answer = await app.SendRequestAsync(
            $"{request.Replace("{etag}", etag, StringComparison.Ordinal)}\r\n{host}Content-Length: 0\r\nConnection: close\r\n\r\n", _token);

        Assert.Equal(status, answer.Status);
        AssertProtected(answer);
    }

    [Theory]
    [InlineData("/api/v1/jobs")]
    [InlineData("/api/ext/v1/export")]
    [InlineData("/jobs")]
    public async Task Answer_OfABrokenDatabase_HasTheHeaders(string path)
    {
        await using var broken = new ListeningApplication();
        broken.StartServer();
        await BrokenStore.BreakAsync($"Data Source={broken.DatabasePath}");

        var answer = await broken.SendAsync($"GET {path}", _token);

        Assert.True(answer.Status >= 500, answer.Status.ToString(CultureInfo.InvariantCulture));
        AssertProtected(answer);
    }

    [Fact]
    public async Task Page_OfTheApiDocument_HasAPolicyOfItsOwnThatIsNoWider()
    {
        var answer = await app.SendAsync("GET /api-docs/", _token);

        var policy = AssertProtected(answer);
        Assert.Contains("script-src 'self' 'nonce-", policy, StringComparison.Ordinal);
        Assert.DoesNotContain("'unsafe-eval'", policy, StringComparison.Ordinal);
    }

    // Kestrel answers these before there is a request that the program could see.
    [Theory]
    [InlineData("GET /jobs HTTP/1.1\r\nHost: localhost\r\nContent-Length: x\r\n\r\n", 400)]
    [InlineData("GET /jobs HTTP/1.1\r\n\r\n", 400)]
    [InlineData("nonsense\r\n\r\n", 400)]
    [InlineData("GET /{long} HTTP/1.1\r\nHost: localhost\r\n\r\n", 414)]
    [InlineData("GET / HTTP/1.1\r\nHost: localhost\r\nX: {long}{long}\r\n\r\n", 431)]
    [InlineData("GET / HTTP/9.9\r\nHost: localhost\r\n\r\n", 505)]
    public async Task Answer_OfTheServerItself_HasNothingThatABrowserCouldTakeForAPage(string request, int status)
    {
        var answer = await app.SendRequestAsync(request.Replace("{long}", new string('x', 40_000), StringComparison.Ordinal), _token);

        Assert.Equal((status, "", "0"), (answer.Status, answer.Body, answer.Headers["Content-Length"]));
        Assert.DoesNotContain("Content-Type", answer.Headers.Keys);
        AssertSaysNothingOfTheServer(answer);
    }

    private static string AssertProtected(RawAnswer answer)
    {
        var policy = answer.Headers["Content-Security-Policy"];
        Assert.StartsWith("default-src 'none'; script-src 'self'", policy, StringComparison.Ordinal);
        Assert.DoesNotContain("script-src 'self' 'unsafe-inline'", policy, StringComparison.Ordinal);
        Assert.EndsWith("frame-ancestors 'none'", policy, StringComparison.Ordinal);
        Assert.Equal("nosniff", answer.Headers["X-Content-Type-Options"]);
        Assert.Equal("same-origin", answer.Headers["Referrer-Policy"]);
        Assert.Equal("same-origin", answer.Headers["Cross-Origin-Opener-Policy"]);
        Assert.Equal("same-origin", answer.Headers["Cross-Origin-Resource-Policy"]);
        AssertSaysNothingOfTheServer(answer);
        return policy;
    }

    private static void AssertSaysNothingOfTheServer(RawAnswer answer) => Assert.DoesNotContain(
        answer.Headers.Keys,
        name => name is "Server" or "X-Powered-By" || name.StartsWith("Access-Control-", StringComparison.OrdinalIgnoreCase));

    private static string Fill(RoutePatternPart part) => part switch
    {
        RoutePatternLiteralPart literal => literal.Content,
        RoutePatternSeparatorPart separator => separator.Content,
        _ => "x",
    };
}
