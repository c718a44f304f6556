using JobsDashboard.Jobs.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;

namespace JobsDashboard.SqlServer;

/// <summary>Lets <c>dotnet ef migrations add</c> see the model; it opens no connection.</summary>
internal sealed class SqlServerDesignFactory : IDesignTimeDbContextFactory<JobsDb>
{
    public JobsDb CreateDbContext(string[] args)
    {
        var options = new DbContextOptionsBuilder<JobsDb>();
        SqlServerJobs.Configure(options, new SqlServerSettings("Server=none;Database=jobs"));
        return new JobsDb(options.Options);
    }
}
