using JobsDashboard.Access;
using JobsDashboard.Jobs.Storing;
using JobsDashboard.Sqlite;
using Microsoft.Data.Sqlite;

namespace JobsDashboard;

/// <summary>The database that the settings name, and beside it the keys of the secrets in it.</summary>
internal static class JobsStore
{
    public static IServiceCollection AddJobsStore(this IServiceCollection services, IConfiguration settings)
    {
        var provider = settings["Jobs:Database:Provider"] ?? "Sqlite";
        if (!provider.Equals("Sqlite", StringComparison.OrdinalIgnoreCase))
        {
            throw new JobsDatabaseException($"The setting Jobs:Database:Provider is '{provider}'; expected Sqlite.");
        }
        var connection = settings.GetConnectionString("Jobs") is { Length: > 0 } named ? named : DefaultSqlite();
        return services
            .AddSqliteJobs(connection)
            .AddKeyRing($"{SqliteJobs.PathOf(connection)}.keys")
            .AddSingleton<AccessKeySecrets>();
    }

    // In the user's own data folder, so that every command finds the same jobs wherever it is started from.
    private static string DefaultSqlite()
    {
        var folder = Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData, Environment.SpecialFolderOption.DoNotVerify);
        return new SqliteConnectionStringBuilder { DataSource = Path.Combine(folder, "JobsDashboard", "jobs.db") }.ToString();
    }
}
