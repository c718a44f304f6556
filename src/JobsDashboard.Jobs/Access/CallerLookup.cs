namespace JobsDashboard.Jobs.Access;

/// <summary>Finds out what a user may do now, however the user came: by a sign-in or by an access key.</summary>
public sealed class CallerLookup
{
    private readonly Users _users;
    private readonly WorkspaceMembers _members;
    private readonly GlobalAdmins _admins;

    internal CallerLookup(Users users, WorkspaceMembers members, GlobalAdmins admins)
    {
        (_users, _members, _admins) = (users, members, admins);
    }

    /// <summary>The caller that a user is; null if the user is disabled.</summary>
    /// <remarks>Workspaces are not part of it: the gate reads them with every question.</remarks>
    public async Task<JobCaller?> FindAsync(string userId, CancellationToken cancellationToken) =>
        Of(userId, await _users.FindAsync(userId, cancellationToken));

    /// <summary>The same of a user who has been looked up.</summary>
    /// <param name="userId">Who asks.</param>
    /// <param name="user">What is known of the user; null for nothing.</param>
    public JobCaller? Of(string userId, User? user) => user is { DisabledAt: not null } ? null : CallerOf(userId, user);

    /// <summary>A user who signed in, and what the user may see now; null if the sign-in is of no use any more.</summary>
    /// <param name="userId">Who signed in.</param>
    /// <param name="signedInAt">When.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public async Task<SignedInUser?> FindSignedInAsync(string userId, DateTimeOffset signedInAt, CancellationToken cancellationToken)
    {
        var user = await _users.FindAsync(userId, cancellationToken);
        if (user is not { DisabledAt: null } || user.SessionsEndedAt >= signedInAt)
        {
            return null;
        }
        return new SignedInUser(CallerOf(userId, user), user.Username, await _members.OfUserAsync(userId, cancellationToken));
    }

    private JobCaller CallerOf(string userId, User? user) =>
        new(userId, user is { IsGlobalAdmin: true } || _admins.UserIds.Contains(userId, StringComparer.Ordinal));
}
