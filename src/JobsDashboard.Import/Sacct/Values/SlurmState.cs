using System.Collections.Frozen;
using JobsDashboard.Jobs.Items;

namespace JobsDashboard.Import.Sacct.Values;

/// <summary>Slurm's states of a job: those that <c>sacct</c> prints, and those that only <c>squeue</c> prints.</summary>
internal static class SlurmState
{
    public const string Cancelled = "CANCELLED";

    private static readonly FrozenDictionary<string, JobStatus> s_statuses = new Dictionary<string, JobStatus>
    {
        ["BOOT_FAIL"] = JobStatus.Failed,
        [Cancelled] = JobStatus.Stopped,
        ["COMPLETED"] = JobStatus.Succeeded,
        ["COMPLETING"] = JobStatus.Running,
        ["CONFIGURING"] = JobStatus.EnvPreparing,
        ["DEADLINE"] = JobStatus.Failed,
        ["EXPEDITING"] = JobStatus.Restarting,
        ["FAILED"] = JobStatus.Failed,
        ["LAUNCH_FAILED"] = JobStatus.Failed,
        ["NODE_FAIL"] = JobStatus.Failed,
        ["OUT_OF_MEMORY"] = JobStatus.Failed,
        ["PENDING"] = JobStatus.Queuing,
        ["POWER_UP_NODE"] = JobStatus.EnvPreparing,
        ["PREEMPTED"] = JobStatus.Stopped,
        ["RECONFIG_FAIL"] = JobStatus.Failed,
        ["REQUEUED"] = JobStatus.Restarting,
        ["REQUEUE_FED"] = JobStatus.Restarting,
        ["REQUEUE_HOLD"] = JobStatus.Queuing,
        ["RESIZING"] = JobStatus.Running,
        ["RESV_DEL_HOLD"] = JobStatus.Queuing,
        ["REVOKED"] = JobStatus.Stopped,
        ["RUNNING"] = JobStatus.Running,
        ["SIGNALING"] = JobStatus.Running,
        ["SPECIAL_EXIT"] = JobStatus.Queuing,
        ["STAGE_OUT"] = JobStatus.Running,
        ["STOPPED"] = JobStatus.Running,
        ["SUSPENDED"] = JobStatus.Queuing,
        ["TIMEOUT"] = JobStatus.Failed,
        ["UPDATE_DB"] = JobStatus.Running,
    }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>The status that each state becomes, by the state's name.</summary>
    public static IReadOnlyDictionary<string, JobStatus> All => s_statuses;

    /// <summary>Finds the state in a text such as <c>CANCELLED by 380693</c> or <c>OUT_OF_ME+</c>; false if none or several fit.</summary>
    public static bool TryParse(string text, out string state, out JobStatus status)
    {
        var blank = text.IndexOf(' ');
        state = blank < 0 ? text : text[..blank];
        if (state.EndsWith('+'))
        {
            var beginning = state[..^1];
            var matches = s_statuses.Keys.Where(name => name.StartsWith(beginning, StringComparison.Ordinal)).Take(2).ToList();
            state = matches is [var only] ? only : state;
        }
        return s_statuses.TryGetValue(state, out status);
    }
}
