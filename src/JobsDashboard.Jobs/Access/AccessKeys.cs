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

    internal AccessKeys(IDbContextFactory<JobsDb> databases, TimeProvider time)
    {
        (_databases, _time) = (databases, time);
    }

    /// <summary>Adds a key, which is of use from now on.</summary>
    public async Task AddAsync(
        string accessKeyId, string userId, string protectedSecret, AccessKeyTerms terms, CancellationToken cancellationToken)
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
        await db.SaveChangesAsync(cancellationToken);
    }

    /// <summary>All keys, oldest first.</summary>
    public async Task<ImmutableArray<AccessKey>> ListAsync(CancellationToken cancellationToken)
    {
        await using var db = await _databases.CreateDbContextAsync(cancellationToken);
        return [.. await db.Keys.OrderBy(k => k.CreatedAt).ThenBy(k => k.AccessKeyId).Select(s_key).ToListAsync(cancellationToken)];
    }

    /// <summary>The key of an id, disabled or not; null when there is none.</summary>
    public async Task<AccessKey?> FindAsync(string accessKeyId, CancellationToken cancellationToken)
    {
        await using var db = await _databases.CreateDbContextAsync(cancellationToken);
        return await db.Keys.Where(k => k.AccessKeyId == accessKeyId).Select(s_key).SingleOrDefaultAsync(cancellationToken);
    }

    /// <summary>Disables a key from now on; one that is disabled already stays as it is.</summary>
    /// <returns>Whether there is such a key.</returns>
    public async Task<bool> DisableAsync(string accessKeyId, CancellationToken cancellationToken)
    {
        await using var db = await _databases.CreateDbContextAsync(cancellationToken);
        var now = Now;
        return await db.Keys
            .Where(k => k.AccessKeyId == accessKeyId)
            .ExecuteUpdateAsync(key => key.SetProperty(k => k.DisabledAt, k => k.DisabledAt ?? now), cancellationToken) == 1;
    }

    /// <summary>Remembers that a key was used now. A use within a minute of the last one is not written.</summary>
    public async Task UsedAsync(string accessKeyId, CancellationToken cancellationToken)
    {
        await using var db = await _databases.CreateDbContextAsync(cancellationToken);
        var (now, minuteAgo) = (Now, Now - 60);
        await db.Keys
            .Where(k => k.AccessKeyId == accessKeyId && (k.LastUsedAt == null || k.LastUsedAt < minuteAgo))
            .ExecuteUpdateAsync(key => key.SetProperty(k => k.LastUsedAt, now), cancellationToken);
    }

    private long Now => _time.GetUtcNow().ToUnixTimeSeconds();

    private static readonly Expression<Func<AccessKeyRow, AccessKey>> s_key = k => new AccessKey(
        k.AccessKeyId, k.UserId, k.ProtectedSecret, DateTimeOffset.FromUnixTimeSeconds(k.CreatedAt), UnixTime.Of(k.DisabledAt))
    {
        Terms = new AccessKeyTerms(k.Name, UnixTime.Of(k.ExpiresAt)),
        LastUsedAt = UnixTime.Of(k.LastUsedAt),
    };
}
