using System.Net;
using JobsDashboard.Jobs.Items;
using Xunit;

namespace JobsDashboard.Tests.Components.Localization;

/// <summary>The language of what the server sends: pages have one, and what programs read has none.</summary>
public sealed class LanguageOverHttpTests(LanguageOverHttpTests.Site site) : IClassFixture<LanguageOverHttpTests.Site>
{
    [Theory]
    [InlineData("/jobs", HttpStatusCode.OK)]
    [InlineData("/jobs/one", HttpStatusCode.OK)]
    [InlineData("/jobs/nowhere", HttpStatusCode.NotFound)]
    [InlineData("/nowhere", HttpStatusCode.NotFound)]
    [InlineData("/error", HttpStatusCode.OK)]
    [InlineData("/keys", HttpStatusCode.OK)]
    public async Task Page_ForAChineseBrowser_IsChineseFromItsFirstByte(string path, HttpStatusCode status)
    {
        using var chinese = await site.AskAsync(path, "zh-CN,zh;q=0.9,en;q=0.8");
        using var english = await site.AskAsync(path, "en-US");

        Assert.Equal((status, status), (chinese.StatusCode, english.StatusCode));
        await AssertIsInAsync(chinese, "zh-Hans", "语言");
        await AssertIsInAsync(english, "en", "Language");
        Assert.True(chinese.Headers.CacheControl!.NoStore, "a cache could give the page to a visitor of another language");
    }

    [Theory]
    [InlineData("/api/v1/jobs?StartTime=any")]
    [InlineData("/api/v1/jobs?SortBy=nonsense&Range=Duration:5..1")]
    [InlineData("/api/v1/jobs/one")]
    [InlineData("/api/v1/jobs/nowhere")]
    [InlineData("/api/nowhere")]
    [InlineData("/api/ext/v1/facets?StartTime=any&Field=Status")]
    [InlineData("/api/ext/v1/export?StartTime=any&Format=csv")]
    [InlineData("/openapi/v1.json")]
    [InlineData("/health/live")]
    public async Task Api_ForAChineseBrowser_AnswersTheSameBytes(string url)
    {
        using var english = await site.AskAsync(url, "en");
        using var chinese = await site.AskAsync(url, "zh-CN", cookie: "language=zh-Hans");

        Assert.Equal(await SentAsync(english), await SentAsync(chinese));
    }

    private static async Task AssertIsInAsync(HttpResponseMessage page, string language, string word)
    {
        var html = await page.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        Assert.Contains($"<html lang=\"{language}\"", html, StringComparison.Ordinal);
        Assert.Contains($"aria-label=\"{word}\"", html, StringComparison.Ordinal);
    }

    // What was sent. Each answer has an id of its own, in a header and in the body.
    private static async Task<string> SentAsync(HttpResponseMessage answer)
    {
        var headers = answer.Headers.Concat(answer.Content.Headers).Select(header => $"{header.Key}: {string.Join(", ", header.Value)}");
        var body = await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        var sent = string.Join('\n', [answer.StatusCode.ToString(), .. headers, body]);
        return answer.Headers.TryGetValues("x-acs-request-id", out var ids) ? sent.Replace(ids.Single(), "id", StringComparison.Ordinal) : sent;
    }

    public sealed class Site : DashboardApplication, IAsyncLifetime
    {
        public async ValueTask InitializeAsync() => await AddAsync(
            Samples.Job("one", Now) with { DisplayName = "大模型预训练", Status = JobStatus.Failed });

        public async Task<HttpResponseMessage> AskAsync(string url, string languages, string? cookie = null)
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, url);
            request.Headers.AcceptLanguage.ParseAdd(languages);
            if (cookie is not null)
            {
                request.Headers.Add("Cookie", cookie);
            }
            return await CreateClient(new() { AllowAutoRedirect = false }).SendAsync(request, TestContext.Current.CancellationToken);
        }
    }
}
