using System.Collections.Immutable;
using JobsDashboard.Jobs.Access;
using JobsDashboard.Jobs.Counting;
using JobsDashboard.Jobs.Filters;
using JobsDashboard.Jobs.Items;
using JobsDashboard.Jobs.QueryString;
using JobsDashboard.Jobs.Question;
using JobsDashboard.Specification.Databases;
using JobsDashboard.Specification.Questions;
using JobsDashboard.Specification.Samples;
using Xunit;

namespace JobsDashboard.Specification.Counting;

/// <summary>What counting jobs answers, whichever database holds them.</summary>
public abstract class JobCountingSpec(ITestDatabase database) : IAsyncLifetime
{
    private const int Jobs = 1_000;
    private const int Requests = 200;

    private static readonly CancellationToken s_token = TestContext.Current.CancellationToken;

    private static readonly JobCaller s_caller = new("a1", IsGlobalAdmin: true);

    private ImmutableArray<JobItem> _jobs = [];
    private ListingOracle _listing = null!;
    private CountingOracle _counting = null!;

    public async ValueTask InitializeAsync()
    {
        _jobs =
        [
            .. GeneratedJobs.Make(new Random(20260314), Jobs, database.Now),
            Old("0001-01-01T00:00:00Z"), Old("1969-12-31T23:59:59Z"), Old("1970-01-01T00:00:00Z"), Old("9999-12-31T23:59:59Z"),
            .. Used(database.Now),
            new() { JobId = "none-1", Username = "(none)", GmtCreateTime = database.Now },
        ];
        await database.AddAsync(_jobs);
        _listing = new ListingOracle(_jobs, _ => database.Now, database.Now, s_caller.UserId);
        _counting = new CountingOracle(_listing);
    }

