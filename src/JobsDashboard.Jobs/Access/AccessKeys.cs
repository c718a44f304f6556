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
    public async Task AddAsync(string accessKeyId, string userId, string protectedSecret, CancellationToken cancellationToken)
    {
        await using var db = await _databases.CreateDbContextAsync(cancellationToken);
        db.Add(new AccessKeyRow { AccessKeyId = accessKeyId, UserId = userId, ProtectedSecret = protectedSecret, CreatedAt = Now });
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

    private long Now => _time.GetUtcNow().ToUnixTimeSeconds();

    private static readonly Expression<Func<AccessKeyRow, AccessKey>> s_key = k => new AccessKey(
        k.AccessKeyId, k.UserId, k.ProtectedSecret, DateTimeOffset.FromUnixTimeSeconds(k.CreatedAt), Time(k.DisabledAt));

    private static DateTimeOffset? Time(long? seconds) => seconds is { } known ? DateTimeOffset.FromUnixTimeSeconds(known) : null;
}
