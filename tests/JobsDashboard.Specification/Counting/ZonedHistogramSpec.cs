using System.Globalization;
using JobsDashboard.Jobs.Access;
using JobsDashboard.Jobs.Counting;
using JobsDashboard.Jobs.Items;
using JobsDashboard.Jobs.QueryString;
using JobsDashboard.Jobs.Zones;
using JobsDashboard.Specification.Databases;
using JobsDashboard.Specification.Samples;
using Xunit;

namespace JobsDashboard.Specification.Counting;

/// <summary>How jobs are counted over time as a zone's clock divides it, around its changes above all.</summary>
public abstract class ZonedHistogramSpec(ITestDatabase database) : IAsyncLifetime
{
    // Some days before and after the clocks of these zones change in 2025 and 2026.
    private static readonly DateTimeOffset[] s_changes =
    [
        .. new[] { "2025-03-30T01:00Z", "2025-10-26T01:00Z", "2026-03-08T07:00Z", "2025-11-02T06:00Z", "2025-04-05T15:00Z", "2025-10-04T15:30Z" }
            .Select(time => DateTimeOffset.Parse(time, CultureInfo.InvariantCulture)),
    ];

    private static readonly CancellationToken s_token = TestContext.Current.CancellationToken;

    private List<JobItem> _jobs = [];

    public async ValueTask InitializeAsync()
    {
        var random = new Random(20261129);
        _jobs =
        [
            .. s_changes.SelectMany((change, at) => Enumerable.Range(0, 150).Select(number => new JobItem
            {
                JobId = $"change-{at}-{number}",
                Status = (number % 4) switch { 0 => JobStatus.Failed, 1 => JobStatus.Succeeded, 2 => JobStatus.Running, _ => null },
                GmtCreateTime = change.AddSeconds(random.Next(-100_000, 100_000)),
            })),
            new JobItem { JobId = "without-time" },
        ];
        await database.AddAsync([.. _jobs]);
    }

