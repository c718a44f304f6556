using JobsDashboard.Jobs.Access;

namespace JobsDashboard.Auditing;

/// <summary>Removes what is older than the audit log keeps: when the server starts, and once a day.</summary>
internal sealed class AuditRetention(AuditLog audit, TimeSpan kept, TimeProvider time, ILogger<AuditRetention> log) : BackgroundService
{
    /// <summary>For how many days events are kept where no setting says it.</summary>
    public const int UsualDays = 400;

    /// <summary>Removes what is too old now.</summary>
    public async Task PurgeAsync(CancellationToken cancellationToken)
    {
        try
        {
            if (await audit.PurgeAsync(time.GetUtcNow() - kept, cancellationToken) is > 0 and var count)
            {
                log.LogInformation("Removed {Count} events from the audit log that were older than {Days} days", count, kept.Days);
            }
        }
        catch (Exception failure) when (failure is not OperationCanceledException)
        {
            log.LogWarning(failure, "Old events could not be removed from the audit log. The next try is in a day");
        }
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(TimeSpan.FromDays(1), time);
        do
        {
            await PurgeAsync(stoppingToken);
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }
}
