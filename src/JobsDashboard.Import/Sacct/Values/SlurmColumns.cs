using System.Collections.Frozen;

namespace JobsDashboard.Import.Sacct.Values;

/// <summary>The columns of <c>sacct</c>: those that a job is made of, and those that only help to split rows.</summary>
internal static class SlurmColumns
{
    /// <summary>The columns that have a time of the job. A file needs one of them.</summary>
    public static readonly string[] Times = ["Submit", "Eligible", "Start", "End"];

    private static readonly FrozenDictionary<string, SlurmKind> s_used = new Dictionary<string, SlurmKind>
    {
        ["JobID"] = SlurmKind.Id,
        ["JobName"] = SlurmKind.Text,
        ["Cluster"] = SlurmKind.Name,
        ["User"] = SlurmKind.Name,
        ["UID"] = SlurmKind.Number,
        ["Account"] = SlurmKind.Name,
        ["Partition"] = SlurmKind.Names,
        ["QOS"] = SlurmKind.Name,
        ["State"] = SlurmKind.State,
        ["ExitCode"] = SlurmKind.ExitCode,
        ["Reason"] = SlurmKind.Words,
        ["Comment"] = SlurmKind.Text,
        ["AdminComment"] = SlurmKind.Text,
        ["SystemComment"] = SlurmKind.Text,
        ["Submit"] = SlurmKind.Time,
        ["Eligible"] = SlurmKind.Time,
        ["Start"] = SlurmKind.Time,
        ["End"] = SlurmKind.Time,
        ["Elapsed"] = SlurmKind.Duration,
        ["ElapsedRaw"] = SlurmKind.Number,
        ["Timelimit"] = SlurmKind.Duration,
        ["TimelimitRaw"] = SlurmKind.Number,
        ["Priority"] = SlurmKind.Number,
        ["Restarts"] = SlurmKind.Number,
        ["NNodes"] = SlurmKind.Number,
        ["AllocNodes"] = SlurmKind.Number,
        ["ReqCPUS"] = SlurmKind.Number,
        ["AllocCPUS"] = SlurmKind.Number,
        ["NCPUS"] = SlurmKind.Number,
        ["ReqMem"] = SlurmKind.Number,
        ["ReqTRES"] = SlurmKind.Resources,
        ["AllocTRES"] = SlurmKind.Resources,
        ["NodeList"] = SlurmKind.Nodes,
        ["WorkDir"] = SlurmKind.Folder,
        ["SubmitLine"] = SlurmKind.Command,
    }.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);

    private static readonly FrozenDictionary<string, SlurmKind> s_unused = new Dictionary<string, SlurmKind>
    {
        ["AssocID"] = SlurmKind.Number,
        ["Constraints"] = SlurmKind.Text,
        ["Container"] = SlurmKind.Text,
        ["CPUTime"] = SlurmKind.Duration,
        ["CPUTimeRAW"] = SlurmKind.Number,
        ["DBIndex"] = SlurmKind.Number,
        ["DerivedExitCode"] = SlurmKind.ExitCode,
        ["Extra"] = SlurmKind.Text,
        ["GID"] = SlurmKind.Number,
        ["Group"] = SlurmKind.Name,
        ["JobIDRaw"] = SlurmKind.Id,
        ["Licenses"] = SlurmKind.Text,
        ["Planned"] = SlurmKind.Duration,
        ["Reservation"] = SlurmKind.Text,
        ["Reserved"] = SlurmKind.Duration,
        ["ResvCPU"] = SlurmKind.Duration,
        ["StdErr"] = SlurmKind.Text,
        ["StdIn"] = SlurmKind.Text,
        ["StdOut"] = SlurmKind.Text,
        ["Suspended"] = SlurmKind.Duration,
        ["SystemCPU"] = SlurmKind.Duration,
        ["TotalCPU"] = SlurmKind.Duration,
        ["TRESUsageInAve"] = SlurmKind.Resources,
        ["TRESUsageInMax"] = SlurmKind.Resources,
        ["TRESUsageInMaxNode"] = SlurmKind.Resources,
        ["TRESUsageInMaxTask"] = SlurmKind.Resources,
        ["TRESUsageInMin"] = SlurmKind.Resources,
        ["TRESUsageInMinNode"] = SlurmKind.Resources,
        ["TRESUsageInMinTask"] = SlurmKind.Resources,
        ["TRESUsageInTot"] = SlurmKind.Resources,
        ["TRESUsageOutAve"] = SlurmKind.Resources,
        ["TRESUsageOutMax"] = SlurmKind.Resources,
        ["TRESUsageOutMaxNode"] = SlurmKind.Resources,
        ["TRESUsageOutMaxTask"] = SlurmKind.Resources,
        ["TRESUsageOutMin"] = SlurmKind.Resources,
        ["TRESUsageOutMinNode"] = SlurmKind.Resources,
        ["TRESUsageOutMinTask"] = SlurmKind.Resources,
        ["TRESUsageOutTot"] = SlurmKind.Resources,
        ["UserCPU"] = SlurmKind.Duration,
        ["WCKey"] = SlurmKind.Text,
    }.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);

    /// <summary>Whether the column becomes part of a job.</summary>
    public static bool IsUsed(string column) => s_used.ContainsKey(column);

    /// <summary>Whether the column is a known one of Slurm.</summary>
    public static bool IsKnown(string column) => IsUsed(column) || s_unused.ContainsKey(column);

    public static SlurmKind KindOf(string column) =>
        s_used.GetValueOrDefault(column) ?? s_unused.GetValueOrDefault(column) ?? SlurmKind.Unknown;
}
