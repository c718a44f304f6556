using JobsDashboard.Jobs.Data;
using JobsDashboard.Jobs.Gate;
using JobsDashboard.Jobs.Secrets;
using JobsDashboard.Sqlite.Connecting;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;

namespace JobsDashboard.Sqlite;

/// <summary>Lets <c>dotnet ef migrations add</c> see the model; it opens no database.</summary>
internal sealed class SqliteDesignFactory : IDesignTimeDbContextFactory<JobsDb>
{
    public JobsDb CreateDbContext(string[] args)
    {
        var options = new DbContextOptionsBuilder<JobsDb>();
        SqliteJobs.Configure(options, new SqliteFile("Data Source=design.db"), SecretMask.Default, QueryTimeout.Default);
        return new JobsDb(options.Options);
    }
}