    public ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        return ValueTask.CompletedTask;
    }

    [Fact]
    public async Task Facets_OfGeneratedRequests_AreCountedAsByLinqWithoutTheirOwnRestriction()
    {
        var restricted = new HashSet<string>();
        var summed = 0;
        await foreach (var (pairs, request, random, because) in RequestsAsync())
        {
            var fields = random.GetItems(CountingOracle.Fields, 3);
            var top = GeneratedJobs.Pick(random, 1, 2, 5, 100);

            var facets = await database.Queries.FacetsAsync(s_caller, request, [.. fields.Select(field => CountedField.FindFaceted(field)!)], top, s_token);

            foreach (var (field, facet) in fields.Zip(facets))
            {
                var expected = _counting.Values(pairs, field);
                var values = expected.Where(value => value.Value is not null).ToList();
                Assert.Equal(field, facet.Field.Name);
                Assert.True(
                    values.Take(top).Select(value => new ValueCount(value.Value!, value.Count)).SequenceEqual(facet.Values),
                    $"{because}: {field} expected {string.Join(' ', values.Take(top))}, got {string.Join(' ', facet.Values)}");
                Assert.True(expected.Where(value => value.Value is null).Sum(value => value.Count) == facet.None, $"{because}: {facet.None} jobs without {field}");
                Assert.Equal((values.Skip(top).Sum(value => value.Count), values.Skip(top).LongCount()), (facet.OtherJobs, facet.OtherValues));
                var unrestricted = CountingOracle.Unrestricted(pairs, field);
                var count = await database.Queries.CountAsync(s_caller, ListJobsQueryString.Parse(unrestricted.Url, database.Now).Request, s_token);
                Assert.True(count == facet.TotalCount, $"{because}: {field} sums up to {facet.TotalCount} of {count} jobs");
                summed += facet.OtherValues > 0 ? 1 : 0;
                if (unrestricted.Url != pairs.Url)
                {
                    restricted.Add(field);
                }
            }
        }
        Assert.True(summed > Requests / 10, $"Only {summed} facets had more values than were asked for.");
        Assert.True(restricted.Count >= 12, $"Only {string.Join(' ', restricted)} were restricted by a request.");
    }

    [Fact]
    public async Task Summaries_OfGeneratedRequests_AreThoseOfLinq()
    {
        var (failed, queued) = (0, 0);
        await foreach (var (pairs, request, _, because) in RequestsAsync())
        {
            var expected = _counting.Summary(pairs, database.Now);

            var summary = await database.Queries.SummaryAsync(s_caller, request, s_token);

            Assert.True(expected.Jobs == summary.Jobs, $"{because}: {summary}");
            Assert.True(expected.MedianQueueTime == summary.MedianQueueTime, $"{because}: {expected.MedianQueueTime} expected, {summary}");
            Assert.Equal(expected.Gpus, summary.Gpus, 1e-6);
            Assert.Equal(expected.GpuHours, summary.GpuHours, 1e-6);
            Assert.Equal(expected.FailedGpuHours, summary.FailedGpuHours, 1e-6);
            failed += summary.FailedGpuHours > 0 && summary.FailedGpuHours < summary.GpuHours ? 1 : 0;
            queued += summary.MedianQueueTime > 0 ? 1 : 0;
        }
        Assert.True(failed > Requests / 5 && queued > Requests / 5, $"Only {failed} requests found failed jobs among others, and {queued} jobs that had waited.");
    }

    [Theory]
    [InlineData("used-2h", 16)]
    [InlineData("used-running", 8)]
    [InlineData("used-waiting", 0)]
    [InlineData("used-backwards", 0)]
    [InlineData("used-future", 0)]
    [InlineData("used-no-start", 8)]
    [InlineData("used-no-finish", 24)]
    [InlineData("used-no-status", 0)]
    [InlineData("used-no-gpus", 0)]
    public async Task GpuHours_OfAJob_AreReckonedAsTheyAreDefined(string job, double hours)
    {
        var summary = await database.Queries.SummaryAsync(
            s_caller, ListJobsQueryString.Parse($"StartTime=any&EndTime=any&JobId={job}", database.Now).Request, s_token);

        Assert.Equal((1, hours), (summary.Jobs, summary.GpuHours));
    }

    [Fact]
    public async Task Suggestions_OfGeneratedRequests_AreThoseOfLinq()
    {
        var found = 0;
        await foreach (var (pairs, request, random, because) in RequestsAsync())
        {
            var field = GeneratedJobs.Pick(random, [.. CountingOracle.Fields, "DisplayName", "DisplayName", "Tags"]);
            var limit = GeneratedJobs.Pick(random, 1, 3, 100);
            var all = _counting.Values(pairs, field).Where(value => value.Value is not null).ToList();
            var part = PartOf(random, all.Count > 0 ? GeneratedJobs.Pick(random, all).Value! : "x");
            var isPrefix = random.Next(2) == 0;

            var values = await database.Queries.SuggestAsync(
                s_caller, request, CountedField.Find(field)!, isPrefix ? ValueMatch.BeginningWith(part) : ValueMatch.Containing(part), limit, s_token);

            var expected = all
                .Where(value => isPrefix ? value.Value!.StartsWith(part, StringComparison.OrdinalIgnoreCase) : value.Value!.Contains(part, StringComparison.OrdinalIgnoreCase))
                .Take(limit)
                .Select(value => new ValueCount(value.Value!, value.Count));
            Assert.True(
                expected.SequenceEqual(values),
                $"{because}: {field} {(isPrefix ? "beginning with" : "containing")} '{part}' expected {string.Join(' ', expected)}, got {string.Join(' ', values)}");
            found += values.IsEmpty ? 0 : 1;
        }
        Assert.True(found > Requests / 2, $"Only {found} of {Requests} requests suggested anything.");
    }

    [Fact]
    public async Task Histograms_OfGeneratedRequests_HoldEachJobInItsBucket()
    {
        var (refused, empty) = (0, 0);
        await foreach (var (pairs, request, random, because) in RequestsAsync())
        {
            BucketSize? size = random.Next(2) == 0 && BucketSize.TryParse(GeneratedJobs.Pick(random, "7s", "90m", "1h", "5h", "1D", "7d", "2w", "99999w"), out var given) ? given : null;
            var most = size is null ? GeneratedJobs.Pick(random, 1, 2, 10, 60, 500) : TimeHistogram.MaxBuckets;
            var jobs = _listing.All(pairs);
            var times = jobs.Select(job => ListingOracle.TimeOf(job, pairs)).OfType<DateTimeOffset>().ToList();
            var range = _listing.RangeOf(pairs);
            // Times are whole seconds, so a bound within one is as good as the next one inside the range.
            var first = range.From is { } from ? WholeSecond(from) < from ? WholeSecond(from).AddSeconds(1) : from
                : times.Count > 0 ? times.Min() : default(DateTimeOffset?);
            var last = range.To is { } to ? WholeSecond(to) : times.Count > 0 ? times.Max() : default(DateTimeOffset?);

            TimeHistogram histogram;
            try
            {
                histogram = await database.Queries.HistogramAsync(s_caller, request, size, most, s_token);
            }
            catch (TooManyBucketsException tooMany)
            {
                Assert.True(NumberOf(last!.Value, size!.Value.Seconds) - NumberOf(first!.Value, size.Value.Seconds) >= most, $"{because}: {tooMany.Message}");
                Assert.InRange(NumberOf(last.Value, tooMany.Fitting.Seconds) - NumberOf(first.Value, tooMany.Fitting.Seconds) + 1, 1, most);
                refused++;
                continue;
            }

            Assert.True(jobs.Count == histogram.TotalCount, $"{because}: {jobs.Count} jobs expected, {histogram.TotalCount} counted");
            Assert.Equal(jobs.Count - times.Count, histogram.WithoutTime);
            if (first is null || last is null || first > last)
            {
                Assert.Empty(histogram.Buckets);
                Assert.Null(histogram.Size);
                empty++;
                continue;
            }
            var seconds = histogram.Size!.Value.Seconds;
            Assert.Equal(size ?? histogram.Size, histogram.Size);
            var numbers = Enumerable.Range(0, histogram.Buckets.Length).Select(at => NumberOf(first.Value, seconds) + at).ToList();
            Assert.True(numbers[^1] == NumberOf(last.Value, seconds), $"{because}: the last bucket begins at {histogram.Buckets[^1].StartTime}");
            Assert.InRange(histogram.Buckets.Length, 1, most);
            foreach (var (number, bucket) in numbers.Zip(histogram.Buckets))
            {
                var within = jobs.Where(job => ListingOracle.TimeOf(job, pairs) is { } time && NumberOf(time, seconds) == number).ToList();
                Assert.Equal(s_monday.AddTicks(number * seconds * TimeSpan.TicksPerSecond), bucket.StartTime);
                Assert.True(
                    within.Where(job => job.Status is not null).CountBy(job => job.Status!.Value).All(status => bucket.Statuses[status.Key] == status.Value),
                    $"{because}: {bucket}");
                Assert.Equal((within.Count, within.Count(job => job.Status is null)), (bucket.Count, bucket.WithoutStatus));
            }
        }
        Assert.True(refused > 2 && empty > 2, $"{refused} were refused, {empty} empty.");
    }

    [Theory]
    [InlineData("now-7d", 60, "3h")]
    [InlineData("now-24h", 60, "30m")]
    [InlineData("now-30m", 500, "5s")]
    [InlineData("now-30m", 60, "1m")]
    [InlineData("now-4w", 60, "12h")]
    [InlineData("now-4w", 1, "91d")]
    [InlineData("0001-01-01", 500, "3640d")]
    [InlineData("0001-01-01", 1, "3660000d")]
    public async Task Histogram_WithoutAnInterval_TakesTheShortestNiceOne(string start, int most, string size)
    {
        var request = ListJobsQueryString.Parse($"StartTime={start}", database.Now).Request;

        var histogram = await database.Queries.HistogramAsync(s_caller, request, null, most, s_token);

        Assert.Equal(size, histogram.Size.ToString());
    }

    [Fact]
    public async Task Histogram_ByWeeks_BeginsOnMondays()
    {
        var request = ListJobsQueryString.Parse("StartTime=now-4w", database.Now).Request;
        Assert.True(BucketSize.TryParse("1w", out var week));

        var histogram = await database.Queries.HistogramAsync(s_caller, request, week, TimeHistogram.MaxBuckets, s_token);

        Assert.Equal("7d", histogram.Size.ToString());
        Assert.All(histogram.Buckets, bucket => Assert.Equal((DayOfWeek.Monday, TimeSpan.Zero), (bucket.StartTime.DayOfWeek, bucket.StartTime.TimeOfDay)));
    }

    [Fact]
    public async Task Facet_OfAValueCalledNone_TellsItFromNoValue()
    {
        var everything = ListJobsQueryString.Parse("StartTime=any&EndTime=any", database.Now).Request;

        var facet = Assert.Single(await database.Queries.FacetsAsync(s_caller, everything, [CountedField.FindFaceted("username")!], 100, s_token));

        Assert.Equal(1, facet.Values.Single(value => value.Value == "(none)").Count);
        Assert.Equal(_jobs.Count(job => job.Username is null), facet.None);
    }

    [Fact]
    public async Task Counts_ForACallerWhoIsNoAdmin_AreOfOwnJobsOnly()
    {
        var everything = ListJobsQueryString.Parse("StartTime=any&EndTime=any", database.Now).Request;
        var caller = new JobCaller("a1", IsGlobalAdmin: false);
        var own = _jobs.Where(job => job.UserId == "a1").ToList();

        var facets = await database.Queries.FacetsAsync(
            caller, everything.With(JobFilters.UserIdForFilter, ["1001"]), [CountedField.FindFaceted("UserId")!], 10, s_token);
        var histogram = await database.Queries.HistogramAsync(caller, everything, null, 60, s_token);
        var names = await database.Queries.SuggestAsync(caller, everything, CountedField.DisplayName, ValueMatch.All, 100, s_token);

        Assert.Equal([new ValueCount("a1", own.Count)], Assert.Single(facets).Values);
        Assert.Equal(own.Count, facets[0].TotalCount);
        Assert.Equal(own.Count, histogram.TotalCount);
        Assert.Equal(own.Count(job => job.DisplayName is not null), names.Sum(name => name.Count));
    }

    private static readonly DateTimeOffset s_monday = new(1, 1, 1, 0, 0, 0, TimeSpan.Zero);

    private static long NumberOf(DateTimeOffset time, long seconds) => (long)Math.Floor((decimal)(time - s_monday).Ticks / TimeSpan.TicksPerSecond / seconds);

    private static DateTimeOffset WholeSecond(DateTimeOffset time) => time.AddTicks(-(time.Ticks % TimeSpan.TicksPerSecond));

    private static JobItem Old(string time)
    {
        var then = DateTimeOffset.Parse(time, System.Globalization.CultureInfo.InvariantCulture);
        return new JobItem { JobId = $"old-{then.Ticks}", Status = JobStatus.Failed, GmtFinishTime = then, GmtModifiedTime = then };
    }

    // Each says something else of when it ran.
    private static IEnumerable<JobItem> Used(DateTimeOffset now)
    {
        return
        [
            Used("used-2h", JobStatus.Succeeded, now.AddHours(-5), now.AddHours(-3), 99),
            Used("used-running", JobStatus.Running, now.AddHours(-1), null, 99),
            Used("used-waiting", JobStatus.Queuing, null, null, 99),
            Used("used-backwards", JobStatus.Failed, now.AddHours(-1), now.AddHours(-2), 99),
            Used("used-future", JobStatus.Running, now.AddHours(1), null, 99),
            Used("used-no-start", JobStatus.Failed, null, now.AddHours(-2), 3600),
            Used("used-no-finish", JobStatus.Stopped, now.AddHours(-9), null, 3 * 3600),
            Used("used-no-status", null, now.AddHours(-9), null, null),
            Used("used-no-gpus", JobStatus.Succeeded, now.AddHours(-5), now.AddHours(-3), null) with { RequestGPU = null },
        ];

        static JobItem Used(string id, JobStatus? status, DateTimeOffset? start, DateTimeOffset? finish, long? duration) => new()
        {
            JobId = id,
            Status = status,
            RequestGPU = "8",
            GmtRunningTime = start,
            GmtFinishTime = finish,
            Duration = duration,
        };
    }

    private static string PartOf(Random random, string value)
    {
        var runes = value.EnumerateRunes().Take(random.Next(4)).Select(rune => rune.ToString());
        // As a URL has it, which is trimmed.
        var part = string.Concat(runes).Trim();
        return random.Next(3) switch { 0 => part.ToUpperInvariant(), 1 => part.ToLowerInvariant(), _ => part };
    }

    private async IAsyncEnumerable<(Pairs Pairs, ListJobsRequest Request, Random Random, string Because)> RequestsAsync()
    {
        var seed = TestSeed.Value;
        var random = new Random(seed);
        for (var i = 0; i < Requests; i++)
        {
            var pairs = GeneratedRequests.For(database).Make(random);
            var reading = ListJobsQueryString.Parse(pairs.Url, database.Now);
            if (reading.Problems.IsEmpty)
            {
                yield return (pairs, reading.Request, random, $"seed {seed}, request {i}: {pairs.Url}");
            }
            await Task.Yield();
        }
    }
}
