using System.Globalization;
using JobsDashboard.Access;
using JobsDashboard.Jobs.Storing;
using JobsDashboard.Sqlite;
using JobsDashboard.SqlServer;
using Microsoft.Data.Sqlite;

namespace JobsDashboard;

/// <summary>The database that the settings name, and beside it the keys of the secrets in it.</summary>
internal static class JobsStore
{
    /// <summary>Whether the jobs are in the embedded database, which is nobody else's.</summary>
    public static bool IsEmbedded(IConfiguration settings) => ProviderOf(settings).Equals("Sqlite", StringComparison.OrdinalIgnoreCase);

    public static IServiceCollection AddJobsStore(this IServiceCollection services, IConfiguration settings, IHostEnvironment environment)
    {
        var provider = ProviderOf(settings);
        var connectionString = settings.GetConnectionString("Jobs");
        services.AddSingleton<AccessKeySecrets>();
        if (IsEmbedded(settings))
        {
            var file = connectionString is { Length: > 0 } named ? named : new SqliteConnectionStringBuilder { DataSource = InUsersFolder("jobs.db") }.ToString();
            return services.AddSqliteJobs(file).AddKeyRing($"{SqliteJobs.PathOf(file)}.keys");
        }
        if (provider.Equals("SqlServer", StringComparison.OrdinalIgnoreCase))
        {
            return services
                .AddSqlServerJobs(new SqlServerSettings(connectionString, settings.GetConnectionString("JobsReadOnly"))
                {
                    FullTextLanguage = Language(settings["Jobs:Database:FullTextLanguage"]),
                    MayMigrateAtStart = environment.IsDevelopment(),
                })
                .AddKeyRing(settings["Jobs:KeyRing"] is { Length: > 0 } folder ? folder : InUsersFolder("sqlserver.keys"));
        }
        throw new JobsDatabaseException($"The setting Jobs:Database:Provider is '{provider}'; expected Sqlite or SqlServer.");
    }

    private static string ProviderOf(IConfiguration settings) => settings["Jobs:Database:Provider"] ?? "Sqlite";

    private static int Language(string? text) =>
        string.IsNullOrEmpty(text) ? SqlServerSettings.SimplifiedChinese
        : int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var language) ? language
        : throw new JobsDatabaseException($"The setting Jobs:Database:FullTextLanguage is '{text}'; expected the number of a language (LCID), such as 2052 or 1033.");

    // In the user's own data folder, so that every command finds the same wherever it is started from.
    private static string InUsersFolder(string name) => Path.Combine(
        Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData, Environment.SpecialFolderOption.DoNotVerify), "JobsDashboard", name);
}
