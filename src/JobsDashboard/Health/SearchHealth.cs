using JobsDashboard.Jobs.Storing;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace JobsDashboard.Health;

/// <summary>How far text search is behind what is stored. That is no failure: lists are complete, and the search catches up.</summary>
internal sealed class SearchHealth(IJobsDatabase database) : IHealthCheck
{
    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        var lag = await database.SearchLagAsync(cancellationToken);
        // Not how many jobs: anybody may ask, and the number counts jobs that nobody else may see.
        return lag switch
        {
            { IsBeingBuilt: true } =>
                HealthCheckResult.Degraded("All jobs are being read anew; until that is done searches may miss any of them."),
            { IsBehind: true } =>
                HealthCheckResult.Healthy("Jobs that were stored lately are being read; searches may miss them for a while."),
            _ => HealthCheckResult.Healthy("Searches find every job."),
        };
    }
}
