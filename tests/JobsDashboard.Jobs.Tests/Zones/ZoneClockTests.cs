using System.Globalization;
using JobsDashboard.Jobs.Zones;
using Xunit;

namespace JobsDashboard.Jobs.Tests.Zones;

public sealed class ZoneClockTests
{
    [Theory]
    [InlineData("Europe/Berlin", "2026-07-01T12:00", "2026-07-01T10:00Z", null, false)]
    [InlineData("Europe/Berlin", "2026-03-29T02:30", "2026-03-29T01:00Z", null, true)]
    [InlineData("Europe/Berlin", "2026-03-29T03:00", "2026-03-29T01:00Z", null, false)]
    [InlineData("Europe/Berlin", "2026-10-25T02:30", "2026-10-25T00:30Z", "2026-10-25T01:30Z", false)]
    [InlineData("Europe/Berlin", "2026-10-25T03:00", "2026-10-25T02:00Z", null, false)]
    [InlineData("America/New_York", "2026-11-01T01:59", "2026-11-01T05:59Z", "2026-11-01T06:59Z", false)]
    [InlineData("America/New_York", "2026-03-08T02:00", "2026-03-08T07:00Z", null, true)]
    [InlineData("Australia/Lord_Howe", "2026-04-05T01:45", "2026-04-04T14:45Z", "2026-04-04T15:15Z", false)]
    [InlineData("Australia/Lord_Howe", "2026-10-04T02:10", "2026-10-03T15:30Z", null, true)]
    [InlineData("Asia/Kolkata", "2026-10-04T02:10", "2026-10-03T20:40Z", null, false)]
    [InlineData("Pacific/Apia", "2011-12-30T12:00", "2011-12-30T10:00Z", null, true)]
    public void LocalTime_Read_IsOneInstantOrTwoOrTheChange(string zone, string local, string instant, string? second, bool isSkipped)
    {
        var reading = ClockOf(zone).Read(DateTime.Parse(local, CultureInfo.InvariantCulture));

        Assert.Equal(new LocalReading(Instant(instant), second is null ? null : Instant(second), isSkipped), reading);
    }

    [Theory]
    [InlineData("Europe/Berlin")]
    [InlineData("America/New_York")]
    [InlineData("Asia/Kolkata")]
    [InlineData("Australia/Lord_Howe")]
    [InlineData("UTC")]
    public void Clock_AtAnyInstantSince1970_ShowsWhatTheSystemSays(string zone)
    {
        var random = new Random(20261129);
        for (var i = 0; i < 1_000; i++)
        {
            var instant = DateTimeOffset.FromUnixTimeSeconds(random.NextInt64(4_000_000_000));

            var local = ClockOf(zone).ToLocal(instant);

            Assert.Equal(TimeZoneInfo.ConvertTime(instant, TimeZoneInfo.FindSystemTimeZoneById(zone)), local, (one, other) => one.EqualsExact(other));
            var reading = ClockOf(zone).Read(local.DateTime);
            Assert.Contains(instant, new[] { reading.Instant, reading.Second ?? default });
        }
    }

    [Theory]
    [InlineData("Asia/Shanghai", "1901-01-01T00:00Z", "1901-01-01T08:00+08:00")]
    [InlineData("America/New_York", "0001-01-01T02:00Z", "0001-01-01T00:00-02:00")]
    [InlineData("Asia/Shanghai", "9999-12-31T23:00Z", "9999-12-31T23:59+00:59")]
    public void Clock_FarAway_IsThatOf1970AndStaysInTheCalendar(string zone, string instant, string local) =>
        Assert.Equal(local, ClockOf(zone).ToLocal(Instant(instant)).ToString("yyyy-MM-dd'T'HH:mmzzz", CultureInfo.InvariantCulture));

    private static ZoneClock ClockOf(string zone) => new(TimeZoneInfo.FindSystemTimeZoneById(zone));

    private static DateTimeOffset Instant(string time) => DateTimeOffset.Parse(time, CultureInfo.InvariantCulture);
}
