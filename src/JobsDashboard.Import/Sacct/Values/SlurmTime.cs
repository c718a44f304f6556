using System.Globalization;
using System.Text.RegularExpressions;

namespace JobsDashboard.Import.Sacct;

/// <summary>Slurm's instants and lengths of time.</summary>
internal static partial class SlurmTime
{
    /// <summary>How a time looks that Slurm prints unless told otherwise.</summary>
    public const string Example = "2017-10-09T07:01:55";

    private static readonly string[] s_zoned = ["yyyy-MM-dd'T'HH:mm:sszzz", "yyyy-MM-dd'T'HH:mm:ss'Z'"];

    /// <summary>A length, <c>[D-]HH:MM:SS</c>.</summary>
    public static TimeSpan? Parse(string text)
    {
        var match = Pattern().Match(text);
        return match.Success
            ? new TimeSpan(match.Groups["d"].Success ? Number("d") : 0, Number("h"), Number("m"), Number("s"))
            : null;

        int Number(string group) => int.Parse(match.Groups[group].ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture);
    }

    /// <summary>A time, with or without a zone, or in seconds since 1970.</summary>
    /// <param name="text">As Slurm prints it.</param>
    /// <param name="time">Its kind is <see cref="DateTimeKind.Utc"/> when the text says by which zone it goes.</param>
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
