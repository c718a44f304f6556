using System.Globalization;
using JobsDashboard.Components.Zones;
using JobsDashboard.Jobs.Listing;

namespace JobsDashboard.Components.Shared;

/// <summary>Times, numbers and long texts as pages show them: in the language of the page, times in UTC or in its zone.</summary>
public static class DisplayText
{
    /// <summary>The maximum length of a text that is shown as one line, and as its tooltip.</summary>
    public const int LineLength = 400;

    /// <summary>A text, or its beginning and an ellipsis when it is longer. A surrogate pair is never split.</summary>
    public static string Cut(string text, int max) =>
        text.Length <= max ? text : text[..(char.IsHighSurrogate(text[max - 1]) ? max - 1 : max)] + "…";

    /// <summary>A row whose texts are cut to lines for the list.</summary>
    public static JobRow InLines(JobRow row)
    {
        return row with
        {
            DisplayName = Line(row.DisplayName),
            JobType = Line(row.JobType),
            UserId = Line(row.UserId),
            Username = Line(row.Username),
            ResourceId = Line(row.ResourceId),
            ResourceQuotaName = Line(row.ResourceQuotaName),
            ReasonCode = Line(row.ReasonCode),
            ReasonMessage = Line(row.ReasonMessage is { } message ? ReasonText.LineOf(message) : null),
        };

        static string? Line(string? text) => text is null ? null : Cut(text, LineLength);
    }

    /// <summary>Such as <c>11-24 14:06</c>, and <c>2025-11-24 14:06</c> for another year.</summary>
    public static string Minute(DateTimeOffset time, DateTimeOffset now) =>
        Written(time, time.UtcDateTime.Year == now.UtcDateTime.Year ? "MM-dd HH:mm" : "yyyy-MM-dd HH:mm");

    /// <summary>Such as <c>2026-11-24 14:06:31 UTC</c>.</summary>
    public static string Second(DateTimeOffset time) => Written(time, "yyyy-MM-dd HH:mm:ss 'UTC'");

    /// <summary>A time on the clock of a zone, such as <c>11-24 14:06</c>, and <c>2025-11-24 14:06</c> for another year.</summary>
    public static string Minute(DateTimeOffset time, DateTimeOffset now, PageZone zone)
    {
        var (local, today) = (zone.ToLocal(time), zone.ToLocal(now));
        return local.ToString(local.Year == today.Year ? "MM-dd HH:mm" : "yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture);
    }

    /// <summary>A time on the clock of a zone, such as <c>2026-11-24 14:06:31 UTC+8</c>.</summary>
    public static string Second(DateTimeOffset time, PageZone zone) =>
        zone.ToLocal(time).ToString("yyyy-MM-dd HH:mm:ss ", CultureInfo.InvariantCulture) + zone.OffsetAt(time);

    /// <summary>For the <c>datetime</c> attribute, and for whoever copies it.</summary>
    public static string Machine(DateTimeOffset time) => Written(time, "yyyy-MM-dd'T'HH:mm:ss'Z'");

    /// <summary>Its two largest units, such as <c>3h 12m</c>; <c>-3s</c> for clocks that disagreed.</summary>
    public static string Duration(long seconds)
    {
        var sign = seconds < 0 ? "-" : "";
        // A trace may hold any number, even one that is too large for a TimeSpan.
        return (Unit(86_400, long.MaxValue), Unit(3_600, 24), Unit(60, 60), Unit(1, 60)) switch
        {
            ( > 0 and var days, var hours, _, _) => sign + L["{0}d {1}h", days, hours],
            (_, > 0 and var hours, var minutes, _) => sign + L["{0}h {1:00}m", hours, minutes],
            (_, _, > 0 and var minutes, var rest) => sign + L["{0}m {1:00}s", minutes, rest],
            var (_, _, _, rest) => sign + L["{0}s", rest],
        };

        long Unit(long size, long limit) => Math.Abs(seconds / size % limit);
    }

    /// <summary>Such as <c>1,234</c>.</summary>
    public static string Number(long number) => number.ToString("N0", CultureInfo.CurrentCulture);

    /// <summary>Such as <c>1,234</c>, and an ellipsis while it is not known.</summary>
    public static string Count(long? count) => count is { } known ? Number(known) : "…";

    /// <summary>Such as <c>8</c>, <c>0.5</c> or <c>3,840</c>.</summary>
    public static string Number(double number) => number.ToString("#,0.##", CultureInfo.CurrentCulture);

    private static string Written(DateTimeOffset time, string format) => time.UtcDateTime.ToString(format, CultureInfo.InvariantCulture);
}
