using JobsDashboard.Jobs.Counting;
using JobsDashboard.Jobs.Data;
using JobsDashboard.Jobs.Exporting;
using JobsDashboard.Jobs.Gate;
using JobsDashboard.Jobs.Listing;
using JobsDashboard.Jobs.Secrets;
using JobsDashboard.Jobs.Storing;
using JobsDashboard.Jobs.Tallying;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace JobsDashboard.Jobs;

internal static class JobQueryServices
{
    /// <summary>
    /// Adds everything that answers questions about jobs, over the <see cref="ReadingDatabases"/>, the text search and the store of a
    /// provider, with the <see cref="QueryTimeout"/>, the <see cref="QueueLimits"/> and the <see cref="SecretMask"/> that are registered or
    /// the default ones.
    /// </summary>
    public static IServiceCollection AddJobQueries(this IServiceCollection services)
    {
        services.TryAddSingleton(QueryTimeout.Default);
        services.TryAddSingleton(QueueLimits.Default);
        services.TryAddSingleton(SecretMask.Default);
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddSingleton<IJobTally, SqlTally>();
        return services
            .AddSingleton<QuestionQueue>()
            .AddSingleton<JobGate>()
            .AddSingleton(provider => new CountingState(provider.GetRequiredService<IJobTally>()))
            .AddSingleton(provider => new StoreLag(
                provider.GetRequiredService<IDbContextFactory<JobsDb>>(),
                provider.GetRequiredService<IJobsDatabase>(),
                provider.GetRequiredService<TimeProvider>()))
            .AddSingleton(provider => new JobListQueries(provider.GetRequiredService<JobGate>()))
            .AddSingleton(provider => new JobCountQueries(provider.GetRequiredService<JobGate>()))
            .AddSingleton(provider => new JobExportQueries(provider.GetRequiredService<JobGate>()));
    }
}
