using System.Collections.Immutable;
using JobsDashboard.Jobs.Data;
using Microsoft.EntityFrameworkCore;

namespace JobsDashboard.Jobs.Access;

/// <summary>Who belongs to which workspace. Ids compare byte for byte.</summary>
public sealed class WorkspaceMembers
{
    private readonly IDbContextFactory<JobsDb> _databases;
    private readonly TimeProvider _time;

    internal WorkspaceMembers(IDbContextFactory<JobsDb> databases, TimeProvider time)
    {
        (_databases, _time) = (databases, time);
    }

    /// <summary>
    /// Makes a user a member, or changes whether the member is an admin, together with the record. What sign-ins say of the user stays.
    /// </summary>
    public async Task SetAsync(WorkspaceMember member, AuditEvent recorded, CancellationToken cancellationToken)
    {
        await using var db = await _databases.CreateDbContextAsync(cancellationToken);
        var row = await FindAsync(db, member.WorkspaceId, member.UserId, cancellationToken)
            ?? db.Add(new WorkspaceMemberRow { WorkspaceId = member.WorkspaceId, UserId = member.UserId }).Entity;
        row.Assigned = member.IsAdmin ? WorkspaceRole.Admin : WorkspaceRole.Member;
        db.Add(AuditLog.RowOf(recorded, _time));
        await db.SaveChangesAsync(cancellationToken);
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

    /// <summary>The memberships of a user, by workspace.</summary>
    public async Task<ImmutableArray<WorkspaceMember>> OfUserAsync(string userId, CancellationToken cancellationToken)
    {
        await using var db = await _databases.CreateDbContextAsync(cancellationToken);
        var rows = await db.Members.Where(m => m.UserId == userId).OrderBy(m => m.WorkspaceId).ToListAsync(cancellationToken);
        return [.. rows.SelectMany(MembershipsOf)];
    }

    /// <summary>Ends a membership, unless the user's sign-in says so too, together with the record.</summary>
    /// <returns>Whether somebody had made the user a member here.</returns>
    public async Task<bool> RemoveAsync(string workspaceId, string userId, AuditEvent recorded, CancellationToken cancellationToken)
    {
        await using var db = await _databases.CreateDbContextAsync(cancellationToken);
        if (await FindAsync(db, workspaceId, userId, cancellationToken) is not { Assigned: not null } row)
        {
            return false;
        }
        row.Assigned = null;
        if (row.Claimed is null)
        {
            db.Remove(row);
        }
        db.Add(AuditLog.RowOf(recorded, _time));
        await db.SaveChangesAsync(cancellationToken);
        return true;
    }

    /// <summary>The workspaces that have members.</summary>
    public async Task<ImmutableArray<string>> WorkspacesAsync(CancellationToken cancellationToken)
    {
        await using var db = await _databases.CreateDbContextAsync(cancellationToken);
        return [.. await db.Members.Select(m => m.WorkspaceId).Distinct().OrderBy(id => id).ToListAsync(cancellationToken)];
    }

    /// <summary>The workspaces that a user is an admin of.</summary>
    public async Task<ImmutableArray<string>> AdministeredByAsync(string userId, CancellationToken cancellationToken)
    {
        await using var db = await _databases.CreateDbContextAsync(cancellationToken);
        var administered = db.Members
            .Where(m => m.UserId == userId && (m.Assigned == WorkspaceRole.Admin || m.Claimed == WorkspaceRole.Admin));
        return [.. await administered.Select(m => m.WorkspaceId).OrderBy(id => id).ToListAsync(cancellationToken)];
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

    private static Task<WorkspaceMemberRow?> FindAsync(
        JobsDb db, string workspaceId, string userId, CancellationToken cancellationToken) =>
        db.Members.SingleOrDefaultAsync(m => m.WorkspaceId == workspaceId && m.UserId == userId, cancellationToken);
}
