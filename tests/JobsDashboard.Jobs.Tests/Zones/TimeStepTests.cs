using System.Globalization;
using JobsDashboard.Jobs.Zones;
using Xunit;

namespace JobsDashboard.Jobs.Tests.Zones;

public sealed class TimeStepTests
{
    // Each with the local times at which spans begin, and the offset that the clock has then.
    [Theory]
    // The clock is put forward at 2: the day has 23 hours.
    [InlineData("Europe/Berlin", 1, TimeUnit.Day, "2026-03-28T12:00Z", "2026-03-30T12:00Z", "03-28 00:00 +01, 03-29 00:00 +01, 03-30 00:00 +02, 03-31 00:00 +02")]
    [InlineData("Europe/Berlin", 3, TimeUnit.Hour, "2026-03-29T00:30Z", "2026-03-29T03:00Z", "03-29 00:00 +01, 03-29 03:00 +02, 03-29 06:00 +02")]
    [InlineData("Europe/Berlin", 1, TimeUnit.Hour, "2026-03-29T00:30Z", "2026-03-29T01:30Z", "03-29 01:00 +01, 03-29 03:00 +02, 03-29 04:00 +02")]
    // It is put back at 3: the day has 25 hours, and 2 o'clock comes twice.
    [InlineData("Europe/Berlin", 1, TimeUnit.Day, "2026-10-24T22:00Z", "2026-10-25T22:59Z", "10-25 00:00 +02, 10-26 00:00 +01")]
    [InlineData("Europe/Berlin", 3, TimeUnit.Hour, "2026-10-24T23:30Z", "2026-10-25T02:00Z", "10-25 00:00 +02, 10-25 03:00 +01, 10-25 06:00 +01")]
    [InlineData("Europe/Berlin", 1, TimeUnit.Hour, "2026-10-24T23:30Z", "2026-10-25T01:30Z", "10-25 01:00 +02, 10-25 02:00 +02, 10-25 02:00 +01, 10-25 03:00 +01")]
    [InlineData("Europe/Berlin", 30, TimeUnit.Minute, "2026-10-25T00:10Z", "2026-10-25T01:10Z", "10-25 02:00 +02, 10-25 02:30 +02, 10-25 02:00 +01, 10-25 02:30 +01")]
    [InlineData("America/New_York", 1, TimeUnit.Day, "2026-03-08T06:00Z", "2026-03-09T05:00Z", "03-08 00:00 -05, 03-09 00:00 -04, 03-10 00:00 -04")]
    [InlineData("America/New_York", 1, TimeUnit.Week, "2026-10-30T06:00Z", "2026-11-03T05:00Z", "10-26 00:00 -04, 11-02 00:00 -05, 11-09 00:00 -05")]
    [InlineData("America/New_York", 1, TimeUnit.Month, "2026-10-30T06:00Z", "2026-12-01T04:59Z", "10-01 00:00 -04, 11-01 00:00 -04, 12-01 00:00 -05")]
    [InlineData("Asia/Kolkata", 1, TimeUnit.Hour, "2026-03-14T18:00Z", "2026-03-14T18:40Z", "03-14 23:00 +05:30, 03-15 00:00 +05:30, 03-15 01:00 +05:30")]
    [InlineData("Asia/Kolkata", 1, TimeUnit.Day, "2026-03-14T18:00Z", "2026-03-14T18:40Z", "03-14 00:00 +05:30, 03-15 00:00 +05:30, 03-16 00:00 +05:30")]
    // Half an hour back at 2, so the hour from 1 on lasts 90 minutes; half an hour forward at 2, so that from 2 on lasts 30.
    [InlineData("Australia/Lord_Howe", 1, TimeUnit.Hour, "2026-04-04T14:10Z", "2026-04-04T16:00Z", "04-05 01:00 +11, 04-05 02:00 +10:30, 04-05 03:00 +10:30")]
    [InlineData("Australia/Lord_Howe", 1, TimeUnit.Hour, "2026-10-03T14:40Z", "2026-10-03T16:10Z", "10-04 01:00 +10:30, 10-04 02:30 +11, 10-04 03:00 +11, 10-04 04:00 +11")]
    [InlineData("Australia/Lord_Howe", 15, TimeUnit.Minute, "2026-10-03T15:20Z", "2026-10-03T15:40Z", "10-04 01:45 +10:30, 10-04 02:30 +11, 10-04 02:45 +11")]
    [InlineData("Australia/Lord_Howe", 1, TimeUnit.Day, "2026-04-04T14:10Z", "2026-04-05T13:40Z", "04-05 00:00 +11, 04-06 00:00 +10:30, 04-07 00:00 +10:30")]
    // Where midnight itself is skipped, the day begins later.
    [InlineData("Africa/Cairo", 1, TimeUnit.Day, "2026-04-23T12:00Z", "2026-04-24T12:00Z", "04-23 00:00 +02, 04-24 01:00 +03, 04-25 00:00 +03")]
    // A whole day was skipped.
    [InlineData("Pacific/Apia", 1, TimeUnit.Day, "2011-12-29T20:00Z", "2011-12-30T20:00Z", "12-29 00:00 -10, 12-31 00:00 +14, 01-01 00:00 +14")]
    [InlineData("UTC", 6, TimeUnit.Hour, "2026-03-29T00:30Z", "2026-03-29T06:00Z", "03-29 00:00 +00, 03-29 06:00 +00, 03-29 12:00 +00")]
    [InlineData("UTC", 3, TimeUnit.Month, "2026-03-29T00:30Z", "2026-04-01T00:00Z", "01-01 00:00 +00, 04-01 00:00 +00, 07-01 00:00 +00")]
    [InlineData("UTC", 1, TimeUnit.Year, "2026-12-31T23:59Z", "2027-01-01T00:00Z", "01-01 00:00 +00, 01-01 00:00 +00, 01-01 00:00 +00")]
    public void Spans_OfAZone_BeginWhenItsClockSaysSo(string zone, int amount, TimeUnit unit, string first, string last, string expected)
    {
        var clock = new ZoneClock(TimeZoneInfo.FindSystemTimeZoneById(zone));

        var bounds = new TimeStep(amount, unit).Bounds(clock, Unix(first), Unix(last));

        Assert.Equal(expected, string.Join(", ", bounds.Select(bound => Written(clock.ToLocal(DateTimeOffset.FromUnixTimeSeconds(bound))))));
    }

