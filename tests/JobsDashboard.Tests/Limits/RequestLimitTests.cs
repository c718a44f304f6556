using System.Net;
using System.Text.Json.Nodes;
using JobsDashboard.Tests.Api.Signing;
using Xunit;

namespace JobsDashboard.Tests.Limits;

/// <summary>Who asks too fast is told so in the form that he can read, and nobody else is.</summary>
public sealed class RequestLimitTests : IAsyncDisposable
{
    // How many there are at once, and more than come back while a busy machine runs a test.
    private const int Plenty = 1_000;

    private readonly LimitedApplication _app = new(("RequestsPerSecond", 1));
    private readonly CancellationToken _token = TestContext.Current.CancellationToken;

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    [Fact]
    public async Task Program_ThatAsksTooFast_IsThrottledInTheEnvelope()
    {
        using var client = _app.CreateClient();

        using var answer = await UntilRefusedAsync(client, "/api/v1/jobs/none");

        var body = JsonNode.Parse(await answer.Content.ReadAsStringAsync(_token))!;
        Assert.Equal("Throttling.User", (string?)body["Code"]);
        Assert.Equal("The caller asks faster than it may.", (string?)body["Message"]);
        Assert.Equal([(string?)body["RequestId"]], answer.Headers.GetValues("x-acs-request-id"));
        Assert.InRange(answer.Headers.RetryAfter!.Delta!.Value.TotalSeconds, 1, 10);
        Assert.True(answer.Headers.CacheControl!.NoStore);
    }

    [Fact]
    public async Task Browser_ThatAsksTooFast_GetsAPageThatSaysSoAndLoadsAgain()
    {
        using var client = _app.CreateClient();
        client.DefaultRequestHeaders.Add("Accept", "text/html,*/*");

        using var answer = await UntilRefusedAsync(client, "/jobs/none");

        Assert.Equal("text/html", answer.Content.Headers.ContentType!.MediaType);
        Assert.Contains("This page loads again by itself in", await answer.Content.ReadAsStringAsync(_token), StringComparison.Ordinal);
        Assert.Equal($"{answer.Headers.RetryAfter!.Delta!.Value.TotalSeconds}", Assert.Single(answer.Headers.GetValues("Refresh")));
    }

    [Fact]
    public async Task Others_AreAnsweredWhileOneIsThrottled()
    {
        await _app.AddKeyAsync("known", "secret", "1001");
        using var client = _app.CreateClient();
        Assert.Equal(HttpStatusCode.OK, await SignedAsync("known"));
        using var refused = await UntilRefusedAsync(client, "/api/v1/jobs/none");

        // The pages ask for themselves, and what is the same for everybody is not worth refusing.
        foreach (var path in new[] { "/jobs", "/health/live", "/app.css", "/openapi/v1.json" })
        {
            using var open = await client.GetAsync(path, _token);
            Assert.Equal(HttpStatusCode.OK, open.StatusCode);
        }
        // A key that was used rightly from here has requests of its own; a name that somebody made up has none.
        Assert.Equal(HttpStatusCode.OK, await SignedAsync("known"));
        HttpStatusCode madeUp;
        do
        {
            madeUp = await SignedAsync("made-up");
        }
        while (madeUp == HttpStatusCode.NotFound);
        Assert.Equal(HttpStatusCode.TooManyRequests, madeUp);
        _app.RemoteAddress = IPAddress.Parse("192.0.2.7");
        using var elsewhere = await client.GetAsync("/api/v1/jobs/none", _token);
        Assert.Equal(HttpStatusCode.Forbidden, elsewhere.StatusCode);
    }

    private async Task<HttpStatusCode> SignedAsync(string keyId) =>
        (HttpStatusCode)(await _app.SendAsync(Acs3Request.Of(_app.Now).SignedWith(keyId, "secret"))).Status;

    private async Task<HttpResponseMessage> UntilRefusedAsync(HttpClient client, string path)
    {
        for (var i = 0; i < Plenty; i++)
        {
            var answer = await client.GetAsync(path, _token);
            if (answer.StatusCode == HttpStatusCode.TooManyRequests)
            {
                return answer;
            }
            answer.Dispose();
        }
        throw new InvalidOperationException($"None of {Plenty} requests was refused.");
    }
}
