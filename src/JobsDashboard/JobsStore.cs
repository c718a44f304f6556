using System.Globalization;
using JobsDashboard.Jobs.Storing;
using JobsDashboard.Sqlite;
using JobsDashboard.SqlServer;
using Microsoft.Data.Sqlite;

namespace JobsDashboard;

/// <summary>The database that the settings name.</summary>
internal static class JobsStore
{
    public static IServiceCollection AddJobsStore(this IServiceCollection services, IConfiguration settings, IHostEnvironment environment)
    {
        var provider = settings["Jobs:Database:Provider"] ?? "Sqlite";
        var connectionString = settings.GetConnectionString("Jobs");
        if (provider.Equals("Sqlite", StringComparison.OrdinalIgnoreCase))
        {
            return services.AddSqliteJobs(connectionString is { Length: > 0 } named ? named : DefaultSqlite());
        }
        if (provider.Equals("SqlServer", StringComparison.OrdinalIgnoreCase))
        {
            return services.AddSqlServerJobs(new SqlServerSettings(connectionString, settings.GetConnectionString("JobsReadOnly"))
            {
                FullTextLanguage = Language(settings["Jobs:Database:FullTextLanguage"]),
                MayMigrateAtStart = environment.IsDevelopment(),
            });
        }
        throw new JobsDatabaseException($"The setting Jobs:Database:Provider is '{provider}'; expected Sqlite or SqlServer.");
    }

    private static int Language(string? text) =>
        string.IsNullOrEmpty(text) ? SqlServerSettings.SimplifiedChinese
        : int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var language) ? language
        : throw new JobsDatabaseException($"The setting Jobs:Database:FullTextLanguage is '{text}'; expected the number of a language (LCID), such as 2052 or 1033.");

    // In the user's own data folder, so that every command finds the same jobs wherever it is started from.
    private static string DefaultSqlite()
    {
        var folder = Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData, Environment.SpecialFolderOption.DoNotVerify);
        return new SqliteConnectionStringBuilder { DataSource = Path.Combine(folder, "JobsDashboard", "jobs.db") }.ToString();
    }
}
