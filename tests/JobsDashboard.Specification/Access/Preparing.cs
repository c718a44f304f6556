// In the namespace of what it extends, so that every test that knows keys and members finds it.
#pragma warning disable IDE0130
namespace JobsDashboard.Jobs.Access;
#pragma warning restore IDE0130

/// <summary>Changes with which a test prepares its database. Their record is somebody's who does nothing else.</summary>
public static class Preparing
{
    public static Task AddAsync(
        this AccessKeys keys, string accessKeyId, string userId, string protectedSecret, AccessKeyTerms terms, CancellationToken cancellationToken) =>
        keys.AddAsync(accessKeyId, userId, protectedSecret, terms, Record(AuditAction.KeyMade), cancellationToken);

    public static Task<bool> DisableAsync(this AccessKeys keys, string accessKeyId, CancellationToken cancellationToken) =>
        keys.DisableAsync(accessKeyId, Record(AuditAction.KeyDisabled), cancellationToken);

    public static Task SetAsync(this WorkspaceMembers members, WorkspaceMember member, CancellationToken cancellationToken) =>
        members.SetAsync(member, Record(AuditAction.MemberSet), cancellationToken);

    public static Task<bool> RemoveAsync(this WorkspaceMembers members, string workspaceId, string userId, CancellationToken cancellationToken) =>
        members.RemoveAsync(workspaceId, userId, Record(AuditAction.MemberRemoved), cancellationToken);

    public static Task SetDisabledAsync(this Users users, string userId, bool isDisabled, CancellationToken cancellationToken) =>
        users.SetDisabledAsync(userId, isDisabled, Record(isDisabled ? AuditAction.UserDisabled : AuditAction.UserEnabled), cancellationToken);

    public static Task EndSessionsAsync(this Users users, string userId, CancellationToken cancellationToken) =>
        users.EndSessionsAsync(userId, Record(AuditAction.SessionsEnded), cancellationToken);

    private static AuditEvent Record(AuditAction action) => new(action, "preparing", null, null);
}
