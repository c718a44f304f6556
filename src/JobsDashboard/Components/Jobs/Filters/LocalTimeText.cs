using System.Globalization;
using System.Text.RegularExpressions;
using JobsDashboard.Components.Zones;
using JobsDashboard.Jobs.Question;

namespace JobsDashboard.Components.Jobs.Filters;

/// <summary>
/// A bound of the time range as it is typed: on the clock of the page's zone, where the URL has the instant in UTC. Relative bounds are
/// the same in both.
/// </summary>
public static partial class LocalTimeText
{
    /// <summary>What is accepted, in words.</summary>
    public const string Expected = "a time such as 2026-11-24 or 2026-11-24 08:30, or now, now-30m, now-24h, now-7d, now-4w, or any";

    /// <summary>Writes a bound. A time that the clock shows twice has its distance from UTC behind it.</summary>
    public static string Write(TimeBound? bound, PageZone zone)
    {
        if (bound is not { } known || known.IsAny || known.IsRelative)
        {
            return bound?.ToString() ?? "";
        }
        var instant = known.Resolve(default)!.Value;
        var local = zone.ToLocal(instant);
        var seconds = local.Ticks % TimeSpan.TicksPerMinute == 0 ? "" : ":ss.FFFFFFF";
        var text = local.ToString("yyyy-MM-dd HH:mm" + seconds, CultureInfo.InvariantCulture);
        return zone.Clock.Read(local.DateTime).Second is null ? text : text + local.ToString("zzz", CultureInfo.InvariantCulture);
    }

    /// <summary>Reads a bound.</summary>
    /// <param name="text">What was typed.</param>
    /// <param name="zone">The zone of the page.</param>
    /// <param name="isEnd">Whether a day means its last second, and not its first.</param>
    /// <returns>The bound, or null for none; and what there is to say of it.</returns>
    public static (TimeBound? Bound, string? Note) Read(string text, PageZone zone, bool isEnd)
    {
        if (Pattern().Match(text) is not { Success: true } typed)
        {
            return TimeBound.TryParse(text, out var other) ? (other, null) : (null, null);
        }
        var (day, time, offset) = (typed.Groups["day"].Value, typed.Groups["time"].Value, typed.Groups["offset"].Value);
        if (offset != "")
        {
            return DateTimeOffset.TryParse($"{day}T{time}{offset}", CultureInfo.InvariantCulture, out var instant)
                ? (TimeBound.At(instant), null)
                : (null, null);
        }
        if (!DateTime.TryParse($"{day} {time}", CultureInfo.InvariantCulture, out var local))
        {
            return (null, null);
        }
        return time == "" && isEnd ? (TimeBound.At(EndOf(local, zone)), null) : Read(local, zone);
    }

    /// <summary>The last second of a day.</summary>
    public static DateTimeOffset EndOf(DateTime day, PageZone zone) => day.Date >= DateTime.MaxValue.Date
        ? DateTimeOffset.MaxValue
        : zone.Clock.Read(day.Date.AddDays(1)).Instant.AddSeconds(-1);

    private static (TimeBound? Bound, string? Note) Read(DateTime local, PageZone zone)
    {
        // Clocks change at whole seconds.
        var fraction = local.Ticks % TimeSpan.TicksPerSecond;
        var reading = zone.Clock.Read(local.AddTicks(-fraction));
        var written = local.ToString("HH:mm", CultureInfo.InvariantCulture);
        return (TimeBound.At(reading.Instant.AddTicks(fraction)), reading switch
        {
            { Second: { } second } => L["The clock shows {0} twice; the first, in {1}, is meant, not that in {2}.",
                written, zone.OffsetAt(reading.Instant), zone.OffsetAt(second)].Value,
            { IsSkipped: true } => L["The clock skips {0}; {1} is meant, when it is put forward.",
                written, zone.ToLocal(reading.Instant).ToString("HH:mm", CultureInfo.InvariantCulture)].Value,
            _ => null,
        });
    }

    [GeneratedRegex(
        @"\A(?<day>[0-9]{4}-[0-9]{2}-[0-9]{2})"
        + @"([ T](?<time>[0-9]{2}:[0-9]{2}(:[0-9]{2}(\.[0-9]{1,7})?)?)(?<offset>Z|[+-][0-9]{2}:[0-9]{2})?)?\z",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Pattern();
}
