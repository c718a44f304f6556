namespace JobsDashboard.Jobs.Access;

/// <summary>Finds out what a user may do now, however the user came: by a sign-in or by an access key.</summary>
public sealed class CallerLookup
{
    private readonly Users _users;
    private readonly GlobalAdmins _admins;

    internal CallerLookup(Users users, GlobalAdmins admins)
    {
        (_users, _admins) = (users, admins);
    }

    /// <summary>The caller that a user is; null if the user is disabled.</summary>
    /// <remarks>Workspaces are not part of it: the gate reads them with every question.</remarks>
    public async Task<JobCaller?> FindAsync(string userId, CancellationToken cancellationToken)
    {
        var user = await _users.FindAsync(userId, cancellationToken);
        var isGlobalAdmin = user is { IsGlobalAdmin: true } || _admins.UserIds.Contains(userId, StringComparer.Ordinal);
        return user is { DisabledAt: not null } ? null : new JobCaller(userId, isGlobalAdmin);
    }
}
