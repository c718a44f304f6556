using System.Data.Common;
using JobsDashboard.Jobs.Data;
using Microsoft.EntityFrameworkCore;

namespace JobsDashboard.Jobs.Access;

/// <summary>The nonces of signed requests. Each lets one request in, so that none that was overheard can be sent again.</summary>
public sealed class SignatureNonces
{
    private static readonly TimeSpan s_betweenPurges = TimeSpan.FromMinutes(5);

    private readonly IDbContextFactory<JobsDb> _databases;
    private readonly TimeProvider _time;
    private long _nextPurge;

    internal SignatureNonces(IDbContextFactory<JobsDb> databases, TimeProvider time)
    {
        (_databases, _time) = (databases, time);
    }

    /// <summary>Uses a nonce of a key.</summary>
    /// <param name="accessKeyId">The key; the nonces of another are others.</param>
    /// <param name="nonce">What the request calls itself.</param>
    /// <param name="lastUse">The last moment at which the request could be sent again.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>Whether this is its first use; of several at once, only one is.</returns>
    public async Task<bool> TryUseAsync(string accessKeyId, string nonce, DateTimeOffset lastUse, CancellationToken cancellationToken)
    {
        await using var db = await _databases.CreateDbContextAsync(cancellationToken);
        var now = _time.GetUtcNow().ToUnixTimeSeconds();
        var isFirst = await TryUseAsync(db, accessKeyId, nonce, lastUse.ToUnixTimeSeconds(), now, cancellationToken);
        if (isFirst)
        {
            await PurgeAsync(db, now, cancellationToken);
        }
        return isFirst;
    }

    // Looked up before it is stored, because storing has to wait for whoever else is writing, and a repeat should not.
    private static async Task<bool> TryUseAsync(
        JobsDb db, string accessKeyId, string nonce, long expiresAt, long now, CancellationToken cancellationToken)
    {
        var stored = db.SignatureNonces.Where(n => n.AccessKeyId == accessKeyId && n.Nonce == nonce);
        if (await stored.Select(n => (long?)n.ExpiresAt).SingleOrDefaultAsync(cancellationToken) is { } known)
        {
            return known < now
                && await stored.Where(n => n.ExpiresAt == known).ExecuteUpdateAsync(row => row.SetProperty(n => n.ExpiresAt, expiresAt), cancellationToken) == 1;
        }
        db.Add(new SignatureNonceRow { AccessKeyId = accessKeyId, Nonce = nonce, ExpiresAt = expiresAt });
        try
        {
            await db.SaveChangesAsync(cancellationToken);
            return true;
        }
        catch (DbUpdateException)
        {
            // Each database has its own words for a key that is taken; that the row is there now says it in all of them.
            if (await stored.AnyAsync(cancellationToken))
            {
                return false;
            }
            throw;
        }
    }

    private async Task PurgeAsync(JobsDb db, long now, CancellationToken cancellationToken)
    {
        var due = Interlocked.Read(ref _nextPurge);
        if (now < due || Interlocked.CompareExchange(ref _nextPurge, now + (long)s_betweenPurges.TotalSeconds, due) != due)
        {
            return;
        }
        try
        {
            await db.SignatureNonces.Where(n => n.ExpiresAt < now).ExecuteDeleteAsync(cancellationToken);
        }
        // Failures that pass come wrapped, with the advice to try again.
        catch (Exception failure) when (failure is DbException or { InnerException: DbException })
        {
            // They harm nobody, and the next purge takes them along; the request that came here is good.
        }
    }
}
