using JobsDashboard.Access;
using JobsDashboard.Administration;
using JobsDashboard.Auditing;
using JobsDashboard.Components.Accounts;
using JobsDashboard.Jobs.Access;
using JobsDashboard.Specification.Databases;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace JobsDashboard.Tests.Components.Accounts;

/// <summary>A browser tab on the pages about accounts, from a known address.</summary>
internal static class AccountTab
{
    public const string Address = "192.0.2.9";

    /// <summary>The local user, whom nothing but the database makes a global admin.</summary>
    public static JobCaller Admin => JobCaller.Local;

    public static TestDashboard Of(SqliteTestDatabase database, JobCaller caller, bool isLive = true)
    {
        var stored = database.Services;
        return new TestDashboard(database, isLive, caller: caller, more: services => services
            .AddSingleton(stored.GetRequiredService<Users>())
            .AddSingleton(stored.GetRequiredService<AccessKeys>())
            .AddSingleton(stored.GetRequiredService<WorkspaceMembers>())
            .AddSingleton(stored.GetRequiredService<AuditLog>())
            .AddSingleton(stored.GetRequiredService<CallerLookup>())
            .AddSingleton(database.Store)
            .AddSingleton<IHttpContextAccessor>(new FixedAddress())
            .AddSingleton(new AccessKeySecrets(new EphemeralDataProtectionProvider()))
            .AddScoped<ClientAddress>()
            .AddScoped<AuditTrail>()
            .AddTransient<AccountWork>()
            .AddAdministration()
            .AddSupplyValueFromQueryProvider());
    }

    /// <summary>What somebody has recorded, newest first.</summary>
    public static async Task<IEnumerable<(AuditAction Action, string? Subject, string? Address)>> RecordedByAsync(
        this SqliteTestDatabase database, string userId) =>
        (await database.Services.GetRequiredService<AuditLog>()
            .ListAsync(new AuditFilter(userId, null), null, 100, TestContext.Current.CancellationToken))
        .Select(e => (e.Action, e.Subject, e.Address));

    private sealed class FixedAddress : IHttpContextAccessor
    {
        public HttpContext? HttpContext { get; set; } = new DefaultHttpContext
        {
            Connection = { RemoteIpAddress = System.Net.IPAddress.Parse(Address) },
        };
    }
}
