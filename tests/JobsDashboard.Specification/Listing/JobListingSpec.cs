using System.Collections.Immutable;
using System.Text.Json;
using JobsDashboard.Jobs.Access;
using JobsDashboard.Jobs.Counting;
using JobsDashboard.Jobs.Fields;
using JobsDashboard.Jobs.Items;
using JobsDashboard.Jobs.QueryString;
using JobsDashboard.Jobs.Question;
using JobsDashboard.Specification.Databases;
using JobsDashboard.Specification.Questions;
using JobsDashboard.Specification.Samples;
using Xunit;

namespace JobsDashboard.Specification.Listing;

/// <summary>What a list of jobs answers, whichever database holds them.</summary>
public abstract class JobListingSpec(ITestDatabase database) : IAsyncLifetime
{
    private const int Jobs = 2_500;
    private const int Requests = 2_000;

    private static readonly CancellationToken s_token = TestContext.Current.CancellationToken;

    private static readonly JobCaller s_caller = new("a1", IsGlobalAdmin: true);

    private ImmutableArray<JobItem> _jobs = [];

    public async ValueTask InitializeAsync()
    {
        // The same jobs for every test of the class: written once, by whichever comes first.
        _jobs = GeneratedJobs.Make(new Random(20260314), Jobs, database.Now);
        // In two writes, so that a view can be as of the time between them.
        await database.AddAsync(_jobs[..(Jobs / 2)]);
        await database.AddAsync(_jobs[(Jobs / 2)..]);
    }

