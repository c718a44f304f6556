using System.Collections.Immutable;
using JobsDashboard.Jobs.Data;
using Microsoft.EntityFrameworkCore;

namespace JobsDashboard.Jobs.Access;

/// <summary>The users who sign in, and what the sign-in said of them. Ids compare byte for byte.</summary>
public sealed class Users
{
    private readonly IDbContextFactory<JobsDb> _databases;
    private readonly TimeProvider _time;

    internal Users(IDbContextFactory<JobsDb> databases, TimeProvider time)
    {
        (_databases, _time) = (databases, time);
    }

    /// <summary>The user of an id; null if nothing is known of one.</summary>
    public async Task<User?> FindAsync(string userId, CancellationToken cancellationToken)
    {
        await using var db = await _databases.CreateDbContextAsync(cancellationToken);
        return await db.UserRows.AsNoTracking().SingleOrDefaultAsync(u => u.UserId == userId, cancellationToken) is { } user
            ? UserOf(user)
            : null;
    }

    /// <summary>All users, by id.</summary>
    public async Task<ImmutableArray<User>> ListAsync(CancellationToken cancellationToken)
    {
        await using var db = await _databases.CreateDbContextAsync(cancellationToken);
        return [.. (await db.UserRows.AsNoTracking().OrderBy(u => u.UserId).ToListAsync(cancellationToken)).Select(UserOf)];
    }

    /// <summary>The names of those members of a workspace who have signed in, by their ids.</summary>
    public async Task<ImmutableDictionary<string, string>> NamesOfMembersAsync(string workspaceId, CancellationToken cancellationToken)
    {
        await using var db = await _databases.CreateDbContextAsync(cancellationToken);
        var named = db.Members
            .Where(m => m.WorkspaceId == workspaceId)
            .Join(db.UserRows.Where(u => u.Username != null), m => m.UserId, u => u.UserId, (_, u) => new { u.UserId, u.Username });
        return (await named.ToListAsync(cancellationToken)).ToImmutableDictionary(u => u.UserId, u => u.Username!, StringComparer.Ordinal);
    }

    /// <summary>Keeps what a sign-in says of a user. Memberships that earlier sign-ins said and this one does not are gone.</summary>
    /// <param name="userId">Who signs in.</param>
    /// <param name="username">The user's name.</param>
    /// <param name="isGlobalAdmin">Whether the user sees every job.</param>
    /// <param name="workspaces">The user's role in each workspace.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public async Task SignInAsync(
        string userId,
        string? username,
        bool isGlobalAdmin,
        IReadOnlyDictionary<string, WorkspaceRole> workspaces,
        CancellationToken cancellationToken)
    {
        await using var db = await _databases.CreateDbContextAsync(cancellationToken);
        var user = await FindOrAddAsync(db, userId, cancellationToken);
        (user.Username, user.IsGlobalAdmin, user.SignedInAt) = (username, isGlobalAdmin, Now);
        var rows = await db.Members.Where(m => m.UserId == userId).ToListAsync(cancellationToken);
        foreach (var row in rows)
        {
            row.Claimed = workspaces.TryGetValue(row.WorkspaceId, out var role) ? role : null;
        }
        db.RemoveRange(rows.Where(row => row is { Assigned: null, Claimed: null }));
        db.AddRange(workspaces
            .ExceptBy(rows.Select(row => row.WorkspaceId), workspace => workspace.Key)
            .Select(workspace => new WorkspaceMemberRow { WorkspaceId = workspace.Key, UserId = userId, Claimed = workspace.Value }));
        await db.SaveChangesAsync(cancellationToken);
    }

    /// <summary>Takes a user the right to ask, the user's access keys included, or gives it back, together with the record.</summary>
    public async Task SetDisabledAsync(string userId, bool isDisabled, AuditEvent recorded, CancellationToken cancellationToken)
    {
        await using var db = await _databases.CreateDbContextAsync(cancellationToken);
        var user = await FindOrAddAsync(db, userId, cancellationToken);
        user.DisabledAt = isDisabled ? user.DisabledAt ?? Now : null;
        db.Add(AuditLog.RowOf(recorded, _time));
        await db.SaveChangesAsync(cancellationToken);
    }

    /// <summary>Ends every sign-in of a user up to now, together with the record. The user may sign in anew.</summary>
    public async Task EndSessionsAsync(string userId, AuditEvent recorded, CancellationToken cancellationToken)
    {
        await using var db = await _databases.CreateDbContextAsync(cancellationToken);
        (await FindOrAddAsync(db, userId, cancellationToken)).SessionsEndedAt = Now;
        db.Add(AuditLog.RowOf(recorded, _time));
        await db.SaveChangesAsync(cancellationToken);
    }

    private long Now => _time.GetUtcNow().ToUnixTimeSeconds();

    private static async Task<UserRow> FindOrAddAsync(JobsDb db, string userId, CancellationToken cancellationToken) =>
        await db.UserRows.SingleOrDefaultAsync(u => u.UserId == userId, cancellationToken)
            ?? db.Add(new UserRow { UserId = userId }).Entity;

    internal static User UserOf(UserRow u) => new(
        u.UserId, u.Username, u.IsGlobalAdmin, UnixTime.Of(u.SignedInAt), UnixTime.Of(u.DisabledAt), UnixTime.Of(u.SessionsEndedAt));
}