    public ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        return ValueTask.CompletedTask;
    }

    [Theory]
    [InlineData("UTC")]
    [InlineData("Europe/Berlin")]
    [InlineData("America/New_York")]
    [InlineData("Asia/Kolkata")]
    [InlineData("Australia/Lord_Howe")]
    public async Task Histogram_OfAnyRange_HoldsEachJobInItsSpanOfTheZone(string name)
    {
        var (zone, random, steps) = (TimeZoneInfo.FindSystemTimeZoneById(name), new Random(TestSeed.Value), new HashSet<TimeStep>());
        for (var i = 0; i < 60; i++)
        {
            var start = s_changes[random.Next(s_changes.Length)].AddSeconds(random.Next(-100_000, 50_000));
            var end = start.AddSeconds(Math.Pow(10, 3 + (random.NextDouble() * 4.5)));
            var max = random.Next(2, 100);

            var histogram = await AskAsync($"StartTime={Written(start)}&EndTime={Written(end)}", zone, max);

            var because = $"seed {TestSeed.Value}, {name}, {Written(start)} to {Written(end)}, {histogram.Step}";
            var within = _jobs.Where(job => job.GmtCreateTime >= Second(start) && job.GmtCreateTime <= end).ToList();
            Assert.True(within.Count == histogram.TotalCount, because);
            Assert.InRange(histogram.Buckets.Length, 1, max);
            Assert.Equal(0, histogram.WithoutTime);
            var ends = histogram.Buckets.Skip(1).Select(bucket => bucket.StartTime).Append(histogram.End);
            foreach (var (bucket, until) in histogram.Buckets.Zip(ends))
            {
                var jobs = within.Where(job => job.GmtCreateTime >= bucket.StartTime && job.GmtCreateTime < until).ToList();
                Assert.True(jobs.Count(job => job.Status is null) == bucket.WithoutStatus, because);
                Assert.True(
                    jobs.Where(job => job.Status is not null).GroupBy(job => job.Status!.Value)
                        .ToDictionary(status => status.Key, status => status.LongCount()).ToHashSet().SetEquals(bucket.Statuses),
                    $"{because}: {bucket}");
                AssertIsOneSpan(jobs, histogram.Step!.Value, zone, because);
            }
            // What one span holds is not divided.
            if (histogram.Step is { Unit: TimeUnit.Day })
            {
                var days = within.Select(job => TimeZoneInfo.ConvertTime(job.GmtCreateTime!.Value, zone).Date).Distinct().Count();
                Assert.True(days == histogram.Buckets.Count(bucket => bucket.Count > 0), because);
            }
            steps.Add(histogram.Step!.Value);
        }
        Assert.True(steps.Count >= 10, $"Only {string.Join(' ', steps)} were met.");
    }

    [Fact]
    public async Task Histogram_OfAllTime_ReachesFromTheFirstJobToTheLastAndTellsOfThoseWithoutATime()
    {
        var histogram = await AskAsync("StartTime=any&EndTime=any", TimeZoneInfo.FindSystemTimeZoneById("Europe/Berlin"), 60);

        Assert.Equal(1, histogram.WithoutTime);
        Assert.Equal(_jobs.Count, histogram.TotalCount);
        Assert.Equal((_jobs.Min(job => job.GmtCreateTime), _jobs.Max(job => job.GmtCreateTime)), (histogram.First, histogram.Last));
    }

    [Fact]
    public async Task Histogram_OfARangeWithoutJobs_HasEmptyBucketsOnly()
    {
        var histogram = await AskAsync("StartTime=2024-03-31&EndTime=2024-04-01", TimeZoneInfo.FindSystemTimeZoneById("Europe/Berlin"), 60);

        Assert.Equal(new TimeStep(30, TimeUnit.Minute), histogram.Step);
        Assert.All(histogram.Buckets, bucket => Assert.Equal(0, bucket.Count));
    }

    [Fact]
    public async Task Histogram_OfNoJobsAtAnyTime_HasNoBuckets()
    {
        var histogram = await AskAsync("StartTime=any&EndTime=any&Status=Stopped", TimeZoneInfo.Utc, 60);

        Assert.Null(histogram.Step);
        Assert.Empty(histogram.Buckets);
    }

    private Task<ZonedHistogram> AskAsync(string query, TimeZoneInfo zone, int max) => database.Queries.ZonedHistogramAsync(
        JobCaller.Local, ListJobsQueryString.Parse(query, database.Now).Request, new ZoneClock(zone), max, s_token);

    // All jobs of a bucket were created while the clock showed the same span.
    private static void AssertIsOneSpan(List<JobItem> jobs, TimeStep step, TimeZoneInfo zone, string because) => Assert.True(
        jobs.Select(job => TimeZoneInfo.ConvertTime(job.GmtCreateTime!.Value, zone).DateTime).Select(local => step.Unit switch
        {
            TimeUnit.Second => Floor(local, TimeSpan.FromSeconds(step.Amount)),
            TimeUnit.Minute => Floor(local, TimeSpan.FromMinutes(step.Amount)),
            TimeUnit.Hour => Floor(local, TimeSpan.FromHours(step.Amount)),
            TimeUnit.Day => local.Date,
            TimeUnit.Week => local.Date.AddDays(-(((int)local.DayOfWeek + 6) % 7)),
            TimeUnit.Month => new DateTime(local.Year, (local.Month - 1) / step.Amount * step.Amount + 1, 1),
            _ => new DateTime(local.Year / step.Amount * step.Amount, 1, 1),
        }).Distinct().Count() <= 1,
        because);

    private static DateTime Floor(DateTime time, TimeSpan span) => time.AddTicks(-(time.Ticks % span.Ticks));

    private static DateTimeOffset Second(DateTimeOffset time) => time.AddTicks(-(time.Ticks % TimeSpan.TicksPerSecond));

    private static string Written(DateTimeOffset time) => Second(time).UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
}
