using JobsDashboard.Jobs.Data;
using JobsDashboard.Sqlite.Compression;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;

namespace JobsDashboard.Sqlite;

/// <summary>The shared model, in which whole jobs are read from where this database keeps them.</summary>
internal sealed class SqliteModel(ModelCustomizerDependencies dependencies) : RelationalModelCustomizer(dependencies)
{
    public override void Customize(ModelBuilder modelBuilder, DbContext context)
    {
        base.Customize(modelBuilder, context);
        modelBuilder.Entity<JobDetail>().ToSqlQuery(TextFunctions.WholeRows);
    }
}
