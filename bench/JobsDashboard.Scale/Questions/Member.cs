using System.Collections.Immutable;
using JobsDashboard.Jobs.Access;
using JobsDashboard.Scale.Generating;

namespace JobsDashboard.Scale.Questions;

/// <summary>A user who sees some of the jobs.</summary>
/// <param name="UserId">The account id.</param>
/// <param name="Administers">The workspace whose jobs the user sees all.</param>
/// <param name="Joined">The workspaces whose public jobs the user sees.</param>
internal sealed record Member(string UserId, string Administers, ImmutableArray<string> Joined)
{
    /// <summary>One with a middling number of jobs.</summary>
    public static Member Usual { get; } = new(
        Fleet.Users[60].UserId, Fleet.Workspaces[60].Id, [Fleet.Workspaces[3].Id, Fleet.Workspaces[20].Id, Fleet.Workspaces[90].Id]);

    /// <summary>As who asks.</summary>
    public JobCaller Caller => new(UserId, IsGlobalAdmin: false);

    /// <summary>Stores the memberships.</summary>
    public async Task JoinAsync(WorkspaceMembers members)
    {
        foreach (var workspace in Joined.Prepend(Administers))
        {
            await members.SetAsync(
                new WorkspaceMember(workspace, UserId, workspace == Administers),
                new AuditEvent(AuditAction.MemberSet, null, workspace, null),
                default);
        }
    }
}
