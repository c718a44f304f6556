using System.Collections.Immutable;
using System.Text.RegularExpressions;
using JobsDashboard.Jobs.Access;
using JobsDashboard.Jobs.Items;
using JobsDashboard.Specification.Questions;
using JobsDashboard.Specification.Samples;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace JobsDashboard.Tests.Visibility;

/// <summary>
/// One site has all jobs, another only those that the caller sees: every answer to the caller is the same, byte for byte.
/// </summary>
public sealed partial class SameAnswersTests(SameAnswersTests.Sites sites) : IClassFixture<SameAnswersTests.Sites>
{
    private const int QuestionsOfAProgram = 225;
    private const int QuestionsOfAPage = 50;

    /// <summary>Everything is asked of both sites as often as this, by all callers together.</summary>
    private const int Comparisons = 5_000;

    private static readonly string[] s_fields = ["JobType", "Status", "UserId", "WorkspaceId", "Username", "Tags.team", "PaymentType", "ReasonCode"];

    // What is another one every time, however equal two sites are: ids of requests, and what a page keeps for itself, encrypted or
    // random, of which the length is compared.
    private const string OfMoment =
        "[0-9A-F]{8}(-[0-9A-F]{4}){3}-[0-9A-F]{12}"
        + """|(?<="(prerenderId|locationHash|key)":")[^"]+"""
        // What Data Protection has encrypted.
        + "|CfDJ8[A-Za-z0-9_+/=-]+"
        // Ids of elements.
        + "|(?<=(box|select)-)[0-9a-f]{32}"
        + """|(?<==")[a-z-]*[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}"""
        + """|(?<= (id|for|aria-[a-z]+)=")mud[a-z0-9-]+(?=")""";

    public static TheoryData<string> Callers { get; } = [.. Sites.Memberships.Keys];

    [Fact]
    public void Comparisons_OfAllCallers_AreThousands() => Assert.InRange(
        Callers.Count * ((QuestionsOfAProgram * 7) + (QuestionsOfAPage * 2)), Comparisons, 2 * Comparisons);

    [Theory, MemberData(nameof(Callers))]
    public async Task Program_AskingWithAKey_GetsTheSameBytes(string userId)
    {
        var seed = TestSeed.Value;
        var random = new Random(seed);
        var (compared, told) = (0, 0);
        for (var number = 0; number < QuestionsOfAProgram; number++)
        {
            var question = GeneratedRequests.All.Make(random).All.ToImmutableArray();
            var job = random.Next(Sites.Jobs).ToString("D5", System.Globalization.CultureInfo.InvariantCulture);
            (string Action, string Path, (string, string)[] Own)[] asked =
            [
                ("ListJobs", "/api/v1/jobs", []),
                ("GetJob", $"/api/v1/jobs/dlc{job}", []),
                ("Facets", "/api/ext/v1/facets", [("Fields", string.Join(',', random.GetItems(s_fields, 2).Distinct())), ("Top", "5")]),
                ("Histogram", "/api/ext/v1/histogram", []),
                ("Suggest", "/api/ext/v1/suggest", [("Field", GeneratedJobs.Pick(random, "Tags", "Tags.team", "DisplayName", "Username", "UserId"))]),
                ("Export", "/api/ext/v1/export", [("Format", "csv")]),
                ("Export", "/api/ext/v1/export", [("Format", "ndjson")]),
            ];
            foreach (var (action, path, own) in asked)
            {
                var pairs = action == "GetJob" ? [] : question.AddRange(own);
                var (nonce, key) = ($"{userId}-{number}-{compared++}", Sites.KeyOf(userId));
                var answers = await Task.WhenAll(sites.PairOf(userId).Select(site => Task.Run(() => site.ApiAsync(key, action, path, pairs, nonce))));

                var (hidden, without) = (Masked(answers[0]), Masked(answers[1]));
                Assert.True(hidden == without, $"seed {seed}, {userId}, {action} {path} {string.Join('&', pairs)}: {Difference(hidden, without)}");
                told += hidden.Status == 200 ? 1 : 0;
            }
        }
        Assert.Equal(QuestionsOfAProgram * 7, compared);
        Assert.InRange(told, compared / 2, compared);
    }

