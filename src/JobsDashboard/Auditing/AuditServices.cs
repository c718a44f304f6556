using Microsoft.AspNetCore.Components.Server.Circuits;

namespace JobsDashboard.Auditing;

internal static class AuditServices
{
    /// <summary>Registers the <see cref="AuditTrail"/>, for each request and each live page its own.</summary>
    public static IServiceCollection AddAuditTrail(this IServiceCollection services) => services
        .AddHttpContextAccessor()
        .AddSingleton<RecordedKeyUses>()
        .AddScoped<ClientAddress>()
        .AddScoped<CircuitHandler>(page => page.GetRequiredService<ClientAddress>())
        .AddScoped<AuditTrail>();
}
