using System.Globalization;

namespace JobsDashboard.Commands;

/// <summary>Texts and times as a command prints them.</summary>
internal static class Printed
{
    /// <summary>A text that came from elsewhere, in a form that no terminal obeys.</summary>
    public static string Text(string text) => VisibleText.Of(text);

    public static string Time(DateTimeOffset time) => time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
}
