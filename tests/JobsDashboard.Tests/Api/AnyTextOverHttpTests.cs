using System.Globalization;
using System.Net;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using JobsDashboard.Jobs.Items;
using JobsDashboard.Jobs.QueryString;
using JobsDashboard.Specification.Samples;
using JobsDashboard.Tests.Components;
using Xunit;

namespace JobsDashboard.Tests.Api;

/// <summary>Whatever bytes come in a request, and whatever texts jobs have: an answer is whole, or a clear refusal, and never a failure.</summary>
public sealed class AnyTextOverHttpTests(AnyTextOverHttpTests.AnyTextSite site) : IClassFixture<AnyTextOverHttpTests.AnyTextSite>
{
    private const int Requests = 400;

    private static readonly CancellationToken s_token = TestContext.Current.CancellationToken;

    private static readonly int s_seed = TestSeed.Value;

    private static readonly string[] s_names =
        [.. ListJobsQueryString.Parameters.Select(parameter => parameter.Name), "Tags.t", "NotTags.t", "TagIn.t", "Fields", "Field", "Prefix", "Format", "Top", "Limit", "Interval", "Buckets", "Columns", "Job", "Tz"];

    [Theory]
    [InlineData("/api/v1/jobs?")]
    [InlineData("/api/ext/v1/facets?")]
    [InlineData("/api/ext/v1/histogram?")]
    [InlineData("/api/ext/v1/suggest?Field=Username&")]
    [InlineData("/api/ext/v1/suggest?Field=Tags.t&")]
    [InlineData("/api/ext/v1/export?")]
    [InlineData("/api/ext/v1/export?Format=csv&")]
    public async Task Api_AskedAnything_AnswersOrRefuses(string operation)
    {
        var random = new Random(s_seed);
        var (answered, refused) = (0, 0);
        for (var i = 0; i < Requests; i++)
        {
            var address = operation + Question(random);
            using var answer = await site.GetAsync(address);
            var body = await answer.Content.ReadAsStringAsync(s_token);

            var because = $"seed {s_seed}: {address}: {(int)answer.StatusCode} {body[..Math.Min(body.Length, 300)]}";
            Assert.True(answer.StatusCode is HttpStatusCode.OK or HttpStatusCode.BadRequest, because);
            if (answer.StatusCode == HttpStatusCode.BadRequest)
            {
                Assert.StartsWith("InvalidParameter.", (string?)JsonNode.Parse(body)!["Code"], StringComparison.Ordinal);
                refused++;
            }
            else
            {
                answered++;
            }
            if (answer.Content.Headers.ContentType!.MediaType == "application/json")
            {
                Assert.NotNull(JsonNode.Parse(body));
            }
        }
        Assert.True(answered > 0 && refused > 0, $"seed {s_seed}: {answered} answered, {refused} refused");
    }

    [Fact]
    public async Task Page_AskedAnything_IsWhole()
    {
        var random = new Random(s_seed);
        for (var i = 0; i < Requests / 4; i++)
        {
            AssertIsWhole(await site.PageAsync($"/jobs?{Question(random)}"), HttpStatusCode.OK);
        }
    }

    [Fact]
    public async Task Job_AskedForByAnything_IsWhole()
    {
        var random = new Random(s_seed);
        for (var i = 0; i < Requests / 4; i++)
        {
            // A dot alone would be a folder.
            var id = $"x{Encoded(Bytes(random))}";
            using var answer = await site.GetAsync($"/api/v1/jobs/{id}");
            using var page = await site.GetAsync($"/jobs/{id}");

            // Bytes that are no path at all are turned away before there is a page.
            Assert.True(answer.StatusCode is HttpStatusCode.NotFound or HttpStatusCode.BadRequest, $"seed {s_seed}: api {id}: {answer.StatusCode}");
            Assert.True(page.StatusCode is HttpStatusCode.NotFound or HttpStatusCode.BadRequest, $"seed {s_seed}: page {id}: {page.StatusCode}");
        }
    }

    [Fact]
    public async Task Job_OfAnyText_IsShownWhole()
    {
        foreach (var job in site.Jobs)
        {
            AssertIsWhole(await site.PageAsync($"/jobs/{job.JobId}"), HttpStatusCode.OK);
            using var answer = await site.GetAsync($"/api/v1/jobs/{job.JobId}");
            Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        }
        AssertIsWhole(await site.PageAsync("/jobs?PageSize=100"), HttpStatusCode.OK);
    }

