using System.Text.Json;

namespace JobsDashboard.Jobs.Items;

/// <summary>The nodes that a role is pinned to, or kept from.</summary>
public sealed record AssignNodeSpec
{
    public bool? EnableAssignNode { get; init; }

    public string? NodeNames { get; init; }

    public string? AntiAffinityNodeNames { get; init; }

    public JsonElement? HyperNodes { get; init; }

    public JsonElement? AntiAffinityHyperNodes { get; init; }
}
