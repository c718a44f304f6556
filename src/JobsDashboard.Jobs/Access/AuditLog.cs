using System.Collections.Immutable;
using JobsDashboard.Jobs.Data;
using Microsoft.EntityFrameworkCore;

namespace JobsDashboard.Jobs.Access;

/// <summary>Records who did what to sign-ins, keys, rights and exports. What is recorded is only ever removed by age.</summary>
public sealed class AuditLog
{
    private readonly IDbContextFactory<JobsDb> _databases;
    private readonly TimeProvider _time;

    internal AuditLog(IDbContextFactory<JobsDb> databases, TimeProvider time)
    {
        (_databases, _time) = (databases, time);
    }

    /// <summary>Records an event as of now.</summary>
    public async Task WriteAsync(AuditEvent written, CancellationToken cancellationToken)
    {
        await using var db = await _databases.CreateDbContextAsync(cancellationToken);
        db.Add(RowOf(written, _time));
        await db.SaveChangesAsync(cancellationToken);
    }

    /// <summary>An event as of now, for whoever stores a change and its record together.</summary>
    internal static AuditEventRow RowOf(AuditEvent recorded, TimeProvider time) => new()
    {
        At = time.GetUtcNow().ToUnixTimeMilliseconds(),
        UserId = recorded.UserId,
        Action = (int)recorded.Action,
        Subject = recorded.Subject,
        Address = recorded.Address,
    };

    /// <summary>The latest events, newest first.</summary>
    /// <param name="filter">Which ones.</param>
    /// <param name="before">Only events recorded before the one of this <see cref="AuditEvent.Id"/>; null begins with the newest.</param>
    /// <param name="max">How many at most.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public async Task<ImmutableArray<AuditEvent>> ListAsync(
        AuditFilter filter, long? before, int max, CancellationToken cancellationToken)
    {
        await using var db = await _databases.CreateDbContextAsync(cancellationToken);
        var (userId, action) = (filter.UserId, (int?)filter.Action);
        return
        [
            .. await db.AuditEvents
                .Where(e => before == null || e.Id < before)
                .Where(e => userId == null || e.UserId == userId)
                .Where(e => action == null || e.Action == action)
                .OrderByDescending(e => e.Id)
                .Take(max)
                .Select(e => new AuditEvent((AuditAction)e.Action, e.UserId, e.Subject, e.Address)
                {
                    Id = e.Id,
                    At = DateTimeOffset.FromUnixTimeMilliseconds(e.At),
                })
                .ToListAsync(cancellationToken),
        ];
    }

    /// <summary>Removes what is older than an instant.</summary>
    /// <returns>How many events.</returns>
    public async Task<int> PurgeAsync(DateTimeOffset olderThan, CancellationToken cancellationToken)
    {
        await using var db = await _databases.CreateDbContextAsync(cancellationToken);
        var oldest = olderThan.ToUnixTimeMilliseconds();
        return await db.AuditEvents.Where(e => e.At < oldest).ExecuteDeleteAsync(cancellationToken);
    }
}
