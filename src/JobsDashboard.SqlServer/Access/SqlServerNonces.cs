using System.Data.Common;
using JobsDashboard.Jobs.Access;
using JobsDashboard.Jobs.Data;
using Microsoft.EntityFrameworkCore;

namespace JobsDashboard.SqlServer.Access;

/// <summary>The nonces in SQL Server, each stored by itself: the server writes those of many connections to its disk at once.</summary>
internal sealed class SqlServerNonces(IDbContextFactory<JobsDb> databases) : ISignatureNonces
{
    private static readonly TimeSpan s_betweenPurges = TimeSpan.FromMinutes(5);

    private long _nextPurge;

    public async Task<NonceUse> UseAsync(string accessKeyId, string nonce, DateTimeOffset lastUse, CancellationToken cancellationToken)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        var expiresAt = lastUse.ToUnixTimeSeconds();
        var stored = db.Nonces.Where(n => n.AccessKeyId == accessKeyId && n.Nonce == nonce);
        // Looked up before it is stored, because storing has to wait for whoever else is writing, and a repeat should not.
        if (await stored.AnyAsync(cancellationToken))
        {
            return NonceUse.Repeated;
        }
        // After the look-up: what was removed by then is older than this newest one allows.
        var newest = await db.Nonces.MaxAsync(n => (long?)n.ExpiresAt, cancellationToken);
        if (expiresAt < newest - (long)ISignatureNonces.Kept.TotalSeconds)
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
            // That the row is there now tells a nonce that somebody else has just stored from every other failure.
            if (await stored.AnyAsync(cancellationToken))
            {
                return NonceUse.Repeated;
            }
            throw;
        }
        await PurgeAsync(db, Math.Max(newest ?? expiresAt, expiresAt) - (long)ISignatureNonces.Kept.TotalSeconds, cancellationToken);
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
