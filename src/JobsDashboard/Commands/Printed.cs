using System.Globalization;

namespace JobsDashboard.Commands;

/// <summary>Texts and times as a command prints them.</summary>
internal static class Printed
{
    /// <summary>A text that came from elsewhere, without what a terminal would obey.</summary>
    public static string Text(string text) => string.Concat(text.Select(letter => char.IsControl(letter) ? '\uFFFD' : letter));

    public static string Time(DateTimeOffset time) => time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
}
