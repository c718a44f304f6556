using System.Globalization;
using System.Text.RegularExpressions;

namespace JobsDashboard.Import.Sacct.Values;

/// <summary>Parses Slurm's times and durations.</summary>
internal static partial class SlurmTime
{
    /// <summary>A time in Slurm's default form, for messages.</summary>
    public const string Example = "2017-10-09T07:01:55";

    private static readonly string[] s_zoned = ["yyyy-MM-dd'T'HH:mm:sszzz", "yyyy-MM-dd'T'HH:mm:ss'Z'"];

    /// <summary>A duration, <c>[D-]HH:MM:SS</c>; null when it cannot be read.</summary>
    public static TimeSpan? ParseDuration(string text)
    {
        var match = Pattern().Match(text);
        return match.Success
            ? new TimeSpan(match.Groups["d"].Success ? Number("d") : 0, Number("h"), Number("m"), Number("s"))
            : null;

        int Number(string group) => int.Parse(match.Groups[group].ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture);
    }

    /// <summary>A time, with or without a zone, or in seconds since 1970.</summary>
    /// <param name="text">The time as Slurm prints it.</param>
    /// <param name="time">Its kind is <see cref="DateTimeKind.Utc"/> when the text has a zone.</param>
    public static bool TryParse(string text, out DateTime time)
    {
        if (DateTime.TryParseExact(text, "yyyy-MM-dd'T'HH:mm:ss", CultureInfo.InvariantCulture, DateTimeStyles.None, out time))
        {
            return true;
        }
        if (text.Length is >= 8 and <= 11 && long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var seconds))
        {
            time = DateTimeOffset.FromUnixTimeSeconds(seconds).UtcDateTime;
            return true;
        }
        return DateTime.TryParseExact(
            text, s_zoned, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out time);
    }

    [GeneratedRegex(@"^((?<d>[0-9]{1,6})-)?(?<h>[0-9]{1,3}):(?<m>[0-5][0-9]):(?<s>[0-5][0-9])$", RegexOptions.ExplicitCapture)]
    private static partial Regex Pattern();
}
