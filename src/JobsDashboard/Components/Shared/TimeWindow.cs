using System.Collections.Immutable;
using System.Globalization;
using JobsDashboard.Jobs.Fields;
using JobsDashboard.Jobs.Question;

namespace JobsDashboard.Components.Shared;

/// <summary>The time range of a request: changed, and in words.</summary>
public static class TimeWindow
{
    /// <summary>The ranges that are offered as links, with their starts.</summary>
    public static ImmutableArray<(string Name, TimeBound? Start)> Presets { get; } =
    [
        ("Last hour", Read("now-1h")),
        ("24 hours", Read("now-24h")),
        ("7 days", null),
        ("30 days", Read("now-30d")),
        ("All time", TimeBound.Any),
    ];

    /// <summary>The request with a range that ends now, or with none at all for <see cref="TimeBound.Any"/>.</summary>
    public static ListJobsRequest Since(this ListJobsRequest request, TimeBound? start) =>
        request.Narrow(r => r with { StartTime = start, EndTime = start is { IsAny: true } ? start : null });

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

    /// <summary>Such as <c>Created in the last 7 days</c>.</summary>
    public static string InWords(ListJobsRequest request)
    {
        var start = request.StartTime ?? ListJobsRequest.DefaultStartTime;
        var end = request.EndTime ?? TimeBound.Now;
        var endsNow = end == TimeBound.Now;
        var range = (start, end) switch
        {
            ({ IsAny: true }, { IsAny: true }) => "at any time",
            ({ IsAny: true }, _) => endsNow ? "until now" : $"until {InWords(end)}",
            ({ IsRelative: true }, _) when endsNow && start.BeforeNow > TimeSpan.Zero => $"in the last {InWords(start.BeforeNow)}",
            (_, { IsAny: true }) => $"since {InWords(start)}",
            _ when endsNow => $"since {InWords(start)}",
            _ => $"from {InWords(start)} to {InWords(end)}",
        };
        return $"{request.TimeRangeField.Event} {range}";
    }

    private static string InWords(TimeBound bound) => bound switch
    {
        { IsRelative: true } when bound.BeforeNow == TimeSpan.Zero => "now",
        { IsRelative: true } => $"{InWords(bound.BeforeNow)} ago",
        _ => bound.Resolve(default)!.Value.UtcDateTime.ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture) + " UTC",
    };

    private static string InWords(TimeSpan span) => span switch
    {
        _ when span.TotalDays >= 2 && span.Ticks % TimeSpan.TicksPerDay == 0 => $"{span.TotalDays:0} days",
        _ when span.TotalHours >= 1 && span.Ticks % TimeSpan.TicksPerHour == 0 => Counted(span.TotalHours, "hour"),
        _ => Counted(span.TotalMinutes, "minute"),
    };

    private static string Counted(double number, string unit) => number == 1 ? unit : $"{number:0} {unit}s";

    private static TimeBound Read(string text) => TimeBound.TryParse(text, out var bound) ? bound : throw new FormatException(text);
}
