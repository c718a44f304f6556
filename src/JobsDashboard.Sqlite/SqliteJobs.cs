using JobsDashboard.Jobs;
using JobsDashboard.Jobs.Access;
using JobsDashboard.Jobs.Data;
using JobsDashboard.Jobs.Gate;
using JobsDashboard.Jobs.Secrets;
using JobsDashboard.Jobs.Storing;
using JobsDashboard.Jobs.Tallying;
using JobsDashboard.Jobs.TextSearch;
using JobsDashboard.Sqlite.Access;
using JobsDashboard.Sqlite.Columns;
using JobsDashboard.Sqlite.Columns.Tallying;
using JobsDashboard.Sqlite.Connecting;
using JobsDashboard.Sqlite.Reading;
using JobsDashboard.Sqlite.Writing;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace JobsDashboard.Sqlite;

/// <summary>Jobs in an embedded SQLite database.</summary>
public static class SqliteJobs
{
    /// <summary>
    /// Adds the queries, <see cref="IJobWriter"/>, <see cref="IJobsDatabase"/> and the services of access, over the file that the
    /// connection string names.
    /// </summary>
    public static IServiceCollection AddSqliteJobs(this IServiceCollection services, string connectionString, bool countsInMemory = true)
    {
        services.AddSingleton(provider => new SqliteFile(connectionString, provider.GetService<WaitNotice>()));
        services.AddPooledDbContextFactory<JobsDb>((provider, options) =>
            Configure(
                options,
                provider.GetRequiredService<SqliteFile>(),
                provider.GetRequiredService<SecretMask>(),
                provider.GetRequiredService<QueryTimeout>()));
        services.AddSingleton<OpenContexts>();
        services.AddSingleton(provider => new ReadingDatabases(
            provider.GetRequiredService<OpenContexts>(), provider.GetRequiredService<IDbContextFactory<JobsDb>>())
        {
            Reader = new SqliteQueryReader(
                (ILogger?)provider.GetService<ILoggerFactory>()?.CreateLogger(SqliteQueryReader.LogCategory) ?? NullLogger.Instance),
        });
        services.AddSingleton<IJobTextSearch, SqliteTextSearch>();
        if (countsInMemory)
        {
            services.AddSingleton<ColumnCopy>();
            services.AddSingleton<IJobTally>(provider => new ColumnTally(provider.GetRequiredService<ColumnCopy>(), new SqlTally()));
        }
        services.AddSingleton<Func<IWriteTarget>>(provider =>
        {
            var (file, databases) = (provider.GetRequiredService<SqliteFile>(), provider.GetRequiredService<IDbContextFactory<JobsDb>>());
            return () => new SqliteWriteTarget(file, databases);
        });
        services.AddSingleton<IJobsDatabase, SqliteJobsDatabase>();
        services.AddSingleton<ISignatureNonces, SqliteNonces>();
        services.AddSingleton(provider =>
        {
            var file = provider.GetRequiredService<SqliteFile>();
            return new DatabaseConnection(options =>
                options.UseSqlite(file.ConnectionString).WithoutRepeatedErrors().AddInterceptors(new CurrentFile()));
        });
        return services.AddJobQueries().AddJobWriting().AddAccess();
    }

    /// <summary>The file that a connection string names.</summary>
    /// <exception cref="JobsDatabaseException">The connection string is not understood.</exception>
    public static string PathOf(string connectionString) => new SqliteFile(connectionString).Path;

    // The driver does not look at the token while it waits for another program's lock, so it gets no more time than a query has.
    internal static void Configure(DbContextOptionsBuilder options, SqliteFile file, SecretMask secrets, QueryTimeout timeout) =>
        options
            .UseSqlite(file.ConnectionString, sqlite => sqlite
                .MigrationsAssembly(typeof(SqliteJobs).Assembly)
                .CommandTimeout(file.PatienceWithin(timeout.Time)))
            .WithoutRepeatedErrors()
            .ReplaceService<IModelCustomizer, SqliteModel>()
            .AddInterceptors(
                new CurrentFile(),
                new QueryFunctionInterceptor(secrets, file.Dictionaries),
                new CommandScopes((command, stop) => new QueryInterruption((SqliteConnection)command.Connection!, stop)));
}
