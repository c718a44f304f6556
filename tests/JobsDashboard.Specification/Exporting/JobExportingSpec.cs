using System.Collections.Immutable;
using System.Text.Json;
using JobsDashboard.Jobs.Access;
using JobsDashboard.Jobs.Exporting;
using JobsDashboard.Jobs.Items;
using JobsDashboard.Jobs.QueryString;
using JobsDashboard.Jobs.Question;
using JobsDashboard.Specification.Databases;
using JobsDashboard.Specification.Questions;
using JobsDashboard.Specification.Samples;
using Xunit;

namespace JobsDashboard.Specification.Exporting;

/// <summary>What becomes of a request for all jobs, whichever database holds them.</summary>
public abstract class JobExportingSpec(ITestDatabase database) : IAsyncLifetime
{
    private const int Jobs = 1_000;
    private const int Requests = 200;

    private static readonly CancellationToken s_token = TestContext.Current.CancellationToken;

    private static readonly ListJobsRequest s_everything = new() { StartTime = TimeBound.Any, EndTime = TimeBound.Any };

    private ImmutableArray<JobItem> _jobs = [];

    public async ValueTask InitializeAsync()
    {
        _jobs = GeneratedJobs.Make(new Random(20260314), Jobs, database.Now);
        await database.AddAsync(_jobs);
    }

    public ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        return ValueTask.CompletedTask;
    }

    [Fact]
    public async Task Export_OfGeneratedRequests_IsAllPagesInOrder()
    {
        var seed = TestSeed.Value;
        var random = new Random(seed);
        var oracle = new ListingOracle(_jobs, _ => database.Now, database.Now, "a1");
        var manyPieces = 0;
        for (var i = 0; i < Requests; i++)
        {
            var pairs = GeneratedRequests.For(database).Make(random);
            var reading = ListJobsQueryString.Parse(pairs.Url, database.Now);
            if (!reading.Problems.IsEmpty)
            {
                continue;
            }
            var expected = oracle.All(pairs).Select(job => job.JobId).ToList();

            var jobs = await database.Queries.ExportAsync(new JobCaller("a1", IsGlobalAdmin: true), reading.Request, s_token).ToListAsync(s_token);

            Assert.True(expected.SequenceEqual(jobs.Select(IdOf)), $"seed {seed}, request {i}: {pairs.Url}");
            manyPieces += jobs.Count > 400 ? 1 : 0;
        }
        Assert.True(manyPieces > 5, $"Only {manyPieces} requests found several pieces.");
    }

    [Fact]
    public async Task Export_OfAJob_IsItsJsonAndWhatOnlyGetJobTells()
    {
        var jobs = await database.Queries.ExportAsync(JobCaller.Local, s_everything, s_token).ToListAsync(s_token);

        foreach (var (job, exported) in _jobs.OrderBy(job => job.JobId).Zip(jobs.OrderBy(IdOf)))
        {
            var expected = ListingOracle.Answered(job);
            Assert.Equal(JsonSerializer.Serialize(expected, JobJson.Wire.JobItem), exported.Json);
            Assert.Equal(job.Extras?.Description is { } text ? JsonSerializer.Serialize(new JobExtras { Description = text }, JobJson.Wire.JobExtras) : null, exported.Extras);
        }
    }

    [Fact]
    public async Task Export_ForACallerWhoIsNoAdmin_IsOfOwnJobsOnly()
    {
        var jobs = await database.Queries.ExportAsync(new JobCaller("a1", IsGlobalAdmin: false), s_everything, s_token).ToListAsync(s_token);

        Assert.Equal(_jobs.Where(job => job.UserId == "a1").Select(job => job.JobId).Order(), jobs.Select(IdOf).Order());
    }

    [Fact]
    public async Task Export_Cancelled_Stops()
    {
        using var cancellation = CancellationTokenSource.CreateLinkedTokenSource(s_token);
        var exported = 0;

        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () =>
        {
            await foreach (var _ in database.Queries.ExportAsync(JobCaller.Local, s_everything, cancellation.Token))
            {
                exported++;
                await cancellation.CancelAsync();
            }
        });

        Assert.InRange(exported, 1, Jobs / 2);
    }

    [Fact]
    public async Task Export_AsItIsTaken_HoldsAFewJobsOnly()
    {
        var taken = new List<WeakReference>();
        var most = 0;
        await foreach (var job in database.Queries.ExportAsync(JobCaller.Local, s_everything, s_token))
        {
            taken.Add(new WeakReference(job));
            if (taken.Count % 100 == 0)
            {
                GC.Collect();
                most = Math.Max(most, taken.Count(reference => reference.IsAlive));
            }
        }

        Assert.True(taken.Count >= Jobs);
        Assert.InRange(most, 1, Jobs / 2);
    }

    private static string IdOf(ExportedJob job) => JsonDocument.Parse(job.Json).RootElement.GetProperty("JobId").GetString()!;
}
