using System.Data;
using JobsDashboard.Jobs;
using JobsDashboard.Jobs.Access;
using JobsDashboard.Jobs.Data;
using JobsDashboard.Jobs.Gate;
using JobsDashboard.Jobs.Storing;
using JobsDashboard.Jobs.Tallying;
using JobsDashboard.Jobs.TextSearch;
using JobsDashboard.SqlServer.Access;
using JobsDashboard.SqlServer.Connecting;
using JobsDashboard.SqlServer.Data;
using JobsDashboard.SqlServer.Reading;
using JobsDashboard.SqlServer.Writing;
using Microsoft.Data.SqlClient;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.Extensions.DependencyInjection;

namespace JobsDashboard.SqlServer;

/// <summary>Jobs in SQL Server or Azure SQL.</summary>
public static class SqlServerJobs
{
    // A query is stopped at its deadline by its token; this is for what has no deadline.
    private static readonly TimeSpan s_afterDeadline = TimeSpan.FromSeconds(5);

    private static readonly CommandScopes s_watchdogs = new((command, stop) => new ConnectionWatchdog(command.Connection!, stop));
    private static readonly TextComparisonInterceptor s_textComparisons = new();

    /// <summary>
    /// Adds the queries, <see cref="IJobWriter"/>, <see cref="IJobsDatabase"/> and the services of access, over the database that the
    /// settings name.
    /// </summary>
    public static IServiceCollection AddSqlServerJobs(this IServiceCollection services, SqlServerSettings settings)
    {
        services.AddLogging();
        services.AddSingleton(settings);
        services.AddPooledDbContextFactory<JobsDb>(options => Configure(options, settings));
        services.AddSingleton<IJobTextSearch, SqlServerTextSearch>();
        services.AddSingleton<IJobTally, SqlServerTally>();
        services.AddSingleton<Func<IWriteTarget>>(provider =>
        {
            var time = provider.GetRequiredService<TimeProvider>();
            return () => new SqlServerWriteTarget(Open, time);

            Task<IWriteSession> Open(CancellationToken stop) => SqlServerWriteSession.OpenAsync(
                settings.ConnectionString, provider.GetRequiredService<StagingTables>(), SqlServerWriteSession.DefaultTimeout, stop);
        });
        services.AddSingleton(provider =>
        {
            using var db = provider.GetRequiredService<IDbContextFactory<JobsDb>>().CreateDbContext();
            return new StagingTables(db.Model);
        });
        services.AddSingleton<IJobsDatabase, SqlServerJobsDatabase>();
        services.AddSingleton<ISignatureNonces, SqlServerNonces>();
        services.AddSingleton(new DatabaseConnection(options => options.UseSqlServer(settings.ConnectionString).WithoutRepeatedErrors()));
        services.AddSingleton(provider =>
        {
            return new ReadingDatabases(Reading(retries: true), Reading(retries: false)) { OneMoment = IsolationLevel.Snapshot };

            PooledDbContextFactory<JobsDb> Reading(bool retries)
            {
                var options =
                    new DbContextOptionsBuilder<JobsDb>(ForReading(settings, provider.GetRequiredService<QueryTimeout>(), retries));
                return new PooledDbContextFactory<JobsDb>(options.UseApplicationServiceProvider(provider).Options);
            }
        });
        return services.AddJobQueries().AddJobWriting().AddAccess();
    }

    internal static void Configure(DbContextOptionsBuilder options, SqlServerSettings settings) =>
        options
            .UseSqlServer(settings.ConnectionString, server => server.MigrationsAssembly(typeof(SqlServerJobs).Assembly))
            .UseModelOfSqlServer();

    // A read can be repeated when the connection broke. A write cannot, so contexts for writing do not retry.
    // Where EF may retry, it holds a whole answer in memory.
    internal static DbContextOptions<JobsDb> ForReading(SqlServerSettings settings, QueryTimeout timeout, bool retries = true)
    {
        var options = new DbContextOptionsBuilder<JobsDb>();
        // Connections of their own: one that has been used to see a moment may keep its isolation, which is not for those who write.
        var connection = new SqlConnectionStringBuilder(settings.ReadOnlyConnectionString);
        connection.ApplicationName += " (reading)";
        options
            .UseSqlServer(connection.ToString(), server =>
            {
                // Of what is streamed, no question is patient.
                server.CommandTimeout((int)((retries ? timeout.Longest : timeout.Time) + s_afterDeadline).TotalSeconds);
                if (retries)
                {
                    server.ExecutionStrategy(dependencies => new ReadRetries(dependencies));
                }
            })
            .UseModelOfSqlServer();
        if (!retries)
        {
            options.AddInterceptors(new StreamCancellation());
        }
        return options.Options;
    }

    private static DbContextOptionsBuilder UseModelOfSqlServer(this DbContextOptionsBuilder options) =>
        options
            .ReplaceService<IModelCustomizer, SqlServerModel>()
            .AddInterceptors(s_watchdogs, s_textComparisons)
            .WithoutRepeatedErrors();
}
