using System.Net;
using System.Text.RegularExpressions;
using JobsDashboard.Jobs.Items;
using Xunit;

namespace JobsDashboard.Tests.Components;

/// <summary>The pages as a browser gets them, before any script has run.</summary>
public sealed partial class PagesOverHttpTests(PagesOverHttpTests.Site site) : IClassFixture<PagesOverHttpTests.Site>
{
    [Fact]
    public async Task List_FirstHtml_HasItsRowsInReadableChinese()
    {
        var html = await site.GetTextAsync("/jobs");

        Assert.Contains("大模型预训练", html, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/jobs")]
    [InlineData("/jobs/cn")]
    [InlineData("/jobs/nowhere")]
    [InlineData("/nowhere")]
    [InlineData("/app.css")]
    [InlineData("/JobsDashboard.styles.css")]
    [InlineData("/_content/MudBlazor/MudBlazor.min.css")]
    public async Task Page_Html_NamesNoForeignHost(string path)
    {
        var text = await site.GetTextAsync(path);

        Assert.NotEmpty(text);
        Assert.Empty(ForeignHost().Matches(Comment().Replace(text, "")).Select(match => match.Value));
    }

    [Theory]
    [InlineData("/jobs", HttpStatusCode.OK, "<h1")]
    [InlineData("/jobs/nowhere", HttpStatusCode.NotFound, "There is no such job")]
    [InlineData("/nowhere", HttpStatusCode.NotFound, "There is no such page")]
    public async Task Page_Response_HasItsStatusAndSecurityHeaders(string path, HttpStatusCode status, string text)
    {
        var response = await site.GetAsync(path);

        Assert.Equal(status, response.StatusCode);
        Assert.Contains(text, await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
        Assert.Contains("script-src 'self';", Assert.Single(response.Headers.GetValues("Content-Security-Policy")), StringComparison.Ordinal);
        Assert.Equal("nosniff", Assert.Single(response.Headers.GetValues("X-Content-Type-Options")));
    }

    [Theory]
    [InlineData("/jobs?StartTime=0001-01-01")]
    [InlineData("/jobs?StartTime=2026-01-01&EndTime=9999-12-31&Tz=Asia/Shanghai")]
    [InlineData("/jobs?StartTime=0001-01-01T00:00:00Z&EndTime=9999-12-31T23:59:59Z&Tz=America/New_York")]
    public async Task List_OfTheFirstOrLastYearThereIs_IsShown(string path)
    {
        var response = await site.GetAsync(path);

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        var html = await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        Assert.DoesNotContain("This page stopped working", html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Job_OfAnySize_IsAPageOfBoundedSize()
    {
        var html = await site.GetTextAsync("/jobs/large");

        Assert.Contains("9,980 more", html, StringComparison.Ordinal);
        Assert.True(html.Length < 500_000, $"{html.Length} characters");
    }

    [Theory]
    [InlineData("/jobs?StartTime=any&EndTime=any", 1, "<title>Jobs</title>")]
    [InlineData("/jobs/named", 2, "n…</title>")]
    public async Task Name_OfAnyLength_IsShownCut(string path, int places, string title)
    {
        var html = await site.GetTextAsync(path);

        Assert.True(html.Length < 500_000, $"{html.Length} characters");
        Assert.Equal(places, Regex.Count(html, $">{Site.LongName[..399]}…</"));
        Assert.Contains(title, html, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/jobs")]
    [InlineData("/jobs/cn")]
    [InlineData("/jobs/nowhere")]
    [InlineData("/nowhere")]
    [InlineData("/")]
    [InlineData("/app.css")]
    [InlineData("/health/live")]
    [InlineData("/health/ready")]
    [InlineData("/openapi/v1.json")]
    [InlineData("/api-docs/")]
    public async Task Head_OfAPage_IsAnsweredAsGetIs(string path)
    {
        var get = await site.GetAsync(path);

        var head = await site.SendAsync(HttpMethod.Head, path);

        Assert.Equal((get.StatusCode, get.Content.Headers.ContentType), (head.StatusCode, head.Content.Headers.ContentType));
    }

    [Theory]
    [InlineData("/health/live")]
    [InlineData("/health/ready")]
    [InlineData("/openapi/v1.json")]
    public async Task Method_ThatAProgramsPageHasNot_IsRefused(string path)
    {
        var answer = await site.SendAsync(HttpMethod.Post, path);

        Assert.Equal(HttpStatusCode.MethodNotAllowed, answer.StatusCode);
        Assert.Contains("GET", answer.Content.Headers.Allow);
    }

    [Fact]
    public async Task Root_WithAQuestion_LeadsToItsAnswer()
    {
        var response = await site.GetAsync("/?Status=Failed");

        Assert.Equal("/jobs?Status=Failed", response.Headers.Location?.OriginalString);
    }

    // A name space is no address that is ever asked for.
    [GeneratedRegex("""(https?:)?//(?!www\.w3\.org/)[a-z0-9-]+\.[a-z]{2,}[^"'\s)]*""", RegexOptions.IgnoreCase)]
    private static partial Regex ForeignHost();

    // Where style sheets name their licence.
    [GeneratedRegex("""/\*.*?\*/""", RegexOptions.Singleline)]
    private static partial Regex Comment();

    public sealed class Site : DashboardApplication, IAsyncLifetime
    {
        /// <summary>A character of two units stands where it is cut.</summary>
        public static readonly string LongName = new string('n', 399) + "😀" + new string('n', 1_000_000 - 401);

        private HttpClient? _client;

        public Task<HttpResponseMessage> SendAsync(HttpMethod method, string path) =>
            _client!.SendAsync(new HttpRequestMessage(method, new Uri(path, UriKind.Relative)), TestContext.Current.CancellationToken);

        public Task<HttpResponseMessage> GetAsync(string path) =>
            _client!.GetAsync(new Uri(path, UriKind.Relative), TestContext.Current.CancellationToken);

        public async Task<string> GetTextAsync(string path) =>
            await (await GetAsync(path)).Content.ReadAsStringAsync(TestContext.Current.CancellationToken);

        public async ValueTask InitializeAsync()
        {
            _client = CreateClient(new() { AllowAutoRedirect = false });
            await AddAsync(Samples.Job("cn", Now) with { DisplayName = "大模型预训练", Status = JobStatus.Failed });
            await AddAsync(Samples.Job("named", Now) with { DisplayName = LongName });
            await AddAsync(Samples.Job("large", Now) with
            {
                NodeNames = [.. Enumerable.Range(0, 10_000).Select(number => $"node{number}")],
                Pods = [.. Enumerable.Range(0, 5_000).Select(number => new PodItem { PodId = $"pod{number}", Type = "Worker" })],
                UserCommand = new string('x', 1_000_000),
            });
        }
    }
}
