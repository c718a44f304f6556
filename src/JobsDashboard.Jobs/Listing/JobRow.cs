using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Text.Json.Serialization;
using JobsDashboard.Jobs.Fields;
using JobsDashboard.Jobs.Items;

namespace JobsDashboard.Jobs.Listing;

/// <summary>One line of the list: what a grid shows of a job, without its wide fields.</summary>
public sealed record JobRow
{
    /// <summary>The job's id.</summary>
    public required string JobId { get; init; }

    /// <summary>The job's name.</summary>
    public string? DisplayName { get; init; }

    /// <summary>Where the job is in its life.</summary>
    public JobStatus? Status { get; init; }

    /// <summary>The framework.</summary>
    public string? JobType { get; init; }

    /// <summary>The owner's account id.</summary>
    public string? UserId { get; init; }

    /// <summary>The submitter's name.</summary>
    public string? Username { get; init; }

    /// <summary>Resource group or quota.</summary>
    public string? ResourceId { get; init; }

    /// <summary>The quota's name.</summary>
    public string? ResourceQuotaName { get; init; }

    /// <summary>GPUs in total; a fraction for a shared one.</summary>
    public double? RequestGPU { get; init; }

    /// <summary>Created.</summary>
    public DateTimeOffset? GmtCreateTime { get; init; }

    /// <summary>Ended.</summary>
    public DateTimeOffset? GmtFinishTime { get; init; }

    /// <summary>Seconds from creation to the end.</summary>
    public long? Duration { get; init; }

    /// <summary>Why the job is in its state, as a code.</summary>
    public string? ReasonCode { get; init; }

    /// <summary>Why the job is in its state, as text.</summary>
    public string? ReasonMessage { get; init; }

    /// <summary>The values of the further fields that were asked for, by the fields' names; null where the job has none of them.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public ImmutableDictionary<string, FieldValue>? Values { get; init; }

    /// <summary>Where the searched words stand in the reason, the command or an image; null for none.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public TextPiece? Piece { get; init; }

    /// <summary>What the job has in a field that every row has, or that was asked for; null for nothing.</summary>
    public FieldValue? ValueOf(JobField field) => s_own.TryGetValue(field, out var own) ? own(this) : Values?.GetValueOrDefault(field.Name);

    /// <summary>Whether every row has a field without being asked for it.</summary>
    public static bool HasAlways(JobField field) => s_own.ContainsKey(field);

    private static readonly FrozenDictionary<JobField, Func<JobRow, FieldValue?>> s_own =
        new Dictionary<JobField, Func<JobRow, FieldValue?>>
        {
            [JobFields.JobId] = row => FieldValue.Of(row.JobId),
            [JobFields.DisplayName] = row => FieldValue.Of(row.DisplayName),
            [JobFields.Status] = row => FieldValue.Of(row.Status is { } status ? JobStatusNames.Of(status) : null),
            [JobFields.JobType] = row => FieldValue.Of(row.JobType),
            [JobFields.UserId] = row => FieldValue.Of(row.UserId),
            [JobFields.Username] = row => FieldValue.Of(row.Username),
            [JobFields.ResourceId] = row => FieldValue.Of(row.ResourceId),
            [JobFields.ResourceQuotaName] = row => FieldValue.Of(row.ResourceQuotaName),
            [JobFields.RequestGPU] = row => FieldValue.Of(row.RequestGPU),
            [JobFields.GmtCreateTime] = row => FieldValue.Of(row.GmtCreateTime),
            [JobFields.GmtFinishTime] = row => FieldValue.Of(row.GmtFinishTime),
            [JobFields.Duration] = row => FieldValue.Of(row.Duration),
            [JobFields.ReasonCode] = row => FieldValue.Of(row.ReasonCode),
            [JobFields.ReasonMessage] = row => FieldValue.Of(row.ReasonMessage),
        }.ToFrozenDictionary();
}
