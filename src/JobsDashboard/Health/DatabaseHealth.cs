using JobsDashboard.Jobs.Storing;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace JobsDashboard.Health;

/// <summary>Whether the database answers and has this program's version.</summary>
internal sealed class DatabaseHealth(IJobsDatabase database) : IHealthCheck
{
    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        await database.CheckAsync(cancellationToken);
        return HealthCheckResult.Healthy("The database answers.");
    }
}
