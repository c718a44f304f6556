using System.Collections.Immutable;
using System.Text.RegularExpressions;

namespace JobsDashboard.SqlServer.Tests.Checking;

/// <summary>What the head of a golden request says of its plan beside the words: the indexes that it uses, what it may scan, and that nothing is sorted.</summary>
internal sealed partial record PlanRules(ImmutableArray<string> Uses, ImmutableArray<string> MayScan, bool NoSort)
{
    // These grow with the jobs. The others are short, or as long as there are different texts.
    private static readonly ImmutableArray<string> s_long = ["Job", "JobDetail", "JobTag", "JobText", "JobValue"];

    public static PlanRules Of(string head) => new(Names(head, "Uses"), Names(head, "MayScan"), NoSortLine().IsMatch(head));

    /// <summary>Where a plan is not as the head says.</summary>
    public IEnumerable<string> FaultsOf(QueryPlan plan) =>
    [
        .. Uses.Except(plan.Accesses.Select(access => access.Index)).Select(index => $"{index} is not used"),
        .. plan.Accesses.Where(access => access.IsScan && s_long.Contains(access.Table) && !MayScan.Contains(access.Table) && !MayScan.Contains(access.Index ?? ""))
            .Select(access => $"{access.Table} is scanned by {access.Index ?? "its rows"}"),
        .. plan.ConvertedColumns.Select(column => $"{column} is converted"),
        .. NoSort && plan.Sorts ? ["something is sorted"] : Array.Empty<string>(),
    ];

    private static ImmutableArray<string> Names(string head, string line) =>
        [.. Regex.Match(head, $"^-- {line}: (.+)$", RegexOptions.Multiline).Groups[1].Value.Split(", ", StringSplitOptions.RemoveEmptyEntries)];

    [GeneratedRegex("^-- NoSort$", RegexOptions.Multiline)]
    private static partial Regex NoSortLine();
}
