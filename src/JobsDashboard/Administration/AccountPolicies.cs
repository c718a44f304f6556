using System.Security.Claims;
using JobsDashboard.Jobs.Access;
using Microsoft.AspNetCore.Authorization;

namespace JobsDashboard.Administration;

/// <summary>The policies of the pages about accounts.</summary>
internal static class AccountPolicies
{
    /// <summary>Global admins only, as the database knows them at the time of the request.</summary>
    public const string GlobalAdmin = "GlobalAdmin";

    public static IServiceCollection AddAdministration(this IServiceCollection services)
    {
        services
            .AddSingleton<AccountRights>()
            .AddSingleton<AuditReading>()
            .AddScoped<KeyAdministration>()
            .AddScoped<MemberAdministration>()
            .AddScoped<UserAdministration>()
            .AddSingleton<IAuthorizationHandler, GlobalAdminHandler>();
        services.AddAuthorizationBuilder().AddPolicy(GlobalAdmin, policy => policy.AddRequirements(new GlobalAdminRequirement()));
        return services;
    }

    private sealed class GlobalAdminRequirement : IAuthorizationRequirement;

    private sealed class GlobalAdminHandler(CallerLookup callers) : AuthorizationHandler<GlobalAdminRequirement>
    {
        protected override async Task HandleRequirementAsync(
            AuthorizationHandlerContext context, GlobalAdminRequirement requirement)
        {
            if (context.User.FindFirstValue(ClaimTypes.NameIdentifier) is { } userId
                && await callers.FindAsync(userId, CancellationToken.None) is { IsGlobalAdmin: true })
            {
                context.Succeed(requirement);
            }
        }
    }
}
