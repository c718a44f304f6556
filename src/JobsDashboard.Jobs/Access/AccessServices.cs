using JobsDashboard.Jobs.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace JobsDashboard.Jobs.Access;

/// <summary>What every database registers alike for those who ask.</summary>
internal static class AccessServices
{
    public static IServiceCollection AddAccess(this IServiceCollection services) => services
        .AddSingleton(provider => new AccessKeys(Databases(provider), provider.GetRequiredService<TimeProvider>()))
        .AddSingleton(provider => new WorkspaceMembers(Databases(provider), provider.GetRequiredService<TimeProvider>()))
        .AddSingleton(provider => new Users(Databases(provider), provider.GetRequiredService<TimeProvider>()))
        .AddSingleton(provider => new AuditLog(Databases(provider), provider.GetRequiredService<TimeProvider>()))
        .AddSingleton(provider => new CallerLookup(
            provider.GetRequiredService<Users>(),
            provider.GetRequiredService<WorkspaceMembers>(),
            provider.GetService<GlobalAdmins>() ?? GlobalAdmins.Default));

    private static IDbContextFactory<JobsDb> Databases(IServiceProvider provider) =>
        provider.GetRequiredService<IDbContextFactory<JobsDb>>();
}
