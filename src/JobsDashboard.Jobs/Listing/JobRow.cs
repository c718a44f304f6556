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
}
