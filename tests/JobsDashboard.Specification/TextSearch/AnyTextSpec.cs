using System.Collections.Immutable;
using System.Text.Json;
using JobsDashboard.Jobs.Access;
using JobsDashboard.Jobs.Counting;
using JobsDashboard.Jobs.Filters;
using JobsDashboard.Jobs.Items;
using JobsDashboard.Jobs.QueryString;
using JobsDashboard.Jobs.Question;
using JobsDashboard.Jobs.Storing;
using JobsDashboard.Specification.Databases;
using JobsDashboard.Specification.Questions;
using JobsDashboard.Specification.Samples;
using Xunit;

namespace JobsDashboard.Specification.TextSearch;

/// <summary>A job of any text is stored and found by each of its texts, whichever database keeps it.</summary>
public abstract class AnyTextSpec(ITestDatabase database) : IAsyncLifetime
{
    private const int Jobs = 300;

    private static readonly CancellationToken s_token = TestContext.Current.CancellationToken;

    private static readonly (JobFilter Filter, Func<JobItem, string?> Text)[] s_texts =
    [
        (JobFilters.DisplayName, job => job.DisplayName),
        (JobFilters.JobType, job => job.JobType),
        (JobFilters.Username, job => job.Username),
        (JobFilters.WorkspaceId, job => job.WorkspaceId),
        (JobFilters.ResourceId, job => job.ResourceId),
        (JobFilters.ResourceQuotaName, job => job.ResourceQuotaName),
        (JobFilters.UserIdForFilter, job => job.UserId),
        (JobFilters.PipelineId, job => job.Settings?.PipelineId),
        (JobFilters.TemplateId, job => job.TemplateId),
        (JobFilters.Description, job => job.Extras?.Description),
        (JobFilters.ReasonSearch, job => job.ReasonMessage),
        (JobFilters.UserCommandSearch, job => job.UserCommand),
        (JobFilters.ImageSearch, job => job.JobSpecs?[0].Image),
        (JobFilters.Search, job => job.DisplayName),
    ];

    private static readonly int s_seed = TestSeed.Value;

    private ImmutableArray<JobItem> _written = [];

    public async ValueTask InitializeAsync()
    {
        _written = [.. Written(new Random(s_seed))];
        await database.AddAsync(_written);
    }