    public ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        return ValueTask.CompletedTask;
    }

    [Fact]
    public async Task Requests_Generated_AnswerAsLinqOverTheSameJobs()
    {
        var seed = TestSeed.Value;
        var random = new Random(seed);
        var oracle = Oracle();
        var found = 0;
        var reached = new HashSet<string>();
        var met = new HashSet<string>();
        for (var i = 0; i < Requests; i++)
        {
            var pairs = i % 4 == 0
                ? GeneratedRequests.For(database).Make(random, Meetings.All[i / 4 % Meetings.All.Length])
                : GeneratedRequests.For(database).Make(random);
            var url = pairs.Url;
            var reading = ListJobsQueryString.Parse(url, database.Now);
            if (!reading.Problems.IsEmpty)
            {
                // Only what contradicts itself may be refused.
                Assert.All(reading.Problems, problem => Assert.True(
                    problem.Parameter is "StartTime" or "FromAllWorkspaces" || pairs[problem.Parameter] is "*" or "* *", $"seed {seed}: {problem} in {url}"));
                continue;
            }
            var (page, count) = oracle.Answer(pairs);
            var answer = await database.Queries.ListAsync(s_caller, reading.Request, s_token);
            // Asked by what the request is written as, which has to mean the same.
            var written = ListJobsQueryString.Parse(ListJobsQueryString.Format(reading.Request), database.Now);
            var rows = await database.Queries.RowsAsync(s_caller, written.Request, s_token);

            var most = GeneratedJobs.Pick(random, 1, 2, 40, Jobs);
            var counted = await database.Queries.CountUpToAsync(s_caller, reading.Request, most, s_token);

            var because = $"seed {seed}, request {i}: {url}";
            Assert.True(Math.Min(count, most) == counted, $"{because}: {counted} of at most {most} counted, there are {count}");
            Assert.True(count == answer.TotalCount, $"{because}: {count} jobs expected, {answer.TotalCount} counted");
            Assert.True(page.SequenceEqual(answer.Jobs.Select(IdOf)), $"{because}: expected {string.Join(' ', page)}, got {string.Join(' ', answer.Jobs.Select(IdOf))}");
            Assert.True(page.SequenceEqual(rows.Rows.Select(row => row.JobId)), $"{because}: rows differ from jobs");
            Assert.True(count > reading.Request.PageNumber * reading.Request.PageSize == rows.HasMore, $"{because}: more {rows.HasMore}");
            found += page.Count == 0 ? 0 : 1;
            met.UnionWith(Meetings.In(pairs, oracle, count));
            reached.UnionWith(pairs.All.Select(pair => pair.Name.StartsWith("TagIn.", StringComparison.Ordinal) ? "TagIn.<key>" : pair.Name).Append($"{reading.Request.SortBy} {reading.Request.Ascending}"));
        }
        Assert.True(found > Requests / 3, $"seed {seed}: only {found} of {Requests} requests found anything");
        Assert.Empty(Meetings.All.Except(met));
        Assert.Empty(ListJobsQueryString.Parameters.Select(parameter => parameter.Name).Except(reached));
        Assert.Empty(JobFields.Sortable.SelectMany(sort => new[] { $"{sort} True", $"{sort} False" }).Except(reached));
    }

    [Fact]
    public async Task Present_TwoTags_LeavesOutTheJobsWithOne()
    {
        var both = _jobs.Count(job => Carries(job, "team") && Carries(job, "env"));
        Assert.True(both < _jobs.Count(job => Carries(job, "team")) && both < _jobs.Count(job => Carries(job, "env")));

        Assert.Equal(both, await CountAsync("Present=Tags.team,Tags.env"));

        static bool Carries(JobItem job, string key) => job.Settings?.Tags?.ContainsKey(key) == true;
    }

    [Fact]
    public async Task Ranges_ThatOverlap_BothHold()
    {
        var expected = _jobs.Count(job => job.Priority is >= 3 and <= 5);

        Assert.Equal(expected, await CountAsync("Range=Priority:1..5&Range=Priority:3..8"));
        Assert.Equal(expected, await CountAsync("Range=Priority:3..8&Range=Priority:1..5"));
        Assert.Equal(0, await CountAsync("Range=Priority:1..2&Range=Priority:3..8"));
    }

    [Fact]
    public async Task StartTime_ThatIsEndTime_FindsTheJobsOfThatInstant()
    {
        var expected = _jobs.Count(job => job.GmtCreateTime == database.Now);

        Assert.True(expected > 0);
        Assert.Equal(expected, await CountAsync("StartTime=now&EndTime=now"));
        Assert.Equal(expected, await CountAsync("StartTime=2026-03-14T15:09:26Z&EndTime=2026-03-14T23:09:26%2B08:00"));
    }

    [Fact]
    public async Task QueueTime_OfAJobThatBeganBeforeItsCreation_IsZero()
    {
        Assert.Contains(_jobs, job => job.GmtRunningTime < job.GmtCreateTime);

        Assert.Equal(_jobs.Count(job => job.GmtRunningTime <= job.GmtCreateTime), await CountAsync("Range=QueueTime:0"));
        Assert.Equal(0, await CountAsync("Range=QueueTime:..-1"));
    }

    [Fact]
    public async Task Bounds_BetweenWholeNumbers_MoveIntoTheRange()
    {
        Assert.Equal(_jobs.Count(job => job.Priority is 3 or 4), await CountAsync("Range=Priority:2.5..4.5"));
        Assert.Equal(_jobs.Count(job => job.Priority >= 3), await CountAsync("Range=Priority:2.5.."));
        Assert.Equal(_jobs.Count(job => job.Priority is >= 0 and <= 4), await CountAsync("Range=Priority:..4.5"));
    }

    [Fact]
    public async Task StartTime_WithinASecond_LeavesOutTheJobsOfThatSecond()
    {
        var (after, since) = (_jobs.Count(job => job.GmtCreateTime > database.Now), _jobs.Count(job => job.GmtCreateTime >= database.Now));
        Assert.True(after > 0 && after < since);

        Assert.Equal(after, await CountAsync("StartTime=2026-03-14T15:09:26.001Z&EndTime=any"));
        Assert.Equal(since, await CountAsync("StartTime=2026-03-14T15:09:26Z&EndTime=any"));
    }

    [Fact]
    public async Task Conditions_SeveralOfOneKind_AllHold()
    {
        Assert.Equal(_jobs.Count(job => job.Priority is not >= 0 && job.GmtFinishTime is null), await CountAsync("Missing=GmtFinishTime,Priority"));
        Assert.Equal(
            _jobs.Count(job => job.Status != JobStatus.Failed && job.UserId != "1001" && job.TemplateId != "tml1"),
            await CountAsync("NotStatus=Failed&NotUserIdForFilter=1001&NotTemplateId=tml1"));
        Assert.Equal(
            _jobs.Count(job => TagOf(job, "team") is not ("nlp" or "cv") && TagOf(job, "env") != "prod"),
            await CountAsync("NotTags.team=nlp&NotTags.team=cv&NotTags.env=prod"));

        static string? TagOf(JobItem job, string key) => job.Settings?.Tags?.GetValueOrDefault(key);
    }

    [Fact]
    public async Task AsOf_TheMomentOfAWrite_HasWhatItWrote()
    {
        var before = await CountAsync("AsOf=2026-03-14T15:09:25.999Z");
        var then = await CountAsync("AsOf=2026-03-14T15:09:26Z");
        var after = await CountAsync("AsOf=2026-03-14T15:09:26.001Z");

        Assert.Equal((0, Jobs / 2, Jobs), (before, then, after));
    }

    [Theory]
    [InlineData("GmtSubmittedTime")]
    [InlineData("GmtRunningTime")]
    [InlineData("GmtFinishTime")]
    [InlineData("GmtModifiedTime")]
    public async Task TimeRangeField_Each_IsAboutThatTime(string field)
    {
        Func<JobItem, DateTimeOffset?> time = field switch
        {
            "GmtSubmittedTime" => job => job.GmtSubmittedTime,
            "GmtRunningTime" => job => job.GmtRunningTime,
            "GmtFinishTime" => job => job.GmtFinishTime,
            _ => job => job.GmtModifiedTime,
        };

        Assert.Equal(_jobs.Count(job => time(job) <= database.Now), await CountAsync($"TimeRangeField={field}&StartTime=any&EndTime=now"));
        Assert.Equal(_jobs.Count(job => time(job) >= database.Now), await CountAsync($"TimeRangeField={field}&StartTime=now&EndTime=any"));
    }

    [Fact]
    public async Task TextSearch_EverySearchInEveryField_FindsWhatARegularExpressionFinds()
    {
        var oracle = Oracle();
        foreach (var search in GeneratedRequests.For(database).Searches.Except(["*"]))
        {
            foreach (var field in new[] { "ReasonSearch", "UserCommandSearch", "ImageSearch", "Search" })
            {
                var pairs = new Pairs((field, search), ("StartTime", "any"), ("EndTime", "any"));

                var count = await database.Queries.CountAsync(JobCaller.Local, ListJobsQueryString.Parse(pairs.Url, database.Now).Request, s_token);

                Assert.True(oracle.Answer(pairs).TotalCount == count, $"{field} {search}: {oracle.Answer(pairs).TotalCount} expected, {count} found");
            }
        }
    }

    [Fact]
    public async Task Job_Found_ComesBackWhole()
    {
        foreach (var job in _jobs.Take(50))
        {
            var found = await database.Queries.FindAsync(JobCaller.Local, job.JobId!.ToUpperInvariant(), s_token);

            var expected = ListingOracle.Answered(job);
            Assert.Equal(Json(expected), Json(found!));
        }
    }

    [Fact]
    public async Task Job_Unknown_IsNull() =>
        Assert.Null(await database.Queries.FindAsync(JobCaller.Local, "dlc-nothing", s_token));

    [Fact]
    public async Task Caller_WhoIsNoAdmin_SeesOnlyOwnJobs()
    {
        var everything = ListJobsQueryString.Parse("StartTime=any&EndTime=any&PageSize=100", database.Now).Request;
        var caller = new JobCaller("a1", IsGlobalAdmin: false);
        var own = _jobs.Where(job => job.UserId == "a1").ToList();

        Assert.Equal(own.Count, await database.Queries.CountAsync(caller, everything, s_token));
        Assert.Equal(own.Count, (await database.Queries.ListAsync(caller, everything, s_token)).TotalCount);
        Assert.All((await database.Queries.RowsAsync(caller, everything, s_token)).Rows, row => Assert.Equal("a1", row.UserId));
        Assert.Null(await database.Queries.FindAsync(caller, _jobs.First(job => job.UserId == "A1").JobId!, s_token));
        var tags = await database.Queries.SuggestAsync(caller, everything, CountedField.TagKeys, ValueMatch.All, 10, s_token);
        Assert.Equal(own.Count(job => job.Settings?.Tags?.ContainsKey("env") == true), tags.Single(tag => tag.Value == "env").Count);
    }

    [Fact]
    public async Task Query_Cancelled_Stops()
    {
        using var cancelled = new CancellationTokenSource();
        await cancelled.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(
            () => database.Queries.CountAsync(JobCaller.Local, ListJobsRequest.Default, cancelled.Token));
    }

    private Task<long> CountAsync(string query)
    {
        var reading = ListJobsQueryString.Parse(query.Contains("Time=", StringComparison.Ordinal) ? query : query + "&StartTime=any&EndTime=any", database.Now);
        Assert.Empty(reading.Problems);
        return database.Queries.CountAsync(JobCaller.Local, reading.Request, s_token);
    }

    private ListingOracle Oracle() =>
        new(_jobs, index => index < Jobs / 2 ? database.Now : database.Now.AddMilliseconds(1), database.Now, s_caller.UserId);

    private static string IdOf(string json) => JsonDocument.Parse(json).RootElement.GetProperty("JobId").GetString()!;

    private static string Json(JobItem job) => JsonSerializer.Serialize(job, JobJson.Wire.JobItem);
}
