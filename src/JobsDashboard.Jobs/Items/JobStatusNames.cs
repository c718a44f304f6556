using System.Collections.Frozen;
using System.Collections.Immutable;

namespace JobsDashboard.Jobs.Items;

/// <summary>The states by name, read in any case and written as in the contract.</summary>
public static class JobStatusNames
{
    private static readonly FrozenDictionary<string, JobStatus> s_byName =
        Enum.GetValues<JobStatus>().ToFrozenDictionary(status => status.ToString(), StringComparer.OrdinalIgnoreCase);

    private static readonly FrozenDictionary<JobStatus, string> s_names =
        Enum.GetValues<JobStatus>().ToFrozenDictionary(status => status, status => status.ToString());

    /// <summary>All names, in the order of a job's life.</summary>
    public static ImmutableArray<string> All { get; } =
    [
        "Creating", "Queuing", "Bidding", "EnvPreparing", "SanityChecking", "Running", "Restarting", "Stopping",
        "SucceededReserving", "FailedReserving", "Succeeded", "Failed", "Stopped",
    ];

    /// <summary>The name as the contract writes it.</summary>
    public static string Of(JobStatus status) => s_names[status];

    /// <summary>Reads a name in any case; numbers are not names.</summary>
    public static bool TryParse(string name, out JobStatus status) => s_byName.TryGetValue(name, out status);
}
