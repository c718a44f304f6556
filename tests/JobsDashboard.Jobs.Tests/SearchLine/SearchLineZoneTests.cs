using JobsDashboard.Jobs.QueryString;
using JobsDashboard.Jobs.Question;
using JobsDashboard.Jobs.SearchLine;
using JobsDashboard.Jobs.Zones;
using JobsDashboard.Specification.Samples;
using Xunit;

namespace JobsDashboard.Jobs.Tests.SearchLine;

/// <summary>Days and times of the line are those of the page's clock; the question has instants.</summary>
public sealed class SearchLineZoneTests
{
    private static readonly DateTimeOffset s_now = new(2026, 11, 29, 15, 9, 26, TimeSpan.Zero);

    /// <summary>Zones, some of which put their clocks forward or back at midnight, by half an hour, or over a whole day.</summary>
    public static TheoryData<string> Zones =>
    [
        "Asia/Shanghai", "Europe/Berlin", "America/New_York", "America/Sao_Paulo", "America/Havana", "Australia/Lord_Howe",
        "Asia/Kathmandu", "Pacific/Apia", "Pacific/Kiritimati", "Africa/Monrovia", "Africa/Casablanca",
    ];

    [Theory]
    [InlineData("Asia/Shanghai", "created:2026-11-28", "2026-11-27T16:00:00Z", "2026-11-28T15:59:59Z", null)]
    [InlineData("Asia/Shanghai", "created:>2026-11-28", "2026-11-28T16:00:00Z", "any", "created:2026-11-29..")]
    [InlineData("Asia/Shanghai", "created:>=2026-11-28T09:00", "2026-11-28T01:00:00Z", "any", "created:2026-11-28T09:00..")]
    [InlineData("Asia/Shanghai", "created:<2026-11-28T09:00", "any", "2026-11-28T00:59:59Z", "created:..2026-11-28T08:59:59")]
    [InlineData("Asia/Shanghai", "created:2026-11-28T09:00Z..", "2026-11-28T09:00:00Z", "any", "created:2026-11-28T17:00..")]
    [InlineData("Asia/Shanghai", "created:2026-11-28T09:00+01:00..", "2026-11-28T08:00:00Z", "any", "created:2026-11-28T16:00..")]
    [InlineData("Europe/Berlin", "created:2026-03-29", "2026-03-28T23:00:00Z", "2026-03-29T21:59:59Z", null)]
    [InlineData("Europe/Berlin", "created:2026-10-25", "2026-10-24T22:00:00Z", "2026-10-25T22:59:59Z", null)]
    // Shown twice: both count. Never shown: when the clock is put forward over it.
    [InlineData("Europe/Berlin", "created:2026-10-25T02:30..2026-10-25T02:30", "2026-10-25T00:30:00Z", "2026-10-25T01:30:00Z", null)]
    [InlineData("Europe/Berlin", "created:2026-10-25T01:30Z..", "2026-10-25T01:30:00Z", "any", "created:2026-10-25T02:30+01:00..")]
    [InlineData("Europe/Berlin", "created:2026-03-29T02:30..", "2026-03-29T01:00:00Z", "any", "created:2026-03-29T03:00..")]
    [InlineData("America/Sao_Paulo", "created:2018-11-04", "2018-11-04T03:00:00Z", "2018-11-05T01:59:59Z", null)]
    public void Times_AreThoseOfThePagesClock(string zone, string line, string start, string end, string? written)
    {
        var clock = ClockOf(zone);

        var reading = SearchLineText.Parse(line, s_now, clock);

        Assert.Empty(reading.Problems);
        Assert.Equal((start, end), (reading.Conditions.StartTime.ToString(), reading.Conditions.EndTime.ToString()));
        Assert.Equal(written ?? line, SearchLineText.Write(reading.Conditions, clock));
    }

    [Fact]
    public void Standstill_ByTheClock_IsAnInstant() =>
        Assert.Equal(
            new DateTimeOffset(2026, 11, 28, 1, 0, 0, TimeSpan.Zero),
            SearchLineText.Parse("asof:2026-11-28T09:00", s_now, ClockOf("Asia/Shanghai")).Conditions.AsOf);

    [Fact]
    public void Day_ThatAZoneSkipped_IsNone()
    {
        var reading = SearchLineText.Parse("created:2011-12-30", s_now, ClockOf("Pacific/Apia"));

        Assert.Equal("The range ends before it begins.", Assert.Single(reading.Problems).Text);
    }

    [Theory]
    [MemberData(nameof(Zones))]
    public void Ranges_Written_AreReadBackAsTheSameInstants(string zone)
    {
        var (clock, random) = (ClockOf(zone), new Random(TestSeed.Value));
        var changes = Changes(clock);
        for (var i = 0; i < 5_000; i++)
        {
            var times = new[] { Instant(clock, changes, random), Instant(clock, changes, random) }.Order().ToArray();
            var request = ListJobsRequest.Default with { StartTime = Bound(times[0], random), EndTime = Bound(times[1], random) };

            var line = SearchLineText.Write(request, clock);
            var reading = SearchLineText.Parse(line, s_now, clock);

            Assert.True(reading.Problems.IsEmpty, $"{ListJobsQueryString.Format(request)} is written as {line}");
            Assert.Equal(ListJobsQueryString.Format(request), ListJobsQueryString.Format(reading.Conditions));
        }
    }

    // A line without a range asks for the last 7 days, so one end is always said.
    private static TimeBound Bound(DateTimeOffset instant, Random random) => random.Next(8) == 0 ? TimeBound.Any : TimeBound.At(instant);

    // Where mistakes are: around changes of the clock and midnights, on and off whole minutes.
    private static DateTimeOffset Instant(ZoneClock clock, List<DateTimeOffset> changes, Random random)
    {
        var at = changes.Count > 0 && random.Next(2) == 0
            ? changes[random.Next(changes.Count)].AddHours(random.Next(-30, 30))
            : s_now.AddHours(-random.Next(0, 400_000));
        return random.Next(5) switch
        {
            0 => at - clock.ToLocal(at).TimeOfDay,
            1 => at - clock.ToLocal(at).TimeOfDay - TimeSpan.FromSeconds(1),
            2 => at.AddMinutes(random.Next(-90, 90)),
            3 => at.AddSeconds(random.Next(-90, 90)),
            _ => at.AddTicks(random.Next(-1_000, 1_000)),
        };
    }

    private static List<DateTimeOffset> Changes(ZoneClock clock) =>
    [
        .. Enumerable.Range(0, 365 * 60)
            .Select(day => new DateTimeOffset(1968, 1, 1, 0, 0, 0, TimeSpan.Zero).AddDays(day))
            .Where(day => clock.OffsetAt(day) != clock.OffsetAt(day.AddDays(1)))
            .Select(day => Enumerable.Range(0, 24 * 4).Select(quarter => day.AddMinutes(15 * quarter))
                .FirstOrDefault(time => clock.OffsetAt(time) != clock.OffsetAt(day), day.AddDays(1))),
    ];

    private static ZoneClock ClockOf(string zone) => new(TimeZoneInfo.FindSystemTimeZoneById(zone));
}
