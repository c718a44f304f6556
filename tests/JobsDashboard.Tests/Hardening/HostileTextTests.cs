using System.Reflection;
using AngleSharp.Dom;
using AngleSharp.Html.Parser;
using JobsDashboard.Components;
using Microsoft.AspNetCore.Components;
using Xunit;

namespace JobsDashboard.Tests.Hardening;

/// <summary>Text of users is text wherever it is shown: it makes no element, no attribute and no link.</summary>
public sealed class HostileTextTests(HostileTextTests.Site site) : IClassFixture<HostileTextTests.Site>
{
    private static readonly string s_text = Uri.EscapeDataString(HostileJob.Text);

    /// <summary>Each page with its addresses. A new page fails <see cref="Page_OfTheProgram_IsInTheList"/> until it is here.</summary>
    private static readonly Dictionary<string, string[]> s_pages = new()
    {
        ["/jobs"] =
        [
            "/jobs", $"/jobs?Search={s_text}", $"/jobs?DisplayName={s_text}&Status={s_text}&StartTime={s_text}&{s_text}={s_text}",
            $"/jobs?Username={s_text}&NotUsername={s_text}&UserIdForFilter={s_text}&JobIds={s_text}&Tags.{s_text}={s_text}&TagIn.{s_text}={s_text}",
            $"/jobs?SortBy={s_text}&Range={s_text}&Missing={s_text}&Present={s_text}&PageNumber={s_text}&AsOf={s_text}&Tz={s_text}",
            $"/jobs?Line={s_text}", $"/jobs?Line=status%3A{s_text}",
        ],
        ["/jobs/{*Path}"] = ["/jobs/plain", "/jobs/script", "/jobs/foreign", $"/jobs/{s_text}", $"/jobs/none{s_text}"],
        ["/keys"] = ["/keys", $"/keys?{s_text}={s_text}"],
        ["/keys/all"] = ["/keys/all", $"/keys/all?{s_text}={s_text}"],
        ["/members"] = ["/members", $"/members?{s_text}={s_text}"],
        ["/members/{*Path}"] = [$"/members/{s_text}", $"/members/none{s_text}"],
        ["/users"] = ["/users", $"/users?Id={s_text}&Search={s_text}"],
        ["/audit"] = ["/audit", $"/audit?Page={s_text}&User={s_text}&Search={s_text}"],
        ["/sign-in/failed"] = [$"/sign-in/failed?Failure={s_text}&ReturnUrl={s_text}", "/sign-in/failed?ReturnUrl=javascript:hostile()"],
        ["/signed-out"] = [$"/signed-out?{s_text}={s_text}&ReturnUrl=//evil.example"],
        ["/not-found"] = ["/not-found", $"/{s_text}", $"/nothing?{s_text}={s_text}"],
        ["/error"] = ["/error", $"/error?{s_text}={s_text}"],
    };

    public static TheoryData<string> Addresses => [.. s_pages.Values.SelectMany(addresses => addresses)];

    [Fact]
    public void Page_OfTheProgram_IsInTheList()
    {
        var pages = typeof(App).Assembly.GetTypes().SelectMany(type => type.GetCustomAttributes<RouteAttribute>()).Select(route => route.Template);

        Assert.Equal(pages.Order(StringComparer.Ordinal), s_pages.Keys.Order(StringComparer.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Addresses))]
    public async Task Page_WithHostileText_HasNoElementOfIt(string address)
    {
        var document = await new HtmlParser().ParseDocumentAsync(await site.GetTextAsync(address), TestContext.Current.CancellationToken);

        Assert.All(document.All, element =>
        {
            Assert.DoesNotContain("hostile", element.LocalName, StringComparison.OrdinalIgnoreCase);
            Assert.All(element.Attributes, attribute =>
                Assert.False(attribute.Name.StartsWith("on", StringComparison.OrdinalIgnoreCase) || attribute.Name.Contains("hostile"), element.OuterHtml));
        });
        Assert.All(document.Scripts, script => Assert.Equal((true, ""), (IsOwn(script.GetAttribute("src")!), script.TextContent)));
        Assert.All(document.QuerySelectorAll("[href], [src], [action], [formaction]"), element => Assert.All(
            element.Attributes.Where(attribute => attribute.Name is "href" or "src" or "action" or "formaction"),
            link => Assert.True(IsOwn(link.Value) || IsSafeForeign(element), element.OuterHtml)));
    }

