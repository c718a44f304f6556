using JobsDashboard.Jobs.Access;
using JobsDashboard.Jobs.Data;
using JobsDashboard.Jobs.Listing;
using JobsDashboard.Jobs.Storing;
using JobsDashboard.Sqlite.Writing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace JobsDashboard.Sqlite;

/// <summary>Jobs in an embedded SQLite database.</summary>
public static class SqliteJobs
{
    /// <summary>Adds <see cref="JobQueries"/>, <see cref="IJobWriter"/>, <see cref="IJobsDatabase"/> and what tells who may ask, over the file that the connection string names.</summary>
    public static IServiceCollection AddSqliteJobs(this IServiceCollection services, string connectionString)
    {
        services.TryAddSingleton(TimeProvider.System);
        services.AddSingleton(_ => new SqliteFile(connectionString));
        services.AddPooledDbContextFactory<JobsDb>((provider, options) => Configure(options, provider.GetRequiredService<SqliteFile>()));
        services.AddSingleton<IJobTextSearch, SqliteTextSearch>();
        services.AddSingleton<IJobWriter, SqliteJobWriter>();
        services.AddSingleton<IJobsDatabase, SqliteJobsDatabase>();
        return services.AddJobQueries().AddAccess();
    }

    /// <summary>The file that a connection string names.</summary>
    /// <exception cref="JobsDatabaseException">The connection string is not understood.</exception>
    public static string PathOf(string connectionString) => new SqliteFile(connectionString).Path;

    internal static void Configure(DbContextOptionsBuilder options, SqliteFile file) =>
        options
            .UseSqlite(file.ConnectionString, sqlite => sqlite.MigrationsAssembly(typeof(SqliteJobs).Assembly))
            .AddInterceptors(new TermsFunction(), new QueryInterruption());
}