    /// <summary>What was typed into a filter stands in the address; each text of a job is such a thing.</summary>
    [Fact]
    public async Task Job_OfAnyText_IsAskedForByItsTexts()
    {
        foreach (var (name, text) in site.Jobs.SelectMany(job => new[]
        {
            ("Search", job.DisplayName), ("DisplayName", job.DisplayName), ("Username", job.Username), ("ReasonSearch", job.ReasonMessage), ("UserCommandSearch", job.UserCommand), ("Tags.t", job.Settings!.Tags!["t"]),
        }))
        {
            var question = $"{name}={Encoded(Encoding.UTF8.GetBytes(text!))}";
            using var answer = await site.GetAsync($"/api/v1/jobs?{question}");

            Assert.True(answer.StatusCode is HttpStatusCode.OK or HttpStatusCode.BadRequest, $"seed {s_seed}: {question}: {answer.StatusCode}");
            AssertIsWhole(await site.PageAsync($"/jobs?{question}"), HttpStatusCode.OK);
        }
    }

    private static void AssertIsWhole((HttpStatusCode Status, string Html, string Address) page, HttpStatusCode status)
    {
        var because = $"seed {s_seed}: {page.Address}: {page.Status}";
        Assert.True(page.Status == status, because);
        Assert.True(page.Html.Contains("</html>", StringComparison.Ordinal), because);
        Assert.False(page.Html.Contains("could not be", StringComparison.Ordinal) || page.Html.Contains("stopped working", StringComparison.Ordinal), because);
    }

    private static string Question(Random random) => string.Join('&', Enumerable.Range(0, random.Next(1, 4)).Select(_ =>
        $"{(random.Next(8) == 0 ? Encoded(Bytes(random)) : s_names[random.Next(s_names.Length)])}={Encoded(Bytes(random))}"));

    // Mostly text, in UTF-8 as far as it can be; else any bytes.
    private static byte[] Bytes(Random random)
    {
        if (random.Next(3) > 0)
        {
            return Encoding.UTF8.GetBytes(AnyText.Make(random, 4));
        }
        var bytes = new byte[random.Next(1, 8)];
        random.NextBytes(bytes);
        return bytes;
    }

    private static string Encoded(byte[] bytes) => string.Concat(bytes.Select(one => $"%{one.ToString("X2", CultureInfo.InvariantCulture)}"));

    public sealed class AnyTextSite : DashboardApplication, IAsyncLifetime
    {
        private HttpClient? _client;

        public AnyTextSite()
        {
            // Over a real connection, because the test's own server reads paths in its own way.
            UseKestrel(0);
        }

        public IReadOnlyList<JobItem> Jobs { get; private set; } = [];

        public async Task<HttpResponseMessage> GetAsync(string address) =>
            await _client!.GetAsync(new Uri(address, UriKind.Relative), s_token);

        public async Task<(HttpStatusCode Status, string Html, string Address)> PageAsync(string address)
        {
            using var answer = await GetAsync(address);
            return (answer.StatusCode, await answer.Content.ReadAsStringAsync(s_token), address);
        }

        public async ValueTask InitializeAsync()
        {
            StartServer();
            _client = CreateClient();
            var random = new Random(s_seed);
            Jobs = [.. Enumerable.Range(1, 50).Select(number => Samples.Job($"any{number}", Now, tags: ("t", AnyText.Make(random, 4))) with
            {
                DisplayName = AnyText.Make(random, 6),
                JobType = AnyText.Make(random, 3),
                Username = AnyText.Make(random, 4),
                ReasonCode = AnyText.Make(random, 3),
                ReasonMessage = AnyText.Make(random, 8),
                ResourceQuotaName = AnyText.Make(random, 3),
                UserCommand = AnyText.Make(random, 8),
                JobSpecs = [new JobSpec { Image = AnyText.Make(random, 4) }],
                UserVpc = JsonSerializer.SerializeToElement(new Dictionary<string, string> { [AnyText.Make(random, 3)] = AnyText.Make(random, 3) }),
            })];
            await AddAsync(Jobs);
        }
    }
}