    [Theory]
    [InlineData("/jobs")]
    [InlineData("/jobs/plain")]
    [InlineData("/jobs/{hostile}")]
    public async Task Page_WithHostileText_ShowsItAsText(string address)
    {
        var html = await site.GetTextAsync(address.Replace("{hostile}", s_text, StringComparison.Ordinal));

        var document = await new HtmlParser().ParseDocumentAsync(html, TestContext.Current.CancellationToken);

        Assert.Contains(HostileJob.Text, document.Body!.TextContent, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/api/v1/jobs?StartTime=any", "application/json")]
    [InlineData("/api/v1/jobs/plain", "application/json")]
    [InlineData("/api/v1/jobs?{hostile}={hostile}&SortBy={hostile}", "application/json")]
    [InlineData("/api/v1/jobs/none{hostile}", "application/json")]
    [InlineData("/api/nothing/{hostile}", "application/json")]
    [InlineData("/api/ext/v1/facets", "application/json")]
    [InlineData("/api/ext/v1/suggest?Field=Username", "application/json")]
    [InlineData("/api/ext/v1/export", "application/x-ndjson")]
    [InlineData("/api/ext/v1/export?Format=csv", "text/csv")]
    [InlineData("/openapi/v1.json?{hostile}", "application/json")]
    [InlineData("/health/ready?{hostile}", "application/json")]
    public async Task Answer_ForPrograms_IsNeverTakenForAPage(string address, string type)
    {
        var answer = await site.GetAsync(address.Replace("{hostile}", s_text, StringComparison.Ordinal));

        Assert.Equal(type, answer.Content.Headers.ContentType?.MediaType);
        Assert.Equal("nosniff", Assert.Single(answer.Headers.GetValues("X-Content-Type-Options")));
        Assert.DoesNotContain(answer.Headers, header => header.Value.Any(value => value.Contains('<')));
    }

    [Theory]
    [InlineData("/?{hostile}={hostile}")]
    [InlineData("/?url=https://evil.example&returnUrl=//evil.example")]
    [InlineData("//evil.example")]
    [InlineData("/%2F/evil.example")]
    [InlineData("/\\evil.example")]
    [InlineData("//evil.example/..")]
    [InlineData("//evil.example/api-docs")]
    [InlineData("/api-docs?x=https://evil.example")]
    [InlineData("/_framework/opaque-redirect?url=https://evil.example")]
    [InlineData("/jobs?ReturnUrl=https://evil.example")]
    public async Task Redirect_LeadsToAnOwnPath(string address)
    {
        var answer = await site.GetAsync(address.Replace("{hostile}", s_text, StringComparison.Ordinal), "alice.example\\@evil.example");

        Assert.True(answer.Headers.Location is null or { IsAbsoluteUri: false } && IsOwn(answer.Headers.Location?.OriginalString ?? "/"), $"{answer.Headers.Location}");
    }

    // A path of this server, or the address of a file beside the page; never one of another server or a script.
    private static bool IsOwn(string address) =>
        !address.StartsWith("//", StringComparison.Ordinal) && !address.StartsWith("/\\", StringComparison.Ordinal)
        && Uri.TryCreate(new Uri("http://own.example/"), address, out var absolute) && absolute is { Scheme: "http", Host: "own.example" };

    private static bool IsSafeForeign(IElement link) => Uri.TryCreate(link.GetAttribute("href"), UriKind.Absolute, out var address)
        && address.Scheme is "http" or "https"
        && link.GetAttribute("rel")?.Split(' ') is { } rel && rel.Contains("noopener") && rel.Contains("noreferrer");

    public sealed class Site : DashboardApplication, IAsyncLifetime
    {
        private HttpClient? _client;

        public Task<HttpResponseMessage> GetAsync(string path, string? forwardedHost = null)
        {
            var request = new HttpRequestMessage(HttpMethod.Get, $"http://localhost{path}");
            if (forwardedHost is not null)
            {
                request.Headers.TryAddWithoutValidation("X-Forwarded-Host", forwardedHost);
            }
            return _client!.SendAsync(request, TestContext.Current.CancellationToken);
        }

        public async Task<string> GetTextAsync(string path) =>
            await (await GetAsync(path)).Content.ReadAsStringAsync(TestContext.Current.CancellationToken);

        public async ValueTask InitializeAsync()
        {
            _client = CreateClient(new() { AllowAutoRedirect = false });
            await AddAsync(
                HostileJob.Make("plain", Now, HostileJob.Text),
                HostileJob.Make(HostileJob.Text, Now, HostileJob.Text),
                HostileJob.Make("script", Now, "javascript:hostile()"),
                HostileJob.Make("foreign", Now, "//evil.example/"));
        }
    }
}
