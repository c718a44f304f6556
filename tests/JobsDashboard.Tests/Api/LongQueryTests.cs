using System.Text;
using System.Text.Json.Nodes;
using JobsDashboard.Jobs.Fields;
using JobsDashboard.Jobs.Items;
using JobsDashboard.Jobs.QueryString;
using JobsDashboard.Specification.Samples;
using Microsoft.AspNetCore.Http;
using Xunit;

namespace JobsDashboard.Tests.Api;

/// <summary>As much as fits into a query string, and whatever bytes: answered, and never a failure of ours.</summary>
public sealed class LongQueryTests(DashboardApplication app) : IClassFixture<DashboardApplication>, IAsyncLifetime
{
    private static readonly string[] s_numbers = [.. JobFields.Numbers.Select(known => known.Name)];

    private static readonly IEnumerable<string> s_fields = JobFields.Nullable.Select(known => known.Name);

    public async ValueTask InitializeAsync() => await app.AddAsync(Enumerable.Range(1, 20).Select(number => new JobItem
    {
        JobId = $"dlc{number}",
        DisplayName = $"训练 {number}",
        ReasonMessage = "CUDA OOM",
        GmtCreateTime = app.Now,
    }));

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    public static TheoryData<string> LongQueries => new()
    {
        Filled("", index => $"Range={s_numbers[index % s_numbers.Length]}:-{index}..{index}&"),
        Filled("", index => $"Range={s_numbers[index % s_numbers.Length]}:{index}.{index}&"),
        Filled("", index => $"NotTags.key{index}=value&", 25),
        Filled("", index => $"Tags.key{index}=value&", 50),
        Filled("", index => $"TagIn.key{index}=value,other&", 50),
        Filled("TagIn.key=", index => $"{index},", 500),
        Filled("", index => $"NotTags.key=value{index}&", 25),
        Filled("Missing=", index => $"Tags.key{index},", 500),
        Filled("Present=", index => $"Tags.key{index},", 500),
        $"Missing={string.Join(',', s_fields)}&Present={string.Join(',', s_fields)}",
        Filled("JobIds=", index => $"dlc{index},", 500),
        string.Join('&', "JobType WorkspaceId ResourceId NotJobIds".Split(' ').Select(name => Filled($"{name}=", index => $"{index},", 480))),
        $"Status={string.Join(',', JobStatusNames.All)}&NotStatus={string.Join(',', JobStatusNames.All)}",
        Filled("DisplayName=", index => Text(0x4E00 + index), 900),
        Filled("Description=", index => Text(0x61 + (index % 26)), 1_024) + Filled("&NotDescription=", index => Text(0x61 + (index * 7 % 26)), 1_024) + Filled("&NotDisplayName=", index => Text(0x61 + (index * 5 % 26)), 1_024),
        Filled("Username=", index => index % 2 == 0 ? "%25" : "_", 1_024) + Filled("&ResourceQuotaName=", index => Text(0x61 + (index % 26)), 1_024),
        Everywhere(index => $"w{index} ", 16),
        Everywhere(index => $"%22w{index} {Text(0x4E00 + index)}{Text(0x5E00 + index)}%22 ", 16),
        Everywhere(index => $"{Text(0x4E00 + index)} ", 16),
        Everywhere(index => $"{index}-", 80),
        Filled("", index => $"Unknown{index}=x&"),
        Filled("", _ => "&"),
        Filled("", _ => "%"),
    };

    [Theory]
    [MemberData(nameof(LongQueries))]
    public async Task Query_OfSixteenKilobytes_IsAnswered(string query)
    {
        var (status, body) = await AskAsync(query);

        Assert.True(status == 200, $"{status} {body["Code"]} {body["Message"]}: {query[..Math.Min(query.Length, 100)]}");
    }

    [Fact]
    public async Task Query_OfAsMuchOfThemAsFits_IsAnswered()
    {
        var seed = TestSeed.Value;
        var random = new Random(seed);
        for (var i = 0; i < 10; i++)
        {
            var query = Mixed(random);

            var (status, body) = await AskAsync(query);

            Assert.True(status == 200, $"seed {seed}, query {i}: {status} {body["Code"]} {body["Message"]}: {query[..200]}");
        }
    }

