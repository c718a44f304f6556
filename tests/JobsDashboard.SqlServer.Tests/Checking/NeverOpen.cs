using System.Data.Common;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace JobsDashboard.SqlServer.Tests.Checking;

/// <summary>Leaves connections closed, for queries whose answers come from elsewhere.</summary>
internal sealed class NeverOpen : DbConnectionInterceptor
{
    public override InterceptionResult ConnectionOpening(DbConnection connection, ConnectionEventData eventData, InterceptionResult result) =>
        InterceptionResult.Suppress();

    public override ValueTask<InterceptionResult> ConnectionOpeningAsync(
        DbConnection connection, ConnectionEventData eventData, InterceptionResult result, CancellationToken cancellationToken = default) =>
        ValueTask.FromResult(InterceptionResult.Suppress());
}
