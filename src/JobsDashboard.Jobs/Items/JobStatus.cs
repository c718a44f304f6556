using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace JobsDashboard.Jobs.Items;

/// <summary>The thirteen states of the contract.</summary>
/// <remarks>
/// The numbers are stored. They ascend with the names, so ordering by number is ordering by name,
/// and leave gaps for states that the vendor may add.
/// </remarks>
public enum JobStatus
{
    /// <summary>A spot job waits for its bid.</summary>
    Bidding = 10,

    /// <summary>Accepted, being set up.</summary>
    Creating = 20,

    /// <summary>Scheduled; nodes and images are being prepared.</summary>
    EnvPreparing = 30,

    /// <summary>Ended in failure.</summary>
    Failed = 40,

    /// <summary>Ended in failure; its pods are kept for a while.</summary>
    FailedReserving = 50,

    /// <summary>Waits for quota, stock or its turn.</summary>
    Queuing = 60,

    /// <summary>Recovers from a fault.</summary>
    Restarting = 70,

    /// <summary>Runs.</summary>
    Running = 80,

    /// <summary>The nodes' health is checked before the job runs.</summary>
    SanityChecking = 90,

    /// <summary>Ended on request, which is not a failure.</summary>
    Stopped = 100,

    /// <summary>Is being stopped.</summary>
    Stopping = 110,

    /// <summary>Done.</summary>
    Succeeded = 120,

    /// <summary>Done; its pods are kept for a while.</summary>
    SucceededReserving = 130,
}

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

/// <summary>A status by its name; anything but the thirteen names is an error that lists them.</summary>
internal sealed class JobStatusConverter : JsonConverter<JobStatus?>
{
    public override bool HandleNull => true;

    public override JobStatus? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        var name = reader.TokenType == JsonTokenType.Null ? null : reader.GetString();
        if (string.IsNullOrEmpty(name))
        {
            return null;
        }
        return JobStatusNames.TryParse(name, out var status)
            ? status
            : throw new JsonException($"The status is none of {string.Join(", ", JobStatusNames.All)}.");
    }

    public override void Write(Utf8JsonWriter writer, JobStatus? value, JsonSerializerOptions options)
    {
        if (value is { } status)
        {
            writer.WriteStringValue(JobStatusNames.Of(status));
        }
        else
        {
            writer.WriteNullValue();
        }
    }
}
