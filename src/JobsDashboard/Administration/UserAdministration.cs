using System.Collections.Immutable;
using JobsDashboard.Auditing;
using JobsDashboard.Jobs.Access;

namespace JobsDashboard.Administration;

/// <summary>Users as global admins manage them. Everything is checked here, when it is done.</summary>
internal sealed class UserAdministration(AccountRights rights, Users users, AuditTrail trail)
{
    /// <summary>The users whose id or name has a text in it, by id.</summary>
    /// <exception cref="RefusedActionException">The caller is no global admin.</exception>
    public async Task<ImmutableArray<User>> ListAsync(JobCaller caller, string? search, CancellationToken cancellationToken)
    {
        await rights.CheckGlobalAdminAsync(caller, cancellationToken);
        var all = await users.ListAsync(cancellationToken);
        return search is { Length: > 0 } text ? [.. all.Where(user => Has(user.UserId, text) || Has(user.Username, text))] : all;
    }

    /// <summary>Takes a user the right to ask, access keys included, or gives it back. Nobody disables themselves.</summary>
    /// <exception cref="RefusedActionException">The caller may not, or the id cannot be one.</exception>
    public async Task SetDisabledAsync(JobCaller caller, string userId, bool isDisabled, CancellationToken cancellationToken)
    {
        await rights.CheckGlobalAdminAsync(caller, cancellationToken);
        var id = IdRule.Read("User id", userId);
        if (isDisabled && id == caller.UserId)
        {
            throw new RefusedActionException("You cannot disable yourself.");
        }
        var action = isDisabled ? AuditAction.UserDisabled : AuditAction.UserEnabled;
        await trail.ChangeAsync(action, caller.UserId, id, async recorded =>
        {
            await users.SetDisabledAsync(id, isDisabled, recorded, cancellationToken);
            return true;
        });
    }

    /// <summary>Ends every sign-in of a user. One may end one's own.</summary>
    /// <exception cref="RefusedActionException">The caller may not.</exception>
    public async Task EndSessionsAsync(JobCaller caller, string userId, CancellationToken cancellationToken)
    {
        await rights.CheckGlobalAdminAsync(caller, cancellationToken);
        await trail.ChangeAsync(AuditAction.SessionsEnded, caller.UserId, userId, async recorded =>
        {
            await users.EndSessionsAsync(userId, recorded, cancellationToken);
            return true;
        });
    }

    private static bool Has(string? value, string text) => value?.Contains(text, StringComparison.OrdinalIgnoreCase) == true;
}
