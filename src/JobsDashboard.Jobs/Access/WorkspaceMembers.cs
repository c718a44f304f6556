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

    /// <summary>Makes a user a member, or changes whether the member is an admin.</summary>
    public async Task SetAsync(WorkspaceMember member, CancellationToken cancellationToken)
    {
        await using var db = await _databases.CreateDbContextAsync(cancellationToken);
        if (await Find(db, member.WorkspaceId, member.UserId)
            .ExecuteUpdateAsync(row => row.SetProperty(m => m.IsAdmin, member.IsAdmin), cancellationToken) == 0)
        {
            db.Add(new WorkspaceMemberRow { WorkspaceId = member.WorkspaceId, UserId = member.UserId, IsAdmin = member.IsAdmin });
            await db.SaveChangesAsync(cancellationToken);
        }
    }

    /// <summary>The members of one workspace or of all, by workspace and user.</summary>
    public async Task<ImmutableArray<WorkspaceMember>> ListAsync(string? workspaceId, CancellationToken cancellationToken)
    {
        await using var db = await _databases.CreateDbContextAsync(cancellationToken);
        return
        [
            .. await db.Members
                .Where(m => workspaceId == null || m.WorkspaceId == workspaceId)
                .OrderBy(m => m.WorkspaceId).ThenBy(m => m.UserId)
                .Select(m => new WorkspaceMember(m.WorkspaceId, m.UserId, m.IsAdmin))
                .ToListAsync(cancellationToken),
        ];
    }

    /// <summary>Ends a membership.</summary>
    /// <returns>Whether there was one.</returns>
    public async Task<bool> RemoveAsync(string workspaceId, string userId, CancellationToken cancellationToken)
    {
        await using var db = await _databases.CreateDbContextAsync(cancellationToken);
        return await Find(db, workspaceId, userId).ExecuteDeleteAsync(cancellationToken) == 1;
    }

    private static IQueryable<WorkspaceMemberRow> Find(JobsDb db, string workspaceId, string userId) =>
        db.Members.Where(m => m.WorkspaceId == workspaceId && m.UserId == userId);
}