    public ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        return ValueTask.CompletedTask;
    }

    [Fact]
    public async Task Job_OfAnyText_IsFoundByIt()
    {
        var (found, refused) = (0, 0);
        foreach (var written in _written)
        {
            var stored = await StoredAsync(written);
            foreach (var (filter, text) in s_texts.Where(field => field.Filter is not TextFilter || database.BreaksWordsItself))
            {
                // A list takes commas apart, a search takes what begins words.
                if (text(stored)?.Replace(',', ' ').Replace('"', ' ').Replace('*', ' ') is not { } value || value != text(stored) || value.Trim() == "")
                {
                    continue;
                }
                var reading = ListJobsQueryString.Parse(new Pairs((filter.Name, value), ("JobId", stored.JobId!), ("StartTime", "any"), ("EndTime", "any")).Url, database.Now);
                if (!reading.Problems.IsEmpty)
                {
                    Assert.Equal(["at least one word of letters or digits"], reading.Problems.Select(problem => problem.Expected));
                    refused++;
                    continue;
                }

                var count = await database.Queries.CountAsync(JobCaller.Local, reading.Request, s_token);

                Assert.True(count == 1 || text(stored) != text(stored)!.Trim(), $"seed {s_seed}: {filter.Name} does not find {AnyText.Spelled(value)}");
                found += (int)count;
            }
        }
        Assert.True(found > Jobs && (refused > 0 || !database.BreaksWordsItself), $"seed {s_seed}: {found} found, {refused} refused");
    }

    [Fact]
    public async Task Job_OfAnyText_IsWrittenOnce()
    {
        var exported = await database.Queries.ExportAsync(JobCaller.Local, Everything, s_token).ToListAsync(s_token);
        var read = exported.Select(job => JsonSerializer.Deserialize(job.Json, JobJson.Wire.JobItem)! with
        {
            Extras = job.Extras is null ? null : JsonSerializer.Deserialize(job.Extras, JobJson.Wire.JobExtras),
        });

        Assert.Equal(Jobs, (await MarkAsync(_written)).Unchanged);
        Assert.Equal(Jobs, (await MarkAsync(read)).Unchanged);
    }

    [Fact]
    public async Task Values_OfAnyText_AreCountedAsTheyAreStored()
    {
        var stored = new List<JobItem>();
        foreach (var written in _written)
        {
            stored.Add(await StoredAsync(written));
        }

        var facets = await database.Queries.FacetsAsync(JobCaller.Local, Everything, [CountedField.Find("Username")!, CountedField.Find("Tags.t")!], 1_000, s_token);

        Assert.Equal(Counted(stored, job => job.Username), Counted(facets[0]));
        Assert.Equal(Counted(stored, job => job.Settings!.Tags!.GetValueOrDefault("t")), Counted(facets[1]));
    }

    [Fact]
    public async Task Row_OfAnyText_IsAsTheJobIs()
    {
        var request = Everything with { PageSize = 100 };
        for (var page = 1; page <= Jobs / 100; page++)
        {
            var rows = await database.Queries.RowsAsync(JobCaller.Local, request with { PageNumber = page }, s_token);
            foreach (var row in rows.Rows)
            {
                var stored = (await database.Queries.FindAsync(JobCaller.Local, row.JobId!, s_token))!;
                Assert.Equal((stored.DisplayName, stored.Username, stored.ReasonMessage), (row.DisplayName, row.Username, row.ReasonMessage));
            }
        }
    }

    private static ListJobsRequest Everything { get; } = ListJobsRequest.Default with { StartTime = TimeBound.Any, EndTime = TimeBound.Any };

    private async Task<JobItem> StoredAsync(JobItem written) =>
        (await database.Queries.FindAsync(JobCaller.Local, written.JobId!, s_token)) ?? throw new InvalidOperationException($"seed {s_seed}: {written.JobId} is not stored");

    private async Task<ImportMark> MarkAsync(IEnumerable<JobItem> jobs) =>
        await database.Writer.WriteAsync(new[] { new JobBatch([.. jobs]) }.ToAsyncEnumerable(), s_token).LastAsync(s_token);

    private static SortedDictionary<string, long> Counted(IEnumerable<JobItem> jobs, Func<JobItem, string?> value) =>
        new(jobs.Select(value).OfType<string>().CountBy(text => text).ToDictionary(pair => pair.Key, pair => (long)pair.Value), StringComparer.Ordinal);

    private static SortedDictionary<string, long> Counted(Facet facet) =>
        new(facet.Values.ToDictionary(value => value.Value, value => value.Count), StringComparer.Ordinal);

    private static IEnumerable<JobItem> Written(Random random)
    {
        for (var number = 1; number <= Jobs; number++)
        {
            yield return new JobItem
            {
                JobId = $"dlc{number:D5}",
                DisplayName = AnyText.Make(random, 6),
                JobType = AnyText.Make(random, 2),
                Username = AnyText.Make(random, 3),
                UserId = AnyText.Make(random, 3),
                WorkspaceId = AnyText.Make(random, 3),
                ResourceId = AnyText.Make(random, 3),
                ResourceQuotaName = AnyText.Make(random, 3),
                TemplateId = AnyText.Make(random, 3),
                ReasonCode = AnyText.Make(random, 2),
                ReasonMessage = AnyText.Make(random, 12),
                UserCommand = AnyText.Make(random, 12),
                JobSpecs = [new JobSpec { Image = AnyText.Make(random, 6) }],
                NodeNames = [AnyText.Make(random, 3)],
                UserVpc = JsonSerializer.SerializeToElement(AnyText.Make(random, 3)),
                Settings = new JobSettings
                {
                    PipelineId = AnyText.Make(random, 3),
                    Tags = ImmutableSortedDictionary.Create<string, string>(StringComparer.Ordinal).Add("t", AnyText.Make(random, 3)).Add($"k{AnyText.Make(random, 3)}", AnyText.Make(random, 3)),
                },
                Extras = new JobExtras { Description = AnyText.Make(random, 12) },
            };
        }
    }
}
