using JobsDashboard.Access;
using JobsDashboard.Jobs.Secrets;
using JobsDashboard.Settings;
using JobsDashboard.Sqlite;
using JobsDashboard.SqlServer;
using Microsoft.Data.Sqlite;

namespace JobsDashboard.Hosting;

/// <summary>The database that the settings choose, and the keys of the secrets in it.</summary>
internal static class DatabaseServices
{
    /// <exception cref="Jobs.Storing.JobsDatabaseException">A connection string cannot be used.</exception>
    /// <exception cref="RefusedSettingException">The certificate of the keys cannot be used.</exception>
    public static IServiceCollection AddJobsDatabase(
        this IServiceCollection services, DashboardSettings settings, IHostEnvironment environment)
    {
        services.AddSingleton<AccessKeySecrets>();
        services.AddSingleton(new SecretMask(new SecretRules(settings.SecretNames, settings.SecretPattern)));
        return settings.IsEmbedded ? services.AddEmbedded(settings) : services.AddSqlServer(settings, environment);
    }

    private static IServiceCollection AddEmbedded(this IServiceCollection services, DashboardSettings settings)
    {
        var connectionString = settings.ConnectionString is { Length: > 0 } named
            ? named
            : new SqliteConnectionStringBuilder { DataSource = InUsersFolder("jobs.db") }.ToString();
        KeyRing.AddTo(services, settings, $"{SqliteJobs.PathOf(connectionString)}.keys");
        return services.AddSqliteJobs(connectionString, settings.CountsInMemory ?? true);
    }

    private static IServiceCollection AddSqlServer(
        this IServiceCollection services, DashboardSettings settings, IHostEnvironment environment)
    {
        var server = new SqlServerSettings(settings.ConnectionString, settings.ReadOnlyConnectionString)
        {
            FullTextLanguage = settings.FullTextLanguage ?? SqlServerSettings.SimplifiedChinese,
            MayMigrateAtStart = environment.IsDevelopment(),
        };
        var keys = settings.KeyRingFolder is { Length: > 0 } folder ? folder : InUsersFolder("sqlserver.keys");
        KeyRing.AddTo(services, settings, keys);
        return services.AddSqlServerJobs(server);
    }

    // In the user's own data folder, so that every command finds the same wherever it is started from.
    private static string InUsersFolder(string name)
    {
        var data = Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData, Environment.SpecialFolderOption.DoNotVerify);
        return Path.Combine(data, "JobsDashboard", name);
    }
}
