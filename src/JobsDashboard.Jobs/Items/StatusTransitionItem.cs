namespace JobsDashboard.Jobs.Items;

/// <summary>One state that a job went through.</summary>
public sealed record StatusTransitionItem
{
    public string? Status { get; init; }

    public DateTimeOffset? StartTime { get; init; }

    public DateTimeOffset? EndTime { get; init; }

    public string? ReasonCode { get; init; }

    public string? ReasonMessage { get; init; }
}
