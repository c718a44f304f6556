using JobsDashboard.Jobs.Data;
using Microsoft.EntityFrameworkCore;

namespace JobsDashboard.SqlServer;

/// <summary>The database where jobs are read, which may be another than where they are written.</summary>
internal sealed record ReadingDatabases(IDbContextFactory<JobsDb> Databases);
