using System.Collections.Immutable;
using JobsDashboard.Jobs.Data;
using Microsoft.EntityFrameworkCore;

namespace JobsDashboard.Jobs.Access;

/// <summary>Who belongs to which workspace. Ids compare byte for byte.</summary>
public sealed class WorkspaceMembers
{
    private readonly IDbContextFactory<JobsDb> _databases;

    internal WorkspaceMembers(IDbContextFactory<JobsDb> databases)
    {
        _databases = databases;
    }

    /// <summary>Makes a user a member, or changes whether the member is an admin. What sign-ins say of the user stays.</summary>
    public async Task SetAsync(WorkspaceMember member, CancellationToken cancellationToken)
    {
        await using var db = await _databases.CreateDbContextAsync(cancellationToken);
        WorkspaceRole? role = member.IsAdmin ? WorkspaceRole.Admin : WorkspaceRole.Member;
        if (await Find(db, member.WorkspaceId, member.UserId)
            .ExecuteUpdateAsync(row => row.SetProperty(m => m.Assigned, role), cancellationToken) == 0)
        {
            db.Add(new WorkspaceMemberRow { WorkspaceId = member.WorkspaceId, UserId = member.UserId, Assigned = role });
            await db.SaveChangesAsync(cancellationToken);
        }
    }

    /// <summary>
    /// The members of one workspace or of all, by workspace and user. A user whom somebody made a member here and whose sign-in says so
    /// too is there twice.
    /// </summary>
    public async Task<ImmutableArray<WorkspaceMember>> ListAsync(string? workspaceId, CancellationToken cancellationToken)
    {
        await using var db = await _databases.CreateDbContextAsync(cancellationToken);
        var rows = await db.Members
            .Where(m => workspaceId == null || m.WorkspaceId == workspaceId)
            .OrderBy(m => m.WorkspaceId).ThenBy(m => m.UserId)
            .ToListAsync(cancellationToken);
        return [.. rows.SelectMany(MembershipsOf)];
    }

    /// <summary>Ends a membership, unless the user's sign-in says so too.</summary>
    /// <returns>Whether somebody had made the user a member here.</returns>
    public async Task<bool> RemoveAsync(string workspaceId, string userId, CancellationToken cancellationToken)
    {
        await using var db = await _databases.CreateDbContextAsync(cancellationToken);
        var assigned = Find(db, workspaceId, userId).Where(m => m.Assigned != null);
        return await assigned.Where(m => m.Claimed == null).ExecuteDeleteAsync(cancellationToken) == 1
            || await assigned.ExecuteUpdateAsync(row => row.SetProperty(m => m.Assigned, (WorkspaceRole?)null), cancellationToken) == 1;
    }

    private static IEnumerable<WorkspaceMember> MembershipsOf(WorkspaceMemberRow row)
    {
        if (row.Assigned is { } assigned)
        {
            yield return new WorkspaceMember(row.WorkspaceId, row.UserId, assigned == WorkspaceRole.Admin);
        }
        if (row.Claimed is { } claimed)
        {
            yield return new WorkspaceMember(row.WorkspaceId, row.UserId, claimed == WorkspaceRole.Admin) { IsClaimed = true };
        }
    }

    private static IQueryable<WorkspaceMemberRow> Find(JobsDb db, string workspaceId, string userId) =>
        db.Members.Where(m => m.WorkspaceId == workspaceId && m.UserId == userId);
}
