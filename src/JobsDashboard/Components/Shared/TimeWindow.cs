using System.Collections.Immutable;
using System.Globalization;
using JobsDashboard.Components.Zones;
using JobsDashboard.Jobs.Fields;
using JobsDashboard.Jobs.Question;

namespace JobsDashboard.Components.Shared;

/// <summary>The time range of a request: changed, and in words.</summary>
public static class TimeWindow
{
    /// <summary>
    /// The ranges that are offered as links, with their starts. The names, long and short, are English, as they stand among the words.
    /// </summary>
    public static ImmutableArray<(string Name, string Brief, TimeBound? Start)> Presets { get; } =
    [
        ("15 minutes", "15m", Read("now-15m")),
        ("Last hour", "1h", Read("now-1h")),
        ("6 hours", "6h", Read("now-6h")),
        ("24 hours", "24h", Read("now-24h")),
        ("7 days", "7d", null),
        ("30 days", "30d", Read("now-30d")),
        ("All time", "All", TimeBound.Any),
    ];

    /// <summary>The start of the last 24 hours.</summary>
    public static TimeBound LastDay { get; } = Read("now-24h");

    /// <summary>The request with a range that ends now, or with none at all for <see cref="TimeBound.Any"/>.</summary>
    public static ListJobsRequest Since(this ListJobsRequest request, TimeBound? start) =>
        request.Narrow(r => r with { StartTime = start, EndTime = start is { IsAny: true } ? start : null });

    /// <summary>The request with a range from one instant to another, both included.</summary>
    public static ListJobsRequest Between(this ListJobsRequest request, DateTimeOffset first, DateTimeOffset last) =>
        request.Narrow(r => r with { StartTime = TimeBound.At(first), EndTime = TimeBound.At(last) });

    /// <summary>The request without a time range.</summary>
    public static ListJobsRequest OfAllTime(this ListJobsRequest request) =>
        request.Since(TimeBound.Any) with { TimeRangeField = JobFields.GmtCreateTime };

    /// <summary>The request whose answer stays as it is at <paramref name="now"/>, whatever is stored later.</summary>
    public static ListJobsRequest Still(this ListJobsRequest request, DateTimeOffset now)
    {
        // Jobs are stored with milliseconds, so the URL needs no more.
        var instant = DateTimeOffset.FromUnixTimeMilliseconds(now.ToUnixTimeMilliseconds());
        return request.At(instant) with { AsOf = instant };
    }

    /// <summary>Whether a time range hides jobs.</summary>
    public static bool HasWindow(this ListJobsRequest request) =>
        request.StartTime is not { IsAny: true } || request.EndTime is not { IsAny: true };

    /// <summary>Such as <c>Created in the last 7 days</c>; times in UTC.</summary>
    public static string InWords(ListJobsRequest request) => InWords(request, PageZone.Utc);

    /// <summary>Such as <c>Created in the last 7 days</c>, or <c>Created from 2026-11-24 08:00 to 17:00 UTC+8</c>.</summary>
    public static string InWords(ListJobsRequest request, PageZone zone)
    {
        var start = request.StartTime ?? ListJobsRequest.DefaultStartTime;
        var end = request.EndTime ?? TimeBound.Now;
        var endsNow = end == TimeBound.Now;
        var happened = L[request.TimeRangeField.Event];
        return (start, end) switch
        {
            // What has happened has happened by now.
            ({ IsAny: true }, _) when end.IsAny || endsNow => L["{0} at any time", happened],
            ({ IsAny: true }, _) => L["{0} until {1}", happened, InWords(end, zone)],
            ({ IsRelative: true }, _) when endsNow && start.BeforeNow > TimeSpan.Zero =>
                L["{0} in the last {1}", happened, InWords(start.BeforeNow)],
            (_, { IsAny: true }) => L["{0} since {1}", happened, InWords(start, zone)],
            _ when endsNow => L["{0} since {1}", happened, InWords(start, zone)],
            ({ IsRelative: false }, { IsRelative: false }) => Between(happened, InstantOf(start), InstantOf(end), zone),
            _ => L["{0} from {1} to {2}", happened, InWords(start, zone), InWords(end, zone)],
        };
    }

    // What both ends share is said once: the zone's distance from UTC, and the day.
    private static string Between(string happened, DateTimeOffset start, DateTimeOffset end, PageZone zone)
    {
        var (first, last) = (Written(start, zone), Written(end, zone));
        var isOneOffset = zone.OffsetAt(start) == zone.OffsetAt(end);
        var isOneDay = isOneOffset && zone.ToLocal(start).Date == zone.ToLocal(end).Date;
        return L["{0} from {1} to {2}",
            happened,
            isOneOffset ? first : $"{first} {zone.OffsetAt(start)}",
            $"{(isOneDay ? last[(last.IndexOf(' ', StringComparison.Ordinal) + 1)..] : last)} {zone.OffsetAt(end)}"];
    }

    private static string InWords(TimeBound bound, PageZone zone) => bound switch
    {
        { IsRelative: true } when bound.BeforeNow == TimeSpan.Zero => L["now"],
        { IsRelative: true } => L["{0} ago", InWords(bound.BeforeNow)],
        _ => $"{Written(InstantOf(bound), zone)} {zone.OffsetAt(InstantOf(bound))}",
    };

    private static DateTimeOffset InstantOf(TimeBound bound) => bound.Resolve(default)!.Value;

    private static string Written(DateTimeOffset time, PageZone zone) =>
        zone.ToLocal(time).ToString(time.Second == 0 ? "yyyy-MM-dd HH:mm" : "yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture);

    private static string InWords(TimeSpan span) => span switch
    {
        _ when span.TotalDays >= 2 && span.Ticks % TimeSpan.TicksPerDay == 0 => L["{0:0} days", span.TotalDays],
        { TotalHours: 1 } => L["hour"],
        _ when span.TotalHours >= 1 && span.Ticks % TimeSpan.TicksPerHour == 0 => L["{0:0} hours", span.TotalHours],
        { TotalMinutes: 1 } => L["minute"],
        _ => L["{0:0} minutes", span.TotalMinutes],
    };

    private static TimeBound Read(string text) => TimeBound.TryParse(text, out var bound) ? bound : throw new FormatException(text);
}
