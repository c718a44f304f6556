namespace JobsDashboard.Jobs.Data;

/// <summary>A user who belongs to a workspace.</summary>
internal sealed class WorkspaceMemberRow
{
    public required string WorkspaceId { get; set; }

    public required string UserId { get; set; }

    /// <summary>Whether the user sees every job of the workspace, and not the public ones only.</summary>
    public bool IsAdmin { get; set; }
}
