using JobsDashboard.Jobs.Access;
using Microsoft.AspNetCore.Components.Server.Circuits;

namespace JobsDashboard.Auditing;

internal static class AuditServices
{
    /// <summary>Registers the <see cref="AuditTrail"/>, for each request and each live page its own.</summary>
    /// <param name="services">The server's services.</param>
    /// <param name="retentionDays">For how many days events are kept; null for the usual time.</param>
    public static IServiceCollection AddAuditTrail(this IServiceCollection services, int? retentionDays) => services
        .AddHttpContextAccessor()
        .AddSingleton<RecordedKeyUses>()
        .AddScoped<ClientAddress>()
        .AddScoped<CircuitHandler>(page => page.GetRequiredService<ClientAddress>())
        .AddScoped<AuditTrail>()
        .AddHostedService(provider => new AuditRetention(
            provider.GetRequiredService<AuditLog>(),
            TimeSpan.FromDays(retentionDays ?? AuditRetention.UsualDays),
            provider.GetRequiredService<TimeProvider>(),
            provider.GetRequiredService<ILogger<AuditRetention>>()));
}
