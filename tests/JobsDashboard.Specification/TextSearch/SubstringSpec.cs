using System.Collections.Immutable;
using JobsDashboard.Jobs.Access;
using JobsDashboard.Jobs.Items;
using JobsDashboard.Jobs.QueryString;
using JobsDashboard.Specification.Databases;
using JobsDashboard.Specification.Questions;
using JobsDashboard.Specification.Samples;
using Xunit;

namespace JobsDashboard.Specification.TextSearch;

/// <summary>Whatever is written and whatever is looked for: a part of a name or a description, and its beginning, is found exactly where it is, whichever database searches.</summary>
public abstract class SubstringSpec(ITestDatabase database) : IAsyncLifetime
{
    private const int Jobs = 1_000;
    private const int Needles = 300;

    private static readonly CancellationToken s_token = TestContext.Current.CancellationToken;

    private static readonly (string Parameter, Func<JobItem, string?> Text)[] s_substrings =
    [
        ("DisplayName", job => job.DisplayName),
        ("Username", job => job.Username),
        ("ResourceQuotaName", job => job.ResourceQuotaName),
        ("Description", job => job.Extras?.Description),
    ];

    private static readonly int s_seed = TestSeed.Value;

    private readonly Random _random = new(s_seed);
    private ImmutableArray<JobItem> _jobs = [];

    public async ValueTask InitializeAsync()
    {
        var random = new Random(s_seed);
        _jobs = [.. Enumerable.Range(1, Jobs).Select(number => new JobItem
        {
            JobId = $"dlc{number:D5}",
            DisplayName = AwkwardTexts.Make(random, 6),
            Username = AwkwardTexts.Make(random, 3),
            ResourceQuotaName = AwkwardTexts.Make(random, 3),
            Extras = new JobExtras { Description = AwkwardTexts.Make(random, 6) },
        })];
        await database.AddAsync(_jobs);
    }

    public ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        return ValueTask.CompletedTask;
    }

    [Fact]
    public async Task Substring_Any_IsFoundWhereItIsContained()
    {
        var found = 0L;
        foreach (var (parameter, text) in s_substrings)
        {
            foreach (var needle in NeedlesOf(text))
            {
                found += await AssertFoundAsync(job => text(job)!.Contains(needle, StringComparison.OrdinalIgnoreCase), (parameter, needle));
            }
        }
        Assert.True(found > Needles);
    }

    [Theory]
    [InlineData("prefix")]
    [InlineData("exact")]
    public async Task Name_Any_IsFoundByItsBeginningAndAsAWhole(string mode)
    {
        var found = 0L;
        foreach (var needle in NeedlesOf(job => job.DisplayName).Concat(_jobs.Take(Needles).Select(job => job.DisplayName!.Trim())).Where(needle => needle != ""))
        {
            found += await AssertFoundAsync(
                job => mode == "exact" ? job.DisplayName!.Equals(needle, StringComparison.OrdinalIgnoreCase) : job.DisplayName!.StartsWith(needle, StringComparison.OrdinalIgnoreCase),
                ("DisplayName", needle),
                ("DisplayNameSearchMode", mode));
        }
        Assert.True(found > Needles / 2);
    }

    private IEnumerable<string> NeedlesOf(Func<JobItem, string?> text) =>
        Enumerable.Range(0, Needles).Select(_ => AwkwardTexts.PartOf(_random, text(_jobs[_random.Next(Jobs)])!).Trim()).Where(needle => needle != "");

    private async Task<long> AssertFoundAsync(Func<JobItem, bool> isFound, params (string Name, string Value)[] pairs)
    {
        var reading = ListJobsQueryString.Parse(new Pairs([.. pairs, ("StartTime", "any"), ("EndTime", "any")]).Url, database.Now);
        Assert.Empty(reading.Problems);

        var count = await database.Queries.CountAsync(JobCaller.Local, reading.Request, s_token);

        Assert.True(_jobs.Count(isFound) == count, $"seed {s_seed}: {_jobs.Count(isFound)} expected of {string.Join(' ', pairs)}, found {count} for {AwkwardTexts.Spelled(pairs[0].Value)}");
        return count;
    }
}
