using System.Collections.Immutable;
using JobsDashboard.Jobs.Access;
using JobsDashboard.Jobs.Items;
using JobsDashboard.Jobs.QueryString;
using JobsDashboard.Jobs.TextSearch;
using JobsDashboard.Specification.Databases;
using JobsDashboard.Specification.Questions;
using JobsDashboard.Specification.Samples;
using Xunit;

namespace JobsDashboard.Sqlite.Tests.TextSearch;

/// <summary>
/// Whatever is written and whatever is looked for, where texts are broken into the product's own words: a search finds exactly the texts
/// that have it. That is the embedded database alone; SQL Server breaks texts by its own rules.
/// </summary>
public sealed class OwnWordsTests(SqliteTestDatabase database) : IAsyncLifetime, IClassFixture<SqliteTestDatabase>
{
    private const int Jobs = 1_000;
    private const int Needles = 300;

    private static readonly CancellationToken s_token = TestContext.Current.CancellationToken;

    private static readonly (string Parameter, ImmutableArray<TextField> Fields)[] s_searches =
    [
        ("ReasonSearch", [TextField.Reason]),
        ("UserCommandSearch", [TextField.Command]),
        ("ImageSearch", [TextField.Image]),
        ("Search", [TextField.Name, TextField.Reason, TextField.Command, TextField.Image]),
    ];

    private static readonly int s_seed = TestSeed.Value;

    private readonly Random _random = new(s_seed);
    private ImmutableArray<JobItem> _jobs = [];

    public async ValueTask InitializeAsync()
    {
        _jobs = [.. Enumerable.Range(1, Jobs).Select(number => new JobItem
        {
            JobId = $"dlc{number:D5}",
            DisplayName = AwkwardTexts.Make(_random, 6),
            ReasonMessage = AwkwardTexts.Make(_random, 10),
            UserCommand = AwkwardTexts.Make(_random, 10),
            JobSpecs = [new JobSpec { Image = AwkwardTexts.Make(_random, 5) }, new JobSpec { Image = AwkwardTexts.Make(_random, 5) }],
        })];
        await database.AddAsync(_jobs);
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

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
                var reading = ListJobsQueryString.Parse(new Pairs((parameter, needle), ("StartTime", "any"), ("EndTime", "any")).Url, database.Now);
                Assert.Empty(reading.Problems);

                var count = await database.Queries.CountAsync(JobCaller.Local, reading.Request, s_token);

                var expected = _jobs.Count(job => query.Terms.All(term => fields.Any(field => TextFields.TextsOf(job, field).Any(term.IsIn))));
                Assert.True(expected == count, $"seed {s_seed}: {parameter} found {count} for {AwkwardTexts.Spelled(needle)}");
                found += count;
            }
        }
        Assert.True(found > Needles);
    }
}
