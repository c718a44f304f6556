using JobsDashboard.Jobs.Data;
using JobsDashboard.Jobs.Gate;
using JobsDashboard.Jobs.Storing;
using JobsDashboard.Jobs.TextSearch;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace JobsDashboard.Jobs.Listing;

internal static class JobQueryServices
{
    /// <summary>Adds <see cref="JobQueries"/> over the database and the text search of a provider, with the <see cref="QueryTimeout"/> if there is one.</summary>
    public static IServiceCollection AddJobQueries(this IServiceCollection services) =>
        services.AddSingleton(provider => new JobQueries(
            provider.GetRequiredService<IDbContextFactory<JobsDb>>(),
            provider.GetRequiredService<IJobTextSearch>(),
            provider.GetRequiredService<TimeProvider>(),
            provider.GetService<QueryTimeout>()?.Time,
            store: provider.GetRequiredService<IJobsDatabase>()));
}
