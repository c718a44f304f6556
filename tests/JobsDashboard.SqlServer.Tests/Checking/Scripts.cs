using JobsDashboard.Jobs.Data;
using JobsDashboard.Jobs.Storing;
using JobsDashboard.SqlServer.Data;
using JobsDashboard.SqlServer.Writing;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using Microsoft.Extensions.DependencyInjection;

namespace JobsDashboard.SqlServer.Tests.Checking;

/// <summary>The scripts that make the database, each in its own way.</summary>
internal static class Scripts
{
    private const string Go = "\nGO\n";

    public static ServiceProvider Services() =>
        new ServiceCollection().AddSqlServerJobs(new SqlServerSettings("Server=none;Database=jobs")).BuildServiceProvider();

    /// <summary>The writer's staging tables.</summary>
    public static StagingTables Staging { get; } = Use(db => new StagingTables(db.Model));

    /// <summary>From the model, without migrations.</summary>
    public static string Create() => Use(db => db.Database.GenerateCreateScript() + Features());

    /// <summary>The migrations one after the other.</summary>
    public static string Migration() => Use(db => db.GetService<IMigrator>().GenerateScript() + Features());

    /// <summary>What <c>migrate --script</c> prints.</summary>
    public static string Idempotent()
    {
        using var services = Services();
        return services.GetRequiredService<IJobsDatabase>().MigrationScript();
    }

    private static string Features() => Go + string.Join(Go, ServerFeatures.Batches(SqlServerSettings.SimplifiedChinese));

    private static T Use<T>(Func<JobsDb, T> make)
    {
        using var services = Services();
        using var db = services.GetRequiredService<IDbContextFactory<JobsDb>>().CreateDbContext();
        return make(db);
    }
}
