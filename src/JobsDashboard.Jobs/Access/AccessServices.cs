using JobsDashboard.Jobs.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace JobsDashboard.Jobs.Access;

/// <summary>What every database registers alike for those who ask.</summary>
internal static class AccessServices
{
    public static IServiceCollection AddAccess(this IServiceCollection services) => services
        .AddSingleton(provider => new AccessKeys(Databases(provider), provider.GetRequiredService<TimeProvider>()))
        .AddSingleton(provider => new SignatureNonces(Databases(provider)))
        .AddSingleton(provider => new WorkspaceMembers(Databases(provider)));

    private static IDbContextFactory<JobsDb> Databases(IServiceProvider provider) =>
        provider.GetRequiredService<IDbContextFactory<JobsDb>>();
}
