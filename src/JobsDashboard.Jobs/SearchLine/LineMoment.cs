using System.Globalization;
using System.Text.RegularExpressions;
using JobsDashboard.Jobs.Question;
using JobsDashboard.Jobs.Zones;

namespace JobsDashboard.Jobs.SearchLine;

/// <summary>
/// A day or a time of the search line: <c>2026-11-01</c> and <c>2026-11-01T08:00</c> by the page's clock, <c>2026-11-01T08:00Z</c> exactly.
/// </summary>
/// <param name="First">The first instant that it means: where a clock shows a time twice, the first time.</param>
/// <param name="Last">The last one, of a day its last second. Before <paramref name="First"/> for a day that the zone skipped.</param>
internal readonly partial record struct LineMoment(DateTimeOffset First, DateTimeOffset Last)
{
    private const string DayFormat = "yyyy-MM-dd";
    private const string MinuteFormat = "yyyy-MM-dd'T'HH:mm";
    private const string SecondFormat = "yyyy-MM-dd'T'HH:mm:ss.FFFFFFF";
    private const long SecondsOfDay = 24 * 3600;

    /// <summary>Whether a text is a day.</summary>
    public static bool IsDay(string text) => Day().IsMatch(text);

    /// <summary>What a text means on a clock; null when it means nothing.</summary>
    public static LineMoment? Read(string text, ZoneClock clock)
    {
        if (Local().IsMatch(text) && DateTime.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.None, out var local))
        {
            return IsDay(text) ? OfDay(local, clock) : OfTime(local, clock);
        }
        return TimeBound.TryParse(text, out var bound) && !bound.IsRelative && bound.Resolve(default) is { } instant
            ? new(instant, instant)
            : null;
    }

    /// <summary>The shortest text that means an instant as the first or as the last of its own.</summary>
    public static string Write(DateTimeOffset instant, bool isEnd, ZoneClock clock)
    {
        var local = clock.ToLocal(instant);
        var isMinute = (instant.Ticks % TimeSpan.TicksPerMinute, local.Ticks % TimeSpan.TicksPerMinute) == (0, 0);
        var format = isMinute ? MinuteFormat : SecondFormat;
        var time = local.ToString(format, CultureInfo.InvariantCulture);
        string[] texts =
        [
            local.ToString(DayFormat, CultureInfo.InvariantCulture),
            // In UTC a time says so, as in a URL.
            .. clock == ZoneClock.Utc ? [] : new[] { time, time + local.ToString("zzz", CultureInfo.InvariantCulture) },
            $"{instant.UtcDateTime.ToString(format, CultureInfo.InvariantCulture)}Z",
        ];
        return texts.First(text => Read(text, clock) is { } moment && (isEnd ? moment.Last : moment.First) == instant);
    }

    private static LineMoment OfDay(DateTime day, ZoneClock clock)
    {
        var midnight = new DateTimeOffset(day, TimeSpan.Zero).ToUnixTimeSeconds();
        return new(
            ZoneClock.InstantOf(clock.FirstInstantOf(midnight)),
            ZoneClock.InstantOf(clock.FirstInstantOf(midnight + SecondsOfDay) - 1));
    }

    private static LineMoment OfTime(DateTime local, ZoneClock clock)
    {
        var reading = clock.Read(local);
        // A clock reads whole seconds.
        var rest = reading.IsSkipped ? TimeSpan.Zero : TimeSpan.FromTicks(local.Ticks % TimeSpan.TicksPerSecond);
        return new(reading.Instant + rest, (reading.Second ?? reading.Instant) + rest);
    }

    [GeneratedRegex(@"\A[0-9]{4}-[0-9]{2}-[0-9]{2}\z")]
    private static partial Regex Day();

    [GeneratedRegex(
        @"\A[0-9]{4}-[0-9]{2}-[0-9]{2}(T[0-9]{2}:[0-9]{2}(:[0-9]{2}(\.[0-9]{1,7})?)?)?\z",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Local();
}
