using System.Collections.Immutable;
using System.Text.Json;

namespace JobsDashboard.Jobs.Items;

/// <summary>What only GetJob tells of a job, beside the fields that it has in common with ListJobs.</summary>
public sealed record JobExtras
{
    /// <summary>
    /// The id of the answer that the job came in: a job with one is a GetJob body, which does not tell what only ListJobs tells.
    /// </summary>
    public string? RequestId { get; init => field = value is "" ? null : value; }

    /// <summary>What the user says of the job.</summary>
    public string? Description { get; init => field = value is "" ? null : value; }

    /// <summary>Environment variables of the user's own.</summary>
    public ImmutableArray<CustomEnv>? CustomEnvs { get; init; }

    /// <summary>As it came: what happened at each restart.</summary>
    public JsonElement? RestartRecord { get; init; }

    /// <summary>As it came: the system's environment variables of each role.</summary>
    public JsonElement? RoleSystemEnvs { get; init; }
}
