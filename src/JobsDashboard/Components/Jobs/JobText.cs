using System.Globalization;

namespace JobsDashboard.Components.Jobs;

/// <summary>Times and numbers for people, the same everywhere: UTC, and no culture's own separators.</summary>
public static class JobText
{
    /// <summary>Such as <c>11-24 14:06</c>, and <c>2025-11-24 14:06</c> out of another year than this one.</summary>
    public static string Minute(DateTimeOffset time, DateTimeOffset now) =>
        time.UtcDateTime.ToString(time.UtcDateTime.Year == now.UtcDateTime.Year ? "MM-dd HH:mm" : "yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture);

    /// <summary>Such as <c>2026-11-24 14:06:31 UTC</c>.</summary>
    public static string Second(DateTimeOffset time) => time.UtcDateTime.ToString("yyyy-MM-dd HH:mm:ss 'UTC'", CultureInfo.InvariantCulture);

    /// <summary>For the <c>datetime</c> attribute.</summary>
    public static string Machine(DateTimeOffset time) => time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);

    /// <summary>Its two largest units, such as <c>3h 12m</c>.</summary>
    public static string Duration(long seconds) => TimeSpan.FromSeconds(seconds) switch
    {
        { TotalDays: >= 1 } span => $"{(long)span.TotalDays}d {span.Hours}h",
        { TotalHours: >= 1 } span => $"{span.Hours}h {span.Minutes:00}m",
        { TotalMinutes: >= 1 } span => $"{span.Minutes}m {span.Seconds:00}s",
        var span => $"{(long)span.TotalSeconds}s",
    };

    /// <summary>Such as <c>1,234</c>.</summary>
    public static string Number(long number) => number.ToString("N0", CultureInfo.InvariantCulture);

    /// <summary>Such as <c>8</c> or <c>0.5</c>.</summary>
    public static string Number(double number) => number.ToString("0.##", CultureInfo.InvariantCulture);
}