    [Theory]
    [InlineData("Europe/Berlin")]
    [InlineData("America/New_York")]
    [InlineData("Asia/Kolkata")]
    [InlineData("Australia/Lord_Howe")]
    [InlineData("America/St_Johns")]
    [InlineData("Africa/Casablanca")]
    [InlineData("Antarctica/Troll")]
    [InlineData("UTC")]
    public void Spans_OfAnyRange_CoverItInSequenceAndAreNotTooMany(string zone)
    {
        var clock = new ZoneClock(TimeZoneInfo.FindSystemTimeZoneById(zone));
        var random = new Random(20261129);

        for (var i = 0; i < 300; i++)
        {
            var first = Unix("2004-01-01T00:00Z") + random.NextInt64(25L * 365 * 86_400);
            var last = first + (long)Math.Pow(10, random.NextDouble() * 8.5);
            var max = random.Next(1, 100);

            var (step, bounds) = TimeStep.For(clock, first, last, max);

            Assert.InRange(bounds.Length - 1, 1, max);
            Assert.True(bounds[0] <= first && bounds[1] > first && bounds[^1] > last && bounds[^2] <= last, $"{zone} {step} {first} {last}: {string.Join(' ', bounds)}");
            Assert.All(bounds.Zip(bounds.Skip(1)), pair => Assert.True(pair.First < pair.Second));
            Assert.Equal(bounds[1..^1], new TimeStep(step.Amount, step.Unit).Bounds(clock, bounds[0], last)[1..^1]);
        }
    }

    [Theory]
    [InlineData("2026-03-14T00:00Z", "2026-03-14T00:15Z", 61, "15 Second")]
    [InlineData("2026-03-14T00:00Z", "2026-03-15T00:00Z", 60, "30 Minute")]
    [InlineData("2026-03-14T00:00Z", "2026-03-21T00:00Z", 60, "3 Hour")]
    [InlineData("2026-03-14T00:00Z", "2026-04-13T00:00Z", 60, "1 Day")]
    [InlineData("2024-03-14T00:00Z", "2026-04-13T00:00Z", 60, "1 Month")]
    [InlineData("0001-01-01T00:00Z", "9999-12-31T23:59Z", 60, "1000 Year")]
    [InlineData("0001-01-01T00:00Z", "9999-12-31T23:59Z", 1, "10000 Year")]
    public void Step_OfARange_IsTheShortestNiceOne(string first, string last, int max, string expected)
    {
        var (step, _) = TimeStep.For(new ZoneClock(TimeZoneInfo.FindSystemTimeZoneById("Europe/Berlin")), Unix(first), Unix(last), max);

        Assert.Equal(expected, $"{step.Amount} {step.Unit}");
    }

    private static long Unix(string time) => DateTimeOffset.Parse(time, CultureInfo.InvariantCulture).ToUnixTimeSeconds();

    private static string Written(DateTimeOffset time) =>
        time.ToString("MM-dd HH:mm zzz", CultureInfo.InvariantCulture) is var text && text.EndsWith(":00", StringComparison.Ordinal) ? text[..^3] : text;
}
