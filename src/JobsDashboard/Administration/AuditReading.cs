using System.Collections.Immutable;
using JobsDashboard.Jobs.Access;

namespace JobsDashboard.Administration;

/// <summary>The audit log for those who may read it.</summary>
internal sealed class AuditReading(AccountRights rights, AuditLog log)
{
    /// <summary>The latest events, newest first.</summary>
    /// <exception cref="RefusedActionException">The caller is no global admin.</exception>
    public async Task<ImmutableArray<AuditEvent>> ListAsync(
        JobCaller caller, AuditFilter filter, long? before, int max, CancellationToken cancellationToken)
    {
        await rights.CheckGlobalAdminAsync(caller, cancellationToken);
        return await log.ListAsync(filter, before, max, cancellationToken);
    }
}
