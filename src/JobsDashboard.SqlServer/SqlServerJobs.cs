using JobsDashboard.Jobs;
using JobsDashboard.Jobs.Access;
using JobsDashboard.Jobs.Data;
using JobsDashboard.Jobs.Gate;
using JobsDashboard.Jobs.Storing;
using JobsDashboard.Jobs.TextSearch;
using JobsDashboard.SqlServer.Data;
using JobsDashboard.SqlServer.Writing;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace JobsDashboard.SqlServer;

/// <summary>Jobs in SQL Server or Azure SQL.</summary>
public static class SqlServerJobs
{
    // A query is stopped at its deadline by its token; this is for what has no deadline.
    private static readonly TimeSpan s_afterDeadline = TimeSpan.FromSeconds(5);

    private static readonly WatchdogInterceptor s_watchdogs = new();
    private static readonly TextFunctions s_textFunctions = new();

    /// <summary>Adds the queries, <see cref="IJobWriter"/> and <see cref="IJobsDatabase"/> over the database that the settings name.</summary>
    public static IServiceCollection AddSqlServerJobs(this IServiceCollection services, SqlServerSettings settings)
    {
        services.AddLogging();
        services.AddSingleton(settings);
        services.AddPooledDbContextFactory<JobsDb>(options => Configure(options, settings));
        services.AddSingleton<IJobTextSearch, SqlServerTextSearch>();
        services.AddSingleton<IJobWriter>(provider => new SqlServerJobWriter(
            cancellationToken => SqlWriteSession.OpenAsync(settings.ConnectionString, SqlWriteSession.DefaultTimeout, cancellationToken), provider.GetRequiredService<TimeProvider>()));
        services.AddSingleton<IJobsDatabase, SqlServerJobsDatabase>();
        services.AddSingleton(provider =>
        {
            return new ReadingDatabases(Reading(asksAgain: true), Reading(asksAgain: false));

            PooledDbContextFactory<JobsDb> Reading(bool asksAgain) => new(
                new DbContextOptionsBuilder<JobsDb>(ForReading(settings, provider.GetRequiredService<QueryTimeout>(), asksAgain)).UseApplicationServiceProvider(provider).Options);
        });
        return services.AddJobQueries().AddAccess();
    }

    internal static void Configure(DbContextOptionsBuilder options, SqlServerSettings settings) =>
        options
            .UseSqlServer(settings.ConnectionString, server => server.MigrationsAssembly(typeof(SqlServerJobs).Assembly))
            .UseModelOfSqlServer();

    // A read can be asked again when the connection broke; a write cannot, so its contexts do not try.
    // EF holds an answer in memory, all of it, wherever it may have to ask for it again.
    internal static DbContextOptions<JobsDb> ForReading(SqlServerSettings settings, QueryTimeout timeout, bool asksAgain = true)
    {
        var options = new DbContextOptionsBuilder<JobsDb>();
        options
            .UseSqlServer(settings.ReadOnlyConnectionString, server =>
            {
                server.CommandTimeout((int)(timeout.Time + s_afterDeadline).TotalSeconds);
                if (asksAgain)
                {
                    server.ExecutionStrategy(dependencies => new ReadRetries(dependencies));
                }
            })
            .UseModelOfSqlServer();
        if (!asksAgain)
        {
            options.AddInterceptors(new StreamCancellation());
        }
        return options.Options;
    }

    // Whoever asked is told that there is no connection; a log of it would only say it again.
    private static DbContextOptionsBuilder UseModelOfSqlServer(this DbContextOptionsBuilder options) =>
        options
            .ReplaceService<IModelCustomizer, SqlServerModel>()
            .AddInterceptors(s_watchdogs, s_textFunctions)
            .ConfigureWarnings(warnings => warnings.Log((RelationalEventId.ConnectionError, LogLevel.Debug)));
}
