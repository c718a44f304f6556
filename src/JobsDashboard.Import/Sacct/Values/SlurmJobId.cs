using System.Globalization;
using System.Text.RegularExpressions;

namespace JobsDashboard.Import.Sacct.Values;

/// <summary>
/// Slurm's ids: a job <c>1</c>, an array task <c>6_2</c>, waiting tasks <c>7_[2-19%2]</c>, a component of a heterogeneous job
/// <c>18+1</c>, and a step of any of them <c>1.batch</c>.
/// </summary>
internal static partial class SlurmJobId
{
    private const int MaxTasks = 100_000_000;

    public static bool IsId(string text) => Pattern().IsMatch(text);

    /// <summary>The id of the job that a step belongs to; null when the id is that of a job.</summary>
    public static string? JobOfStep(string id) => !IsRange(id) && id.IndexOf('.') is >= 0 and var point ? id[..point] : null;

    /// <summary>Whether the id stands for waiting tasks, which are printed in one row.</summary>
    public static bool IsRange(string id) => id.Contains("_[", StringComparison.Ordinal);

    /// <summary>The number of waiting tasks; null when Slurm has shortened the id and not all are named.</summary>
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
            if (last < first || step == 0 || (tasks += ((last - first) / step) + 1) > MaxTasks)
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