    [Theory, MemberData(nameof(Callers))]
    public async Task Page_OfAnyUser_IsTheSame(string userId)
    {
        var seed = TestSeed.Value;
        var random = new Random(seed);
        var viewer = new JobCaller(userId, IsGlobalAdmin: false);
        for (var number = 0; number < QuestionsOfAPage; number++)
        {
            var list = "?" + GeneratedRequests.All.Make(random).Url;
            var job = random.Next(Sites.Jobs).ToString("D5", System.Globalization.CultureInfo.InvariantCulture);
            foreach (var (path, query) in new[] { ("/jobs", list), ($"/jobs/dlc{job}", "") })
            {
                var answers = await Task.WhenAll(sites.PairOf(userId).Select(site => Task.Run(() => site.PageAsync(viewer, path, query))));

                var (hidden, without) = (Masked(answers[0]), Masked(answers[1]));
                Assert.True(hidden == without, $"seed {seed}, {userId}, {path}{query}: {Difference(hidden, without)}");
            }
        }
    }

    [Theory, MemberData(nameof(Callers))]
    public async Task Sites_OfACaller_DifferInWhatIsHidden(string userId)
    {
        var all = new List<(string, string)> { ("StartTime", "any"), ("EndTime", "any"), ("PageSize", "1") };
        var counts = new List<string>();
        foreach (var site in sites.PairOf(userId))
        {
            counts.Add(TotalCount().Match((await site.ApiAsync(null, "ListJobs", "/api/v1/jobs", all)).Body).Value);
        }
        var seen = TotalCount().Match((await sites.PairOf(userId)[0].ApiAsync(Sites.KeyOf(userId), "ListJobs", "/api/v1/jobs", all)).Body).Value;

        Assert.NotEqual(counts[0], counts[1]);
        Assert.NotEqual(counts[0], seen);
    }

    private static HttpText Masked(HttpText answer) =>
        answer with { Headers = Masked(answer.Headers), Body = Masked(answer.Body.Replace("\\u002B", "+", StringComparison.Ordinal)) };

    private static string Masked(string text) => OfTheMoment().Replace(text, match => $"[{match.Length}]");

    private static string Difference(HttpText one, HttpText other)
    {
        var (a, b) = (one.ToString(), other.ToString());
        var same = a.Zip(b).TakeWhile(pair => pair.First == pair.Second).Count();
        return $"\n{Around(a)}\n{Around(b)}";

        string Around(string text) => text[Math.Max(0, same - 100)..Math.Min(text.Length, same + 100)];
    }

    [GeneratedRegex(OfMoment)]
    private static partial Regex OfTheMoment();

    [GeneratedRegex("""(?<="TotalCount":)\d+""")]
    private static partial Regex TotalCount();

    /// <summary>One site with all jobs, and for each caller one with those that the caller sees.</summary>
    public sealed class Sites : IAsyncLifetime
    {
        /// <summary>How many jobs there are.</summary>
        public const int Jobs = 500;

        private readonly AskedApplication _all = new();
        private readonly ImmutableDictionary<string, AskedApplication> _seen = Memberships.Keys.ToImmutableDictionary(user => user, _ => new AskedApplication());

        /// <summary>The callers, and where they belong.</summary>
        public static ImmutableSortedDictionary<string, ImmutableArray<(string Workspace, bool IsAdmin)>> Memberships { get; } =
            ImmutableSortedDictionary.CreateRange<string, ImmutableArray<(string, bool)>>(
            [
                new("1001", [("268", false), ("WS", true)]),
                new("1002", []),
                new("a1", [("ws,WS", true), ("269", false)]),
            ]);

        public static string KeyOf(string userId) => $"key-{userId}";

        /// <summary>The two sites whose answers to a caller must not differ.</summary>
        public AskedApplication[] PairOf(string userId) => [_all, _seen[userId]];

        public async ValueTask InitializeAsync()
        {
            var jobs = GeneratedJobs.Make(new Random(20261129), Jobs, _all.Now);
            foreach (var (site, seen) in _seen.Select(one => (one.Value, jobs.Where(job => IsSeenBy(one.Key, job)))).Append((_all, jobs)))
            {
                await site.AddAsync(seen);
                foreach (var (userId, memberships) in Memberships)
                {
                    await site.AddKeyAsync(KeyOf(userId), AskedApplication.Secret, userId);
                    foreach (var (workspace, isAdmin) in memberships)
                    {
                        await site.Services.GetRequiredService<WorkspaceMembers>().SetAsync(new(workspace, userId, isAdmin), default);
                    }
                }
            }
        }

        public async ValueTask DisposeAsync()
        {
            foreach (var site in _seen.Values.Append(_all))
            {
                await site.DisposeAsync();
            }
        }

        private static bool IsSeenBy(string userId, JobItem job) =>
            job.UserId == userId ||
            Memberships[userId].Any(member => member.Workspace == job.WorkspaceId && (member.IsAdmin || job.Accessibility == "PUBLIC"));
    }
}
