using JobsDashboard.Import.Delimited;
using JobsDashboard.Jobs.Items;

namespace JobsDashboard.Import.Sacct;

/// <summary>Makes a job out of a line of Slurm's accounting.</summary>
internal static class SacctJob
{
    private const string TimeFormat = "yyyy-MM-dd'T'HH:mm:ss";

    public static DelimitedLayout Layout { get; } = new(
        "jobid|jobidraw|cluster|partition|qos|account|group|gid|user|uid|submit|eligible|start|end|elapsed|exitcode|state|"
        + "nnodes|ncpus|reqcpus|reqmem|reqtres|alloctres|timelimit|nodelist|jobname", '|', hasHeader: false);

    public static JobItem Of(DelimitedRow row, IReadOnlyDictionary<string, string> names)
    {
        // "CANCELLED by 380693": the state is the first word.
        var state = row["state"].Split(' ')[0];
        var status = Status(row, state);
        var hasStarted = row["nodelist"] is not ("None assigned" or "");
        return new JobItem
        {
            JobId = DelimitedRow.Id($"{row.Text("cluster")}-{row.Text("jobid")}"),
            DisplayName = row["jobname"],
            JobType = "Slurm",
            Status = status,
            ReasonCode = state == "CANCELLED" ? "JobStoppedByUser" : state,
            ReasonMessage = $"{row["state"]}, exit code {row["exitcode"]}",
            GmtCreateTime = row.Time("submit", TimeFormat),
            GmtSubmittedTime = row.Time("submit", TimeFormat),
            // A job that was cancelled in the queue has a start too: Slurm sets it to the end.
            GmtRunningTime = hasStarted ? TimeOrNone(row, "start") : null,
            GmtFinishTime = TimeOrNone(row, "end"),
            Duration = (long)(SlurmTime.Parse(row["elapsed"]) ?? throw row.Unreadable("elapsed", "a length of time")).TotalSeconds,
            UserId = row["uid"],
            Username = names.GetValueOrDefault(row["user"], row["user"]),
            WorkspaceId = row["account"],
            ResourceId = row["partition"],
            ResourceQuotaName = row["qos"],
            RequestCPU = row.Count("reqcpus"),
            // The field reqmem is per node or per core, and has sentinels in it.
            RequestMemory = Resource(row["reqtres"], "mem") ?? Resource(row["alloctres"], "mem"),
            RequestGPU = Resource(row["alloctres"], "gres/gpu"),
            NodeCount = $"{row.Count("nnodes")}",
            NodeNames = hasStarted ? [.. NodeList.Expand(row["nodelist"]) ?? throw row.Unreadable("nodelist", "a list of nodes")] : null,
            JobMaxRunningTimeMinutes = TimeLimit(row),
        };
    }

    private static JobStatus Status(DelimitedRow row, string state) => state switch
    {
        "COMPLETED" => JobStatus.Succeeded,
        "FAILED" or "TIMEOUT" or "NODE_FAIL" or "BOOT_FAIL" or "OUT_OF_MEMORY" or "DEADLINE" => JobStatus.Failed,
        "CANCELLED" or "PREEMPTED" => JobStatus.Stopped,
        "RUNNING" => JobStatus.Running,
        "PENDING" => JobStatus.Queuing,
        _ => throw row.Unreadable("state", "a state such as COMPLETED or FAILED"),
    };

    private static DateTimeOffset? TimeOrNone(DelimitedRow row, string column) =>
        row[column] is "" or "Unknown" or "None" ? null : row.Time(column, TimeFormat);

    /// <summary>One amount out of a list such as <c>cpu=12,gres/gpu=2,mem=31000M</c>.</summary>
    private static string? Resource(string list, string name) =>
        list.Split(',').FirstOrDefault(item => item.StartsWith($"{name}=", StringComparison.Ordinal))?[(name.Length + 1)..];

    private static long? TimeLimit(DelimitedRow row) => row["timelimit"] switch
    {
        "" or "Partition_Limit" => null,
        "UNLIMITED" => 0,
        var limit => (long)Math.Ceiling((SlurmTime.Parse(limit) ?? throw row.Unreadable("timelimit", "a length of time")).TotalMinutes),
    };
}
