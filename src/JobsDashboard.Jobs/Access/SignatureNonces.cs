using System.Data.Common;
using JobsDashboard.Jobs.Data;
using Microsoft.EntityFrameworkCore;

namespace JobsDashboard.Jobs.Access;

/// <summary>The nonces of signed requests. Each lets one request in, so that none that was overheard can be sent again.</summary>
/// <remarks>
/// No clock decides what is remembered, because a clock can be set back. Nonces are removed when they are much older than the newest
/// one, which is never removed; and a request that is as old as what was removed is not let in.
/// </remarks>
public sealed class SignatureNonces
{
    /// <summary>
    /// How much older than the newest nonce one may be before it is removed. It has to be more than the half hour between the dates of
    /// two requests that are both in time; and as far as this a clock may be set back without a request being refused that is in time.
    /// </summary>
    public static readonly TimeSpan Kept = TimeSpan.FromDays(1);

    private static readonly TimeSpan s_betweenPurges = TimeSpan.FromMinutes(5);

    private readonly IDbContextFactory<JobsDb> _databases;
    private long _nextPurge;

    internal SignatureNonces(IDbContextFactory<JobsDb> databases)
    {
        _databases = databases;
    }

    /// <summary>Uses a nonce of a key.</summary>
    /// <param name="accessKeyId">The key. Nonces are per access key.</param>
    /// <param name="nonce">What the request calls itself.</param>
    /// <param name="lastUse">The last moment at which the request could be sent again.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>What is known of it. Of several uses at once, only one is the first.</returns>
    public async Task<NonceUse> UseAsync(string accessKeyId, string nonce, DateTimeOffset lastUse, CancellationToken cancellationToken)
    {
        await using var db = await _databases.CreateDbContextAsync(cancellationToken);
        var expiresAt = lastUse.ToUnixTimeSeconds();
        var stored = db.Nonces.Where(n => n.AccessKeyId == accessKeyId && n.Nonce == nonce);
        // Looked up before it is stored, because storing has to wait for whoever else is writing, and a repeat should not.
        if (await stored.AnyAsync(cancellationToken))
        {
            return NonceUse.Repeated;
        }
        // After the look-up: what was removed by then is older than this newest one allows.
        var newest = await db.Nonces.MaxAsync(n => (long?)n.ExpiresAt, cancellationToken);
        if (expiresAt < newest - (long)Kept.TotalSeconds)
        {
            return NonceUse.Forgotten;
        }
        db.Add(new SignatureNonceRow { AccessKeyId = accessKeyId, Nonce = nonce, ExpiresAt = expiresAt });
        try
        {
            await db.SaveChangesAsync(cancellationToken);
        }
        catch (DbUpdateException)
        {
            // Each database has its own words for a key that is taken; that the row is there now says it in all of them.
            if (await stored.AnyAsync(cancellationToken))
            {
                return NonceUse.Repeated;
            }
            throw;
        }
        await PurgeAsync(db, Math.Max(newest ?? expiresAt, expiresAt) - (long)Kept.TotalSeconds, cancellationToken);
        return NonceUse.First;
    }

    private async Task PurgeAsync(JobsDb db, long oldest, CancellationToken cancellationToken)
    {
        var due = Interlocked.Read(ref _nextPurge);
        if (oldest < due || Interlocked.CompareExchange(ref _nextPurge, oldest + (long)s_betweenPurges.TotalSeconds, due) != due)
        {
            return;
        }
        try
        {
            await db.Nonces.Where(n => n.ExpiresAt < oldest).ExecuteDeleteAsync(cancellationToken);
        }
        // Failures that pass come wrapped, with the advice to try again.
        catch (Exception failure) when (failure is DbException or { InnerException: DbException })
        {
            // They harm nobody, and the next purge takes them along; the request that came here is good.
        }
    }
}
