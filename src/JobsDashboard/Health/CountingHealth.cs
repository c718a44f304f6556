using JobsDashboard.Jobs.Tallying;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace JobsDashboard.Health;

/// <summary>What counts the jobs. All ways give the same numbers, so none of them is a failure.</summary>
internal sealed class CountingHealth(CountingState counting) : IHealthCheck
{
    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) =>
        Task.FromResult(HealthCheckResult.Healthy(counting.Source switch
        {
            CountSource.Memory => "Jobs are counted in memory.",
            CountSource.DatabaseMeanwhile => "Jobs are being read into memory; meanwhile the database counts them.",
            _ => "The database counts jobs.",
        }));
}
