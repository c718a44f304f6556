namespace JobsDashboard.Jobs.Access;

/// <summary>A user who belongs to a workspace.</summary>
/// <param name="WorkspaceId">The id that jobs carry as their <c>WorkspaceId</c>.</param>
/// <param name="UserId">The account id.</param>
/// <param name="IsAdmin">Whether the user sees every job of the workspace, and not the public ones only.</param>
public sealed record WorkspaceMember(string WorkspaceId, string UserId, bool IsAdmin)
{
    /// <summary>Whether the user's last sign-in said so, and not somebody here: then only the next sign-in can change it.</summary>
    public bool IsClaimed { get; init; }
}
