using System.Collections.Immutable;
using JobsDashboard.Jobs.Items;
using JobsDashboard.Jobs.Listing;
using JobsDashboard.Tests.Shared;
using Xunit;

namespace JobsDashboard.Jobs.Tests.Listing;

/// <summary>Whatever is written and whatever is looked for: a search finds exactly the texts that have it, whichever database searches.</summary>
public abstract class TextPropertiesSpec(ITestDatabase database) : IAsyncLifetime
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

    private static readonly (string Parameter, ImmutableArray<TextField> Fields)[] s_searches =
    [
        ("ReasonSearch", [TextField.Reason]),
        ("UserCommandSearch", [TextField.Command]),
        ("ImageSearch", [TextField.Image]),
        ("Search", [TextField.Name, TextField.Reason, TextField.Command, TextField.Image]),
    ];

    // A failure names the seed, which JOBS_TEST_SEED takes back.
    private static readonly int s_seed = int.TryParse(Environment.GetEnvironmentVariable("JOBS_TEST_SEED"), out var given) ? given : Random.Shared.Next();

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
            ReasonMessage = AwkwardTexts.Make(random, 10),
            UserCommand = AwkwardTexts.Make(random, 10),
            JobSpecs = [new JobSpec { Image = AwkwardTexts.Make(random, 5) }, new JobSpec { Image = AwkwardTexts.Make(random, 5) }],
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
            for (var i = 0; i < Needles; i++)
            {
                var needle = AwkwardTexts.PartOf(_random, text(_jobs[_random.Next(Jobs)])!).Trim();
                if (needle == "")
                {
                    continue;
                }

                var count = await CountAsync(parameter, needle);

                Assert.True(_jobs.Count(job => text(job)!.Contains(needle, StringComparison.OrdinalIgnoreCase)) == count, Because(parameter, needle, count));
                found += count;
            }
        }
        Assert.True(found > Needles);
    }

    [Fact]
    public async Task Words_Any_AreFoundWhereTheyOccur()
    {
        var found = 0L;
        foreach (var (parameter, fields) in s_searches)
        {
            for (var i = 0; i < Needles; i++)
            {
                var texts = fields.SelectMany(field => TextFields.TextsOf(_jobs[_random.Next(Jobs)], field)).ToList();
                var needle = AwkwardTexts.PartOf(_random, texts[_random.Next(texts.Count)]);
                if (TextQuery.Parse(needle.Trim()).Query is not { } query)
                {
                    continue;
                }

                var count = await CountAsync(parameter, needle);

                Assert.True(_jobs.Count(job => query.Terms.All(term => fields.Any(field => TextFields.TextsOf(job, field).Any(term.IsIn)))) == count, Because(parameter, needle, count));
                found += count;
            }
        }
        Assert.True(found > Needles);
    }

    private async Task<long> CountAsync(string parameter, string needle)
    {
        var reading = ListJobsQueryString.Parse(new Pairs((parameter, needle), ("StartTime", "any"), ("EndTime", "any")).Url, database.Now);
        Assert.Empty(reading.Problems);
        return await database.Queries.CountAsync(JobCaller.Local, reading.Request, s_token);
    }

    private static string Because(string parameter, string needle, long count) =>
        $"seed {s_seed}: {parameter} found {count} for {string.Join(' ', needle.EnumerateRunes().Select(rune => $"{rune.Value:X4}"))} ({needle})";
}
