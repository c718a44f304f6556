using System.Globalization;
using JobsDashboard.Jobs.Listing;

namespace JobsDashboard.Components.Shared;

/// <summary>Times and numbers for people, the same everywhere: UTC, and no culture's own separators.</summary>
public static class JobText
{
    /// <summary>How much of a text is shown where there is room for a line. A tooltip shows no more than a few.</summary>
    public const int LineLength = 400;

    /// <summary>A text, or its beginning and an ellipsis where it is longer. No character is cut in two.</summary>
    public static string Cut(string text, int most) =>
        text.Length <= most ? text : text[..(char.IsHighSurrogate(text[most - 1]) ? most - 1 : most)] + "…";

    /// <summary>A row with its texts as the lines that the list has room for.</summary>
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

    /// <summary>Such as <c>11-24 14:06</c>, and <c>2025-11-24 14:06</c> out of another year than this one.</summary>
    public static string Minute(DateTimeOffset time, DateTimeOffset now) =>
        time.UtcDateTime.ToString(time.UtcDateTime.Year == now.UtcDateTime.Year ? "MM-dd HH:mm" : "yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture);

    /// <summary>Such as <c>2026-11-24 14:06:31 UTC</c>.</summary>
    public static string Second(DateTimeOffset time) => time.UtcDateTime.ToString("yyyy-MM-dd HH:mm:ss 'UTC'", CultureInfo.InvariantCulture);

    /// <summary>For the <c>datetime</c> attribute.</summary>
    public static string Machine(DateTimeOffset time) => time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);

    /// <summary>Its two largest units, such as <c>3h 12m</c>; <c>-3s</c> for clocks that disagreed.</summary>
    public static string Duration(long seconds)
    {
        var sign = seconds < 0 ? "-" : "";
        // A trace may hold any number, also those that no TimeSpan has room for.
        return (Unit(86_400, long.MaxValue), Unit(3_600, 24), Unit(60, 60), Unit(1, 60)) switch
        {
            ( > 0 and var days, var hours, _, _) => $"{sign}{days}d {hours}h",
            (_, > 0 and var hours, var minutes, _) => $"{sign}{hours}h {minutes:00}m",
            (_, _, > 0 and var minutes, var rest) => $"{sign}{minutes}m {rest:00}s",
            var (_, _, _, rest) => $"{sign}{rest}s",
        };

        long Unit(long size, long most) => Math.Abs(seconds / size % most);
    }

    /// <summary>Such as <c>1,234</c>.</summary>
    public static string Number(long number) => number.ToString("N0", CultureInfo.InvariantCulture);

    /// <summary>Such as <c>1,234</c>, and an ellipsis while it is not known.</summary>
    public static string Count(long? count) => count is { } known ? Number(known) : "…";

    /// <summary>Such as <c>8</c> or <c>0.5</c>.</summary>
    public static string Number(double number) => number.ToString("0.##", CultureInfo.InvariantCulture);
}
