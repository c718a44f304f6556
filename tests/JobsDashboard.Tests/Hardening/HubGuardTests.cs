using Xunit;

namespace JobsDashboard.Tests.Hardening;

/// <summary>The live connection is a WebSocket of a page of this server, and nothing else.</summary>
public sealed class HubGuardTests(HubApplication app) : IClassFixture<HubApplication>
{
    private readonly CancellationToken _token = TestContext.Current.CancellationToken;

    [Fact]
    public async Task Socket_OfThisServersPage_IsOpened()
    {
        Assert.Equal(101, await app.OpenSocketAsync("/_blazor", ("Origin", app.Origin)));
        Assert.Equal(101, await app.OpenSocketAsync("/_blazor", ("Origin", app.Origin.ToUpperInvariant())));
    }

    [Fact]
    public async Task Socket_OfAnOriginInTheSettings_IsOpened() =>
        Assert.Equal(101, await app.OpenSocketAsync("/_blazor", ("Origin", HubApplication.OtherOrigin)));

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("null")]
    [InlineData("https://evil.example")]
    [InlineData("https://{own}")]
    [InlineData("http://{own}0")]
    [InlineData("http://{own}.evil.example")]
    [InlineData("http://{own}@evil.example")]
    [InlineData("http://evil@{own}")]
    [InlineData("http://{own}/")]
    [InlineData("http://{own}/page")]
    [InlineData("http://{own}?x")]
    [InlineData("http://{own} https://evil.example")]
    [InlineData("file://{own}")]
    [InlineData("{own}")]
    [InlineData("http://jobs.example.com")]
    [InlineData("https://jobs.example.com.evil.example")]
    public async Task Socket_OfAnyOtherPage_IsRefused(string? origin)
    {
        var headers = origin is null ? [] : new[] { ("Origin", origin.Replace("{own}", app.Address.Authority, StringComparison.Ordinal)) };

        foreach (var path in new[] { "/_blazor", "/_BLAZOR", "/_blazor/", "/_blazor?id=x", "/_blazor/negotiate", "/_blazor/disconnect" })
        {
            Assert.Equal(403, await app.OpenSocketAsync(path, headers));
        }
    }

    [Fact]
    public async Task Socket_OfTwoPages_IsRefused()
    {
        var ownFirst = await SendAsync("GET /_blazor", Upgrade + $"Origin: {app.Origin}\r\nOrigin: https://evil.example\r\n");
        var ownLast = await SendAsync("GET /_blazor", Upgrade + $"Origin: https://evil.example\r\nOrigin: {app.Origin}\r\n");

        Assert.Equal((403, 403), (ownFirst.Status, ownLast.Status));
    }

    [Theory]
    [InlineData("POST /_blazor/negotiate?negotiateVersion=1", "Content-Length: 0\r\n")]
    [InlineData("OPTIONS /_blazor/negotiate", "Access-Control-Request-Method: POST\r\n")]
    [InlineData("GET /_blazor", "")]
    [InlineData("GET /_blazor?id=x", "Accept: text/event-stream\r\n")]
    [InlineData("POST /_blazor?id=x", "Content-Length: 0\r\n")]
    [InlineData("DELETE /_blazor?id=x", "")]
    [InlineData("GET /_blazor/initializers", "")]
    [InlineData("GET /_blazor/disconnect", "")]
    [InlineData("GET /_blazor/anything", "")]
    public async Task Transport_ThatIsNoWebSocket_IsRefused(string requestLine, string headers)
    {
        var own = await SendAsync(requestLine, headers + $"Origin: {app.Origin}\r\n");
        var foreign = await SendAsync(requestLine, headers + "Origin: https://evil.example\r\n");

        Assert.Equal((400, 403), (own.Status, foreign.Status));
        Assert.DoesNotContain(own.Headers.Concat(foreign.Headers), header => header.Key.StartsWith("Access-Control", StringComparison.OrdinalIgnoreCase));
    }

    [Fact]
    public async Task Refusal_IsASentence()
    {
        var answer = await SendAsync("GET /_blazor", "");

        Assert.Equal((403, "The live connection is for pages of this server only."), (answer.Status, answer.Body));
        Assert.Equal("text/plain", answer.Headers["Content-Type"]);
    }

    private const string Upgrade = "Upgrade: websocket\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n";

    private async Task<RawAnswer> SendAsync(string requestLine, string headers, string body = "") => await RawAnswer.OfAsync(
        app.Address.Port,
        $"{requestLine} HTTP/1.1\r\nHost: {app.Address.Authority}\r\n{headers}Connection: close{(headers.Contains("Upgrade") ? ", Upgrade" : "")}\r\n\r\n{body}",
        _token);
}
