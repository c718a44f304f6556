namespace JobsDashboard.Jobs.Data;

/// <summary>A user who belongs to a workspace: because somebody said so here, because the sign-in said so, or both.</summary>
internal sealed class WorkspaceMemberRow
{
    public required string WorkspaceId { get; set; }

    public required string UserId { get; set; }

    /// <summary>What was said here; null if nothing was.</summary>
    public WorkspaceRole? Assigned { get; set; }

    /// <summary>What the user's last sign-in said; null if nothing.</summary>
    public WorkspaceRole? Claimed { get; set; }
}
