using System.Net;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using JobsDashboard.Jobs.Items;
using Xunit;

namespace JobsDashboard.Tests.Api.Jobs;

/// <summary>Ids that a path could take for something else: the list's link to a job leads to that job, over a real connection.</summary>
public sealed partial class OddIdsTests(ListeningApplication app) : IClassFixture<ListeningApplication>, IAsyncLifetime
{
    private static readonly string[] s_ids =
    [
        "a/b", "a%2Fb", "a%252Fb", "%", "%2F", "%25", "100%", "a?b", "a#b", "a+b", "a b", " a", "a ", "训练", "a\\b", "...", "..a", "a..", "../x", "./", "//", "a//b", "/",
        "a&b=c", "a;b", "a:b", "~", "\"q\"", "<b>", "a'b", "😀", "jobs", "a/jobs/b", "%E8%AE%AD", "{JobId}", "*",
    ];

    public async ValueTask InitializeAsync() => await app.AddAsync(
        s_ids.Select((id, number) => new JobItem { JobId = id, DisplayName = $"the job {number}.", GmtCreateTime = app.Now }));

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    public static TheoryData<string> Ids => [.. s_ids];

    [Theory]
    [MemberData(nameof(Ids))]
    public async Task Id_InTheListsLink_LeadsToItsJobOnThePageAndInTheApi(string id)
    {
        var name = $"the job {Array.IndexOf(s_ids, id)}.";
        var list = await GetAsync("/jobs?PageSize=100");
        var link = "/" + WebUtility.HtmlDecode(Links().Matches(list.Body).Single(match => match.Groups["name"].Value == name).Groups["path"].Value);

        var page = await GetAsync(link);
        var job = await GetAsync("/api/v1" + link);

        Assert.Equal((200, name), (page.Status, Heading().Match(page.Body).Groups[1].Value));
        Assert.Equal((200, id), (job.Status, (string?)JsonNode.Parse(job.Body)!["JobId"]));
    }

    [Theory]
    [InlineData("a%252Fb", "a%2Fb")]
    [InlineData("a%252fb", "a%2fb")]
    [InlineData("%2525", "%25")]
    [InlineData("%25252525", "%252525")]
    [InlineData("a%252Fz", "a%2Fz")]
    public async Task Path_IsDecodedOnce(string path, string id)
    {
        var page = await GetAsync("/jobs/" + path);

        Assert.Contains(id, WebUtility.HtmlDecode(page.Body), StringComparison.Ordinal);
        Assert.Equal(s_ids.Contains(id, StringComparer.OrdinalIgnoreCase) ? 200 : 404, page.Status);
    }

    // As it is written: a client would take a path apart and put it together again.
    private async Task<(int Status, string Body)> GetAsync(string path)
    {
        app.StartServer();
        using var client = new HttpClient();
        var address = new Uri(app.ClientOptions.BaseAddress.GetLeftPart(UriPartial.Authority) + path, new UriCreationOptions { DangerousDisablePathAndQueryCanonicalization = true });
        using var answer = await client.GetAsync(address, TestContext.Current.CancellationToken);
        return ((int)answer.StatusCode, await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
    }

    [GeneratedRegex("<a class=\"open\" href=\"(?<path>[^\"]+)\"[^>]*>(?<name>[^<]+)</a>")]
    private static partial Regex Links();

    [GeneratedRegex("<h1[^>]*>([^<]*)</h1>")]
    private static partial Regex Heading();
}
