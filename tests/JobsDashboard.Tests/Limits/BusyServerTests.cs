using System.Net;
using System.Text.Json.Nodes;
using JobsDashboard.Jobs.Items;
using Xunit;

namespace JobsDashboard.Tests.Limits;

/// <summary>Questions that wait for one that counts for years.</summary>
public sealed class BusyServerTests
{
    private const string Slow = "/api/v1/jobs?StartTime=any&EndTime=any";

    [Fact(Timeout = 60_000)]
    public async Task Question_ThatWaitsTooLong_IsUnavailableInTheEnvelope()
    {
        await using var app = new LimitedApplication(("QuestionsPerUser", 1), ("QuestionWait", 1)) { HasRealTime = true };
        using var client = app.CreateClient();
        await app.AddAsync(new JobItem { JobId = "dlc1" });
        await using var store = await SlowStore.MakeAsync($"Data Source={app.DatabasePath}");
        using var leaving = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        // One is asked for years, whichever it is, and the other waits for it.
        var asked = new[] { client.GetAsync(Slow, leaving.Token), client.GetAsync(Slow, leaving.Token) };

        using var refused = await await Task.WhenAny(asked);

        Assert.Equal(HttpStatusCode.ServiceUnavailable, refused.StatusCode);
        var body = JsonNode.Parse(await refused.Content.ReadAsStringAsync(leaving.Token))!;
        Assert.Equal("ServiceUnavailable", (string?)body["Code"]);
        Assert.Equal("The server is busy: the question has waited 1 s for its turn.", (string?)body["Message"]);
        Assert.Equal("5", Assert.Single(refused.Headers.GetValues("Retry-After")));
        await leaving.CancelAsync();
    }

    [Fact(Timeout = 60_000)]
    public async Task Question_BeyondThoseThatMayWait_IsThrottledInTheEnvelope()
    {
        await using var app = new LimitedApplication(("QuestionsPerUser", 1), ("QuestionWait", 600)) { HasRealTime = true };
        using var client = app.CreateClient();
        await app.AddAsync(new JobItem { JobId = "dlc1" });
        await using var store = await SlowStore.MakeAsync($"Data Source={app.DatabasePath}");
        using var leaving = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        var asked = Enumerable.Range(0, 102).Select(_ => client.GetAsync(Slow, leaving.Token)).ToList();

        using var refused = await await Task.WhenAny(asked);

        Assert.Equal(HttpStatusCode.TooManyRequests, refused.StatusCode);
        var body = JsonNode.Parse(await refused.Content.ReadAsStringAsync(leaving.Token))!;
        Assert.Equal("Throttling.User", (string?)body["Code"]);
        Assert.Equal("100 questions of this user are waiting already; wait for their answers before asking more.", (string?)body["Message"]);
        Assert.Equal("5", Assert.Single(refused.Headers.GetValues("Retry-After")));
        await leaving.CancelAsync();
    }

    /// <summary>The limit of a request counts all its questions and their waiting.</summary>
    [Fact(Timeout = 60_000)]
    public async Task Request_PastItsTime_IsStoppedInTheEnvelope()
    {
        await using var app = new LimitedApplication(("RequestTime", 1)) { HasRealTime = true };
        using var client = app.CreateClient();
        await app.AddAsync(new JobItem { JobId = "dlc1" });
        await using var store = await SlowStore.MakeAsync($"Data Source={app.DatabasePath}");

        using var late = await client.GetAsync(Slow, TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.ServiceUnavailable, late.StatusCode);
        var body = JsonNode.Parse(await late.Content.ReadAsStringAsync(TestContext.Current.CancellationToken))!;
        Assert.Equal("ServiceUnavailable", (string?)body["Code"]);
        Assert.Equal("The request took longer than 1 s and was stopped. Ask for less, or try again.", (string?)body["Message"]);
        Assert.Equal("5", Assert.Single(late.Headers.GetValues("Retry-After")));
    }
}
