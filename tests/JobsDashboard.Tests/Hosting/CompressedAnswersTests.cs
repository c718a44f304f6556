using System.IO.Compression;
using System.Net;
using System.Net.WebSockets;
using System.Text;
using JobsDashboard.Jobs.Items;
using Xunit;

namespace JobsDashboard.Tests.Hosting;

/// <summary>What goes over the wire is compressed once, for whoever takes it, and not for a page of another site.</summary>
public sealed class CompressedAnswersTests(CompressedAnswersTests.Site site) : IClassFixture<CompressedAnswersTests.Site>
{
    private readonly CancellationToken _token = TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("/jobs", "br")]
    [InlineData("/jobs", "gzip")]
    [InlineData("/jobs/dlc1", "br")]
    [InlineData("/api/v1/jobs", "br")]
    [InlineData("/api/v1/jobs", "gzip")]
    [InlineData("/api/v1/jobs/dlc1", "br")]
    [InlineData("/api/ext/v1/export", "br")]
    [InlineData("/api/ext/v1/export?Format=csv", "br")]
    [InlineData("/api/ext/v1/suggest?Field=DisplayName&Prefix=res", "br")]
    public async Task Answer_ForWhoTakesAnEncoding_IsCompressedOnce(string path, string encoding)
    {
        using var answer = await site.GetAsync(path, ("Accept-Encoding", encoding));

        Assert.Equal(encoding, Assert.Single(answer.Content.Headers.ContentEncoding));
        Assert.Single(answer.Headers.Vary, name => name.Equals("Accept-Encoding", StringComparison.OrdinalIgnoreCase));
        Assert.Contains("resnet", await ReadAsync(answer, encoding), StringComparison.Ordinal);
    }

    /// <summary>Compressed with more effort, it would be shorter.</summary>
    [Theory]
    [InlineData("/api/v1/jobs", true)]
    [InlineData("/api/ext/v1/export", true)]
    [InlineData("/jobs", false)]
    public async Task Answer_ForPrograms_TakesLessEffort(string path, bool isShorterWithMore)
    {
        using var answer = await site.GetAsync(path, ("Accept-Encoding", "br"));
        var length = (await answer.Content.ReadAsByteArrayAsync(_token)).Length;

        using var shorter = new MemoryStream();
        await using (var brotli = new BrotliStream(shorter, new BrotliCompressionOptions { Quality = 5 }, leaveOpen: true))
        {
            await brotli.WriteAsync(Encoding.UTF8.GetBytes(await ReadAsync(answer, "br")), _token);
        }

        Assert.Equal(isShorterWithMore, shorter.Length < length * 0.99);
    }

    [Theory]
    [InlineData("/nothing", HttpStatusCode.NotFound)]
    [InlineData("/api/v1/jobs/none", HttpStatusCode.NotFound)]
    [InlineData("/api/v1/jobs?PageSize=0", HttpStatusCode.BadRequest)]
    public async Task Refusal_ForWhoTakesAnEncoding_IsReadable(string path, HttpStatusCode status)
    {
        using var answer = await site.GetAsync(path, ("Accept-Encoding", "br"));

        Assert.Equal(status, answer.StatusCode);
        Assert.NotEmpty(await ReadAsync(answer, Assert.Single(answer.Content.Headers.ContentEncoding)));
    }

    [Theory]
    [InlineData("/jobs", "identity")]
    [InlineData("/jobs", "br;q=0")]
    [InlineData("/api/v1/jobs", "deflate")]
    [InlineData("/fonts/inter-basic.woff2", "br, gzip")]
    public async Task Answer_ThatNobodyWantsCompressed_IsNot(string path, string accepted)
    {
        using var answer = await site.GetAsync(path, ("Accept-Encoding", accepted));

        Assert.Empty(answer.Content.Headers.ContentEncoding);
    }

    [Theory]
    [InlineData("cross-site", "image", false)]
    [InlineData("cross-site", "iframe", false)]
    [InlineData("cross-site", "empty", false)]
    [InlineData("same-site", "image", false)]
    [InlineData("same-site", "script", false)]
    [InlineData("same-site", null, false)]
    [InlineData("cross-site", "document", true)]
    [InlineData("same-site", "document", true)]
    [InlineData("same-origin", "empty", true)]
    [InlineData("same-origin", "document", true)]
    [InlineData("none", "document", true)]
    public async Task Answer_ToAPageOfAnotherSite_HasALengthThatTellsNothing(string origin, string? destination, bool isCompressed)
    {
        foreach (var path in new[] { "/jobs?Search=resnet", "/api/v1/jobs?DisplayName=resnet" })
        {
            using var answer = await site.GetAsync(
                path, ("Accept-Encoding", "br"), ("Sec-Fetch-Site", origin), ("Sec-Fetch-Dest", destination));

            Assert.Equal(isCompressed, answer.Content.Headers.ContentEncoding.Count > 0);
        }
    }

    [Theory]
    [InlineData("MudBlazor.min", ".css")]
    [InlineData("MudBlazor.min", ".js")]
    [InlineData("blazor.web", ".js")]
    [InlineData("theme", ".css")]
    [InlineData("app", ".css")]
    [InlineData("JobsDashboard", ".styles.css")]
    [InlineData("page", ".js")]
    public async Task File_OfAPage_IsCompressedAndNamedByItsContent(string name, string ending)
    {
        using var page = await site.GetAsync("/jobs");
        var html = await page.Content.ReadAsStringAsync(_token);

        var address = System.Text.RegularExpressions.Regex.Match(html, $"[\"'/](([a-z_]+/)?{name}\\.[a-z0-9]{{10}}{ending})\"").Groups[1].Value;
        Assert.NotEmpty(address);
        using var file = await site.GetAsync($"/{address}", ("Accept-Encoding", "gzip"));

        Assert.Equal("gzip", Assert.Single(file.Content.Headers.ContentEncoding));
        Assert.NotEmpty(await ReadAsync(file, "gzip"));
    }

    [Fact]
    public async Task Socket_OfAPage_IsCompressedMessageByMessage()
    {
        using var socket = new ClientWebSocket();
        socket.Options.CollectHttpResponseDetails = true;
        socket.Options.DangerousDeflateOptions = new WebSocketDeflateOptions();
        socket.Options.SetRequestHeader("Origin", site.ClientOptions.BaseAddress.GetLeftPart(UriPartial.Authority));

        await socket.ConnectAsync(new UriBuilder(new Uri(site.ClientOptions.BaseAddress, "/_blazor")) { Scheme = "ws" }.Uri, _token);

        var extension = Assert.Single(socket.HttpResponseHeaders!["Sec-WebSocket-Extensions"]);
        Assert.Contains("permessage-deflate", extension, StringComparison.Ordinal);
        Assert.Contains("server_no_context_takeover", extension, StringComparison.Ordinal);
    }

    private async Task<string> ReadAsync(HttpResponseMessage answer, string encoding)
    {
        await using var bytes = await answer.Content.ReadAsStreamAsync(_token);
        await using Stream plain = encoding == "br"
            ? new BrotliStream(bytes, CompressionMode.Decompress)
            : new GZipStream(bytes, CompressionMode.Decompress);
        using var reader = new StreamReader(plain);
        return await reader.ReadToEndAsync(_token);
    }

    public sealed class Site : DashboardApplication, IAsyncLifetime
    {
        private HttpClient? _client;

        public Site() => UseKestrel(0);

        public async ValueTask InitializeAsync()
        {
            StartServer();
            _client = new HttpClient { BaseAddress = ClientOptions.BaseAddress };
            await AddAsync(new JobItem { JobId = "dlc1", DisplayName = "resnet", GmtCreateTime = Now.AddHours(-1) });
        }

        public Task<HttpResponseMessage> GetAsync(string path, params (string Name, string? Value)[] headers)
        {
            var request = new HttpRequestMessage(HttpMethod.Get, new Uri(path, UriKind.Relative));
            foreach (var (name, value) in headers.Where(header => header.Value is not null))
            {
                request.Headers.TryAddWithoutValidation(name, value);
            }
            return _client!.SendAsync(request, TestContext.Current.CancellationToken);
        }
    }
}
