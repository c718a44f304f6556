using JobsDashboard.Jobs.Storing;
using Microsoft.Data.SqlClient;

namespace JobsDashboard.SqlServer;

/// <summary>Which database, and how it is used.</summary>
public sealed class SqlServerSettings
{
    /// <summary>The language whose word breaker reads the texts: Simplified Chinese, which breaks English too.</summary>
    public const int SimplifiedChinese = 2052;

    /// <summary>Reads and checks the connection strings.</summary>
    /// <param name="connectionString">For everything but reading jobs.</param>
    /// <param name="readOnlyConnectionString">For reading jobs, such as a readable secondary; null for the same.</param>
    /// <exception cref="JobsDatabaseException">One of them cannot be used.</exception>
    public SqlServerSettings(string? connectionString, string? readOnlyConnectionString = null)
    {
        ConnectionString = Checked("ConnectionStrings:Jobs", connectionString ?? "");
        ReadOnlyConnectionString = readOnlyConnectionString is { Length: > 0 } given
            ? Checked("ConnectionStrings:JobsReadOnly", given)
            : ConnectionString;
    }

    /// <summary>For everything but reading jobs.</summary>
    public string ConnectionString { get; }

    /// <summary>For reading jobs.</summary>
    public string ReadOnlyConnectionString { get; }

    /// <summary>The LCID of the full-text index's word breaker.</summary>
    public int FullTextLanguage { get; init; } = SimplifiedChinese;

    /// <summary>Whether a start may bring the database to this program's state by itself.</summary>
    public bool MayMigrateAtStart { get; init; }

    private static string Checked(string name, string text)
    {
        SqlConnectionStringBuilder settings;
        try
        {
            settings = new SqlConnectionStringBuilder(text);
        }
        catch (Exception failure) when (failure is ArgumentException or FormatException or InvalidOperationException)
        {
            throw new JobsDatabaseException(
                $"The setting {name} is not understood; expected something like Server=host;Database=jobs;User ID=dashboard;Password=….",
                failure);
        }
        if (settings.DataSource.Length == 0 || settings.InitialCatalog.Length == 0)
        {
            throw new JobsDatabaseException($"The setting {name} must name a server and a database, such as Server=host;Database=jobs.");
        }
        if (settings.MultipleActiveResultSets)
        {
            throw new JobsDatabaseException(
                $"The setting {name} switches MultipleActiveResultSets on; remove it, because a cancelled query would not stop alone.");
        }
        return settings.ToString();
    }
}
