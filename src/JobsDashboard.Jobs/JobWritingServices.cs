using JobsDashboard.Jobs.Data;
using JobsDashboard.Jobs.Removing;
using JobsDashboard.Jobs.Renewal;
using JobsDashboard.Jobs.Secrets;
using JobsDashboard.Jobs.Storing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace JobsDashboard.Jobs;

internal static class JobWritingServices
{
    /// <summary>
    /// Adds what stores and removes jobs, over what makes a provider's <see cref="IWriteTarget"/>, a function that is registered.
    /// </summary>
    public static IServiceCollection AddJobWriting(this IServiceCollection services) => services
        .AddSingleton<IJobWriter>(provider => new JobWriter(Open(provider), Secrets(provider), provider.GetRequiredService<TimeProvider>()))
        .AddSingleton(provider => new JobRemoval(Open(provider), provider.GetRequiredService<TimeProvider>()))
        .AddSingleton(provider => new SearchSecrets(
            provider.GetRequiredService<IDbContextFactory<JobsDb>>(),
            Open(provider),
            Secrets(provider),
            provider.GetRequiredService<TimeProvider>()));

    private static Func<IWriteTarget> Open(IServiceProvider provider) => provider.GetRequiredService<Func<IWriteTarget>>();

    private static SecretMask Secrets(IServiceProvider provider) => provider.GetRequiredService<SecretMask>();
}
