using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Linq.Expressions;
using JobsDashboard.Jobs.Data;
using Microsoft.EntityFrameworkCore;

namespace JobsDashboard.Jobs.Access;

/// <summary>The access keys of all users. A key is never removed, so that its id never comes to mean another.</summary>
public sealed class AccessKeys
{
    private readonly IDbContextFactory<JobsDb> _databases;
    private readonly TimeProvider _time;

    // The second in which this program last began to write a use of each key.
    private readonly ConcurrentDictionary<string, long> _written = new();

    internal AccessKeys(IDbContextFactory<JobsDb> databases, TimeProvider time)
    {
        (_databases, _time) = (databases, time);
    }

    /// <summary>Adds a key, which is of use from now on, together with its record.</summary>
    public async Task AddAsync(
        string accessKeyId,
        string userId,
        string protectedSecret,
        AccessKeyTerms terms,
        AuditEvent recorded,
        CancellationToken cancellationToken)
    {
        await using var db = await _databases.CreateDbContextAsync(cancellationToken);
        db.Add(new AccessKeyRow
        {
            AccessKeyId = accessKeyId,
            UserId = userId,
            ProtectedSecret = protectedSecret,
            CreatedAt = Now,
            Name = terms.Name,
            ExpiresAt = terms.ExpiresAt?.ToUnixTimeSeconds(),
        });
        db.Add(AuditLog.RowOf(recorded, _time));
        await db.SaveChangesAsync(cancellationToken);
    }

    /// <summary>All keys, oldest first.</summary>
    public Task<ImmutableArray<AccessKey>> ListAsync(CancellationToken cancellationToken) => ListAsync(_ => true, cancellationToken);

    /// <summary>The keys of a user, oldest first.</summary>
    public Task<ImmutableArray<AccessKey>> ListOfAsync(string userId, CancellationToken cancellationToken) =>
        ListAsync(k => k.UserId == userId, cancellationToken);

    /// <summary>The key of an id, disabled or not; null when there is none.</summary>
    public async Task<AccessKey?> FindAsync(string accessKeyId, CancellationToken cancellationToken)
    {
        await using var db = await _databases.CreateDbContextAsync(cancellationToken);
        return await db.Keys.AsNoTracking().SingleOrDefaultAsync(k => k.AccessKeyId == accessKeyId, cancellationToken) is { } key
            ? KeyOf(key)
            : null;
    }

    /// <summary>The key of an id with its user, of whom nothing may be known; null when there is no such key.</summary>
    public async Task<(AccessKey Key, User? User)?> FindWithUserAsync(string accessKeyId, CancellationToken cancellationToken)
    {
        await using var db = await _databases.CreateDbContextAsync(cancellationToken);
        var found = await db.Keys.Where(k => k.AccessKeyId == accessKeyId)
            .LeftJoin(db.UserRows, k => k.UserId, u => u.UserId, (Key, User) => new { Key, User })
            .AsNoTracking()
            .SingleOrDefaultAsync(cancellationToken);
        return found is null ? null : (KeyOf(found.Key), found.User is { } user ? Users.UserOf(user) : null);
    }

    /// <summary>Disables a key from now on, together with its record; one that is disabled already stays as it is.</summary>
    /// <returns>Whether there is such a key.</returns>
    public async Task<bool> DisableAsync(string accessKeyId, AuditEvent recorded, CancellationToken cancellationToken)
    {
        await using var db = await _databases.CreateDbContextAsync(cancellationToken);
        if (await db.Keys.SingleOrDefaultAsync(k => k.AccessKeyId == accessKeyId, cancellationToken) is not { } key)
        {
            return false;
        }
        key.DisabledAt ??= Now;
        db.Add(AuditLog.RowOf(recorded, _time));
        await db.SaveChangesAsync(cancellationToken);
        return true;
    }

    /// <summary>Remembers that a key was used now. A use within a minute of the last one is not written.</summary>
    /// <param name="key">The key, as it was found for this use.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public async Task UsedAsync(AccessKey key, CancellationToken cancellationToken)
    {
        var now = Now;
        var minuteAgo = now - 60;
        if (key.LastUsedAt?.ToUnixTimeSeconds() >= minuteAgo)
        {
            return;
        }
        // Also what changes nothing has to wait for whoever else is writing. Of many uses at the end of a minute only one does.
        var written = _written.GetOrAdd(key.AccessKeyId, 0);
        if (written >= minuteAgo || !_written.TryUpdate(key.AccessKeyId, now, written))
        {
            return;
        }
        await using var db = await _databases.CreateDbContextAsync(cancellationToken);
        await db.Keys
            .Where(k => k.AccessKeyId == key.AccessKeyId && (k.LastUsedAt == null || k.LastUsedAt < minuteAgo))
            .ExecuteUpdateAsync(used => used.SetProperty(k => k.LastUsedAt, now), cancellationToken);
    }

    private async Task<ImmutableArray<AccessKey>> ListAsync(
        Expression<Func<AccessKeyRow, bool>> which, CancellationToken cancellationToken)
    {
        await using var db = await _databases.CreateDbContextAsync(cancellationToken);
        var keys = db.Keys.AsNoTracking().Where(which).OrderBy(k => k.CreatedAt).ThenBy(k => k.AccessKeyId);
        return [.. (await keys.ToListAsync(cancellationToken)).Select(KeyOf)];
    }

    private long Now => _time.GetUtcNow().ToUnixTimeSeconds();

    private static AccessKey KeyOf(AccessKeyRow k) => new(
        k.AccessKeyId, k.UserId, k.ProtectedSecret, DateTimeOffset.FromUnixTimeSeconds(k.CreatedAt), UnixTime.Of(k.DisabledAt))
    {
        Terms = new AccessKeyTerms(k.Name, UnixTime.Of(k.ExpiresAt)),
        LastUsedAt = UnixTime.Of(k.LastUsedAt),
    };
}
