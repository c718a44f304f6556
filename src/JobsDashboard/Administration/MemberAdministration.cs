using System.Collections.Immutable;
using JobsDashboard.Auditing;
using JobsDashboard.Jobs.Access;

namespace JobsDashboard.Administration;

/// <summary>
/// Members of workspaces: admins manage those of their own workspaces, global admins those of all. Everything is checked here, when it is
/// done. A workspace that the caller does not administer is answered like one that does not exist.
/// </summary>
internal sealed class MemberAdministration(AccountRights rights, WorkspaceMembers members, Users users, AuditTrail trail)
{
    /// <summary>The workspaces whose members the caller manages.</summary>
    /// <exception cref="RefusedActionException">The caller is disabled.</exception>
    public Task<ImmutableArray<string>> WorkspacesAsync(JobCaller caller, CancellationToken cancellationToken) =>
        rights.WorkspacesOfAsync(caller, cancellationToken);

    /// <summary>The members of a workspace, by id; null if there is no such workspace for the caller.</summary>
    /// <exception cref="RefusedActionException">The caller is disabled.</exception>
    public async Task<ImmutableArray<ListedMember>?> ListAsync(
        JobCaller caller, string workspaceId, CancellationToken cancellationToken)
    {
        if (!await rights.AdministersAsync(caller, workspaceId, cancellationToken))
        {
            return null;
        }
        var names = await users.NamesOfMembersAsync(workspaceId, cancellationToken);
        var listed = await members.ListAsync(workspaceId, cancellationToken);
        return [.. listed.Select(m => new ListedMember(m.UserId, names.GetValueOrDefault(m.UserId), m.IsAdmin, m.IsClaimed))];
    }

    /// <summary>Makes a user a member, or changes whether the member is an admin.</summary>
    /// <exception cref="RefusedActionException">The caller may not, or the id cannot be one.</exception>
    public async Task SetAsync(JobCaller caller, WorkspaceMember typed, CancellationToken cancellationToken)
    {
        await CheckAsync(caller, typed.WorkspaceId, cancellationToken);
        var member = typed with { UserId = IdRule.Read("User id", typed.UserId) };
        await trail.ChangeAsync(AuditAction.MemberSet, caller.UserId, AuditSubject.Member(member), async recorded =>
        {
            await members.SetAsync(member, recorded, cancellationToken);
            return true;
        });
    }

    /// <summary>Ends a membership that somebody gave here. One may end one's own.</summary>
    /// <exception cref="RefusedActionException">The caller may not, or there is no such membership.</exception>
    public async Task RemoveAsync(JobCaller caller, string workspaceId, string userId, CancellationToken cancellationToken)
    {
        await CheckAsync(caller, workspaceId, cancellationToken);
        var isRemoved = await trail.ChangeAsync(
            AuditAction.MemberRemoved,
            caller.UserId,
            AuditSubject.Membership(workspaceId, userId),
            recorded => members.RemoveAsync(workspaceId, userId, recorded, cancellationToken));
        if (!isRemoved)
        {
            throw new RefusedActionException($"Nobody made {userId} a member of {workspaceId} here.");
        }
    }

    private async Task CheckAsync(JobCaller caller, string workspaceId, CancellationToken cancellationToken)
    {
        if (!IdRule.IsId(workspaceId) || !await rights.AdministersAsync(caller, workspaceId, cancellationToken))
        {
            throw new RefusedActionException("There is no such workspace that you administer.");
        }
    }
}
