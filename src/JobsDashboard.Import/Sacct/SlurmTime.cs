using System.Globalization;
using System.Text.RegularExpressions;

namespace JobsDashboard.Import.Sacct;

/// <summary>Slurm's lengths of time, <c>[D-]HH:MM:SS</c>.</summary>
internal static partial class SlurmTime
{
    public static TimeSpan? Parse(string text)
    {
        var match = Pattern().Match(text);
        return match.Success
            ? new TimeSpan(match.Groups["d"].Success ? Number("d") : 0, Number("h"), Number("m"), Number("s"))
            : null;

        int Number(string group) => int.Parse(match.Groups[group].ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture);
    }

    [GeneratedRegex(@"^((?<d>[0-9]{1,6})-)?(?<h>[0-9]{1,3}):(?<m>[0-5][0-9]):(?<s>[0-5][0-9])$", RegexOptions.ExplicitCapture)]
    private static partial Regex Pattern();
}
