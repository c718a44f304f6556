using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using JobsDashboard.Jobs.Items;
using Xunit;

namespace JobsDashboard.Tests.Api;

/// <summary>Request lines of up to 32 kB reach the program, which answers in its own words.</summary>
public sealed class LongRequestLineTests(ListeningApplication app) : IClassFixture<ListeningApplication>, IAsyncLifetime
{
    private const int MaxBytes = 32 * 1024;

    private static readonly string s_longest = new('训', 1024);

    public async ValueTask InitializeAsync() => await app.AddAsync(new JobItem { JobId = s_longest, DisplayName = s_longest, GmtCreateTime = app.Now });

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    [Theory]
    [InlineData("/api/v1/jobs?DisplayName=", 400, "InvalidParameter.QueryString")]
    [InlineData("/api/v1/jobs?%E8%AE%AD=", 400, "InvalidParameter.QueryString")]
    [InlineData("/api/ext/v1/facets?Fields=", 400, "InvalidParameter.QueryString")]
    [InlineData("/api/v1/jobs/", 404, "NotFound.Job")]
    [InlineData("/api/v1/nothing/", 404, "InvalidAction.NotFound")]
    public async Task Line_OfThirtyTwoKilobytes_IsAnsweredInTheEnvelope(string start, int status, string code)
    {
        var answer = await app.SendAsync(Line(start), TestContext.Current.CancellationToken);

        Assert.Equal(status, answer.Status);
        Assert.Equal(code, (string?)JsonNode.Parse(answer.Body)!["Code"]);
    }

    [Theory]
    [InlineData("/jobs?DisplayName=", 200, "QueryString</b> was ignored. Expected: at most 16384 bytes")]
    [InlineData("/jobs/", 404, "There is no such job")]
    public async Task Line_OfThirtyTwoKilobytes_IsAnsweredByThePage(string start, int status, string text)
    {
        using var client = app.CreateClient();
        var path = Line(start).Split(' ')[1];

        using var answer = await client.GetAsync(new Uri(path, UriKind.Relative), TestContext.Current.CancellationToken);

        Assert.Equal(status, (int)answer.StatusCode);
        var shown = Regex.Replace(await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), @"\s+", " ");
        Assert.Contains(text, shown, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Line_OfMore_IsTheServersOwnAnswer()
    {
        var answer = await app.SendAsync(Line("/api/v1/jobs?DisplayName=") + "x", TestContext.Current.CancellationToken);

        Assert.Equal(414, answer.Status);
    }

    [Theory]
    [InlineData("/api/v1/jobs?StartTime=any&DisplayName=")]
    [InlineData("/api/v1/jobs?StartTime=any&JobIds=")]
    [InlineData("/api/v1/jobs/")]
    public async Task Value_AsLongAsMayBe_IsFoundHoweverItIsEncoded(string start)
    {
        using var client = app.CreateClient();

        var body = await client.GetStringAsync(new Uri(start + Uri.EscapeDataString(s_longest), UriKind.Relative), TestContext.Current.CancellationToken);

        Assert.Contains(s_longest, body, StringComparison.Ordinal);
    }

    // All of it but the end of the line, the version of HTTP included.
    private static string Line(string start) => "GET " + start + new string('x', MaxBytes - "GET  HTTP/1.1".Length - start.Length);
}
