using System.Collections.Immutable;
using JobsDashboard.Access;
using JobsDashboard.Auditing;
using JobsDashboard.Jobs.Access;

namespace JobsDashboard.Administration;

/// <summary>Access keys as users and admins manage them on pages. Everything is checked here, when it is done.</summary>
internal sealed class KeyAdministration(
    AccountRights rights, AccessKeys keys, AccessKeySecrets secrets, AuditTrail trail, TimeProvider time)
{
    /// <summary>How many usable keys a user may have at a time.</summary>
    public const int MaxUsable = 50;

    /// <summary>The caller's own keys, newest first.</summary>
    /// <exception cref="RefusedActionException">The caller is disabled.</exception>
    public async Task<ImmutableArray<ListedKey>> ListOwnAsync(JobCaller caller, CancellationToken cancellationToken)
    {
        await rights.CheckAsync(caller, cancellationToken);
        return Listed(await keys.ListOfAsync(caller.UserId, cancellationToken));
    }

    /// <summary>Everybody's keys, newest first.</summary>
    /// <exception cref="RefusedActionException">The caller is no global admin.</exception>
    public async Task<ImmutableArray<ListedKey>> ListAllAsync(JobCaller caller, CancellationToken cancellationToken)
    {
        await rights.CheckGlobalAdminAsync(caller, cancellationToken);
        return Listed(await keys.ListAsync(cancellationToken));
    }

    /// <summary>Makes a key of the caller's own.</summary>
    /// <exception cref="RefusedActionException">The caller may not, or the name or the end cannot be used.</exception>
    public async Task<MadeKey> MakeAsync(JobCaller caller, AccessKeyTerms terms, CancellationToken cancellationToken)
    {
        await rights.CheckAsync(caller, cancellationToken);
        var now = time.GetUtcNow();
        if (KeyNames.ProblemOf(terms.Name) is { } expected)
        {
            throw new RefusedActionException($"Name takes {expected}.");
        }
        if (terms.ExpiresAt <= now)
        {
            throw new RefusedActionException("Expires takes a day after today, or nothing.");
        }
        if ((await keys.ListOfAsync(caller.UserId, cancellationToken)).Count(key => key.IsUsableAt(now)) >= MaxUsable)
        {
            throw new RefusedActionException($"You have {MaxUsable} keys that can be used. Disable one of them first.");
        }
        var made = new MadeKey(AccessKeySecrets.NewId(), AccessKeySecrets.NewSecret());
        var stored = secrets.Protect(made.AccessKeyId, made.Secret);
        await trail.ChangeAsync(
            AuditAction.KeyMade,
            caller.UserId,
            AuditSubject.Key(made.AccessKeyId, caller.UserId),
            async recorded =>
            {
                await keys.AddAsync(made.AccessKeyId, caller.UserId, stored, terms, recorded, cancellationToken);
                return true;
            });
        return made;
    }

    /// <summary>Disables a key of the caller's own; a global admin disables anybody's.</summary>
    /// <exception cref="RefusedActionException">There is no such key, or the caller may not.</exception>
    public async Task DisableAsync(JobCaller caller, string accessKeyId, CancellationToken cancellationToken)
    {
        var now = await rights.CheckAsync(caller, cancellationToken);
        var key = await keys.FindAsync(accessKeyId, cancellationToken);
        if (key is null || (key.UserId != now.UserId && !now.IsGlobalAdmin))
        {
            // Somebody else's key is answered like one that never was.
            throw new RefusedActionException($"There is no access key {accessKeyId} that you may disable.");
        }
        await trail.ChangeAsync(
            AuditAction.KeyDisabled,
            now.UserId,
            AuditSubject.Key(accessKeyId, key.UserId),
            recorded => keys.DisableAsync(accessKeyId, recorded, cancellationToken));
    }

    private static ImmutableArray<ListedKey> Listed(ImmutableArray<AccessKey> keys) => [.. keys.Reverse().Select(ListedKey.Of)];
}
