using JobsDashboard.Jobs.Data;
using JobsDashboard.Jobs.Storing;
using Microsoft.EntityFrameworkCore;

namespace JobsDashboard.SqlServer;

internal sealed class SqlServerJobsDatabase(IDbContextFactory<JobsDb> databases) : IJobsDatabase
{
    public async Task PrepareAsync(CancellationToken cancellationToken)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        await db.Database.MigrateAsync(cancellationToken);
    }

    public JobsDatabaseException? Explain(Exception failure) => failure as JobsDatabaseException;
}