    [Theory]
    [InlineData("Unknown=", "x")]
    [InlineData("DisplayName=", "%E8")]
    [InlineData("NotTags={\"a\":\"b\"}&Missing=", "+")]
    public async Task Query_OfAnyBytes_IsCountedByThem(string start, string piece)
    {
        var query = start + string.Concat(Enumerable.Repeat(piece, ListJobsQueryString.MaxBytes - start.Length));

        var (_, within) = await AskAsync(query);
        var (status, beyond) = await AskAsync(query + piece);

        Assert.NotEqual("InvalidParameter.QueryString", (string?)within["Code"]);
        Assert.Equal((400, "InvalidParameter.QueryString"), (status, (string?)beyond["Code"]));
        Assert.Equal("QueryString: expected at most 16384 bytes, each counted once however it is encoded.", (string?)beyond["Message"]);
    }

    [Theory]
    [InlineData("/api/v1/jobs/dlc1")]
    [InlineData("/api/ext/v1/facets")]
    [InlineData("/api/ext/v1/histogram")]
    [InlineData("/api/ext/v1/suggest")]
    [InlineData("/api/ext/v1/export")]
    public async Task Query_OfMore_IsRefusedByEveryOperation(string path)
    {
        var (status, body) = await AskAsync("Unknown=" + new string('x', ListJobsQueryString.MaxBytes), path);

        Assert.Equal((400, "InvalidParameter.QueryString"), (status, (string?)body["Code"]));
    }

    [Fact]
    public async Task Query_OfRandomBytes_IsAnswered()
    {
        var seed = TestSeed.Value;
        var random = new Random(seed);
        string[] pieces = [.. ListJobsQueryString.Parameters.Select(parameter => parameter.Name), "=", "=", "=", "&", "&", "+", ",", "..", ":", "{\"", "\":\"", "\"}", "Tags.", "any", "now-", "Duration", "-1", "true", "训", "\ud83d", "\ude00", "\0", "é"];
        for (var i = 0; i < 2_000; i++)
        {
            var query = new StringBuilder();
            for (var part = random.Next(1, 40); part > 0; part--)
            {
                query.Append(random.Next(3) switch
                {
                    0 => $"%{random.Next(256):X2}",
                    1 => Text(random.Next(1, 128)),
                    _ => pieces[random.Next(pieces.Length)],
                });
            }

            var (status, body) = await AskAsync(query.ToString());

            Assert.True(status is 200 or 400, $"seed {seed}, query {i}: {status} {body["Code"]}: {Uri.EscapeDataString(query.ToString())}");
            Assert.True(status == 200 || ((string)body["Code"]!).StartsWith("InvalidParameter.", StringComparison.Ordinal), $"seed {seed}, query {i}: {body["Code"]}");
        }
    }

    // Not by a client of HTTP, which would mend what it is given.
    private async Task<(int Status, JsonNode Body)> AskAsync(string query, string path = "/api/v1/jobs")
    {
        var answer = await app.Server.SendAsync(
            http =>
            {
                (http.Request.Method, http.Request.Path, http.Request.QueryString) = ("GET", path, new QueryString("?" + query));
                http.Request.Host = new HostString("localhost");
            },
            TestContext.Current.CancellationToken);
        return (answer.Response.StatusCode, (await JsonNode.ParseAsync(answer.Response.Body, cancellationToken: TestContext.Current.CancellationToken))!);
    }

    private static string Everywhere(Func<int, string> term, int most) =>
        string.Join('&', "Search NotSearch ReasonSearch NotReasonSearch UserCommandSearch NotUserCommandSearch ImageSearch NotImageSearch".Split(' ')
            .Select(name => Filled($"{name}=", term, most)));

    private static string Filled(string start, Func<int, string> part, int most = int.MaxValue)
    {
        var query = new StringBuilder(start);
        for (var index = 0; index < most && Encoding.UTF8.GetByteCount(query.ToString()) < ListJobsQueryString.MaxBytes - 40; index++)
        {
            query.Append(part(index));
        }
        return query.ToString();
    }

    // No name twice, because that is an error of its own.
    private static string Mixed(Random random)
    {
        var queries = LongQueries.Select(row => row.Data).ToArray();
        random.Shuffle(queries);
        var pairs = queries.SelectMany(query => query.Split('&')).DistinctBy(pair => pair.StartsWith("Range", StringComparison.Ordinal) ? pair : pair.Split('=')[0]).ToArray();
        random.Shuffle(pairs);
        var (query, bytes) = (new StringBuilder(), 0);
        foreach (var pair in pairs)
        {
            var more = QueryStringPair.BytesIn(pair) + 1;
            if (bytes + more <= ListJobsQueryString.MaxBytes)
            {
                query.Append(pair).Append('&');
                bytes += more;
            }
        }
        return query.ToString();
    }

    private static string Text(int point) => char.ConvertFromUtf32(point);
}
