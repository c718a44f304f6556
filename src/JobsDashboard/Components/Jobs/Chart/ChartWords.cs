using System.Globalization;
using JobsDashboard.Components.Shared;
using JobsDashboard.Components.Zones;
using JobsDashboard.Jobs.Items;
using JobsDashboard.Jobs.Zones;

namespace JobsDashboard.Components.Jobs.Chart;

/// <summary>Times, spans and numbers of the chart, in the language of the page and on the clock of its zone.</summary>
public static class ChartWords
{
    private static DateTimeFormatInfo Format => CultureInfo.CurrentCulture.DateTimeFormat;

    // Such as "Nov 24" and 11月24日.
    private static string Day => Format.MonthDayPattern.Replace("MMMM", "MMM", StringComparison.Ordinal);

    private static string Month => Format.YearMonthPattern.Replace("MMMM", "MMM", StringComparison.Ordinal);

    /// <summary>Such as <c>Tue, Nov 24, 14:00–17:00 UTC+8</c>.</summary>
    public static string Span(DateTimeOffset start, DateTimeOffset end, TimeStep step, PageZone zone)
    {
        var (first, last) = (zone.ToLocal(start), zone.ToLocal(end.AddSeconds(-1)));
        return step.Unit switch
        {
            TimeUnit.Year when step.Amount == 1 => first.Year.ToString(CultureInfo.InvariantCulture),
            TimeUnit.Year => $"{first.Year}–{last.Year}",
            TimeUnit.Month when step.Amount == 1 => Written(first, Month),
            TimeUnit.Month => $"{Written(first, Month)} – {Written(last, Month)}",
            TimeUnit.Week => $"{Written(first, Day)} – {Written(last, Day)}",
            TimeUnit.Day => Written(first, "ddd, " + Day),
            _ => Hours(start, end, step.Unit == TimeUnit.Second ? "HH:mm:ss" : "HH:mm", zone),
        };
    }

    /// <summary>A time below the chart, as short as its step allows.</summary>
    public static string Tick(DateTimeOffset time, TimeStep step, PageZone zone)
    {
        var local = zone.ToLocal(time);
        return step.Unit switch
        {
            TimeUnit.Year => local.Year.ToString(CultureInfo.InvariantCulture),
            TimeUnit.Month => Written(local, Month),
            TimeUnit.Day or TimeUnit.Week => Written(local, Day),
            _ when local.TimeOfDay == TimeSpan.Zero => Written(local, Day),
            TimeUnit.Second => Written(local, "HH:mm:ss"),
            _ => Written(local, "HH:mm"),
        };
    }

    /// <summary>Such as <c>a bar is 3 hours</c>.</summary>
    public static string Size(TimeStep step) => (step.Amount, step.Unit) switch
    {
        (1, TimeUnit.Second) => L["a bar is a second"],
        (_, TimeUnit.Second) => L["a bar is {0} seconds", step.Amount],
        (1, TimeUnit.Minute) => L["a bar is a minute"],
        (_, TimeUnit.Minute) => L["a bar is {0} minutes", step.Amount],
        (1, TimeUnit.Hour) => L["a bar is an hour"],
        (_, TimeUnit.Hour) => L["a bar is {0} hours", step.Amount],
        (_, TimeUnit.Day) => L["a bar is a day"],
        (_, TimeUnit.Week) => L["a bar is a week"],
        (1, TimeUnit.Month) => L["a bar is a month"],
        (_, TimeUnit.Month) => L["a bar is {0} months", step.Amount],
        (1, TimeUnit.Year) => L["a bar is a year"],
        _ => L["a bar is {0} years", step.Amount],
    };

    /// <summary>The span, and how many jobs it has.</summary>
    public static string Tooltip(ChartBar bar) => $"{bar.Span}: {Jobs(bar.Count)}";

    /// <summary>A status in words.</summary>
    public static string NameOf(JobStatus? status) => L[status?.ToString() ?? "Unknown"];

    private static string Jobs(long count) => count == 1 ? L["1 job"] : L["{0} jobs", DisplayText.Number(count)];

    // Where the clock changes within it, both ends say how far they are from UTC.
    private static string Hours(DateTimeOffset start, DateTimeOffset end, string format, PageZone zone)
    {
        var (first, last) = (zone.ToLocal(start), zone.ToLocal(end));
        var hours = zone.OffsetAt(start) == zone.OffsetAt(end)
            ? $"{Written(first, format)}–{Written(last, format)} {zone.OffsetAt(end)}"
            : $"{Written(first, format)} {zone.OffsetAt(start)} – {Written(last, format)} {zone.OffsetAt(end)}";
        return $"{Written(first, "ddd, " + Day)}, {hours}";
    }

    private static string Written(DateTimeOffset time, string format) => time.ToString(format, CultureInfo.CurrentCulture);
}
