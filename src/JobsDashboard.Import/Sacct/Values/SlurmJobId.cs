using System.Globalization;
using System.Text.RegularExpressions;

namespace JobsDashboard.Import.Sacct;

/// <summary>Slurm's ids: <c>1</c>, a task <c>6_2</c>, tasks that wait <c>7_[2-19%2]</c>, a component <c>18+1</c>, and a step of any of them <c>1.batch</c>.</summary>
internal static partial class SlurmJobId
{
    private const int MostTasks = 100_000_000;

    public static bool IsId(string text) => Pattern().IsMatch(text);

    /// <summary>The job that a step belongs to; null when the id is a job's own.</summary>
    public static string? JobOfStep(string id) => !IsRange(id) && id.IndexOf('.') is >= 0 and var point ? id[..point] : null;

    /// <summary>Whether the id stands for tasks that still wait, all in one row.</summary>
    public static bool IsRange(string id) => id.Contains("_[", StringComparison.Ordinal);

    /// <summary>How many tasks wait; null when the id does not name them all, since Slurm has cut it off.</summary>
    public static long? Tasks(string id)
    {
        var match = Range().Match(id);
        if (!match.Success)
        {
            return null;
        }
        var tasks = 0L;
        foreach (var part in match.Groups["tasks"].Value.Split(','))
        {
            var numbers = Numbers().Match(part);
            if (!numbers.Success)
            {
                return null;
            }
            var first = Number(numbers.Groups["first"]);
            var last = numbers.Groups["last"].Success ? Number(numbers.Groups["last"]) : first;
            var step = numbers.Groups["step"].Success ? Number(numbers.Groups["step"]) : 1;
            if (last < first || step == 0 || (tasks += ((last - first) / step) + 1) > MostTasks)
            {
                return null;
            }
        }
        return tasks;
    }

    private static long Number(Group digits) => long.Parse(digits.ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture);

    [GeneratedRegex(@"^[0-9]{1,18}(_([0-9]{1,18}|\[[-0-9,:%.]*\]?)|\+[0-9]{1,18})?(\.[A-Za-z0-9_+]+)?$", RegexOptions.ExplicitCapture)]
    private static partial Regex Pattern();

    [GeneratedRegex(@"_\[(?<tasks>[-0-9,:]+)(%[0-9]+)?\]$", RegexOptions.ExplicitCapture)]
    private static partial Regex Range();

    [GeneratedRegex("^(?<first>[0-9]{1,9})(-(?<last>[0-9]{1,9})(:(?<step>[0-9]{1,9}))?)?$", RegexOptions.ExplicitCapture)]
    private static partial Regex Numbers();
}
