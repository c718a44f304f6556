using JobsDashboard.Sqlite.Compression;
using Microsoft.Data.Sqlite;

namespace JobsDashboard.Specification.Databases;

/// <summary>Reads what an SQLite file holds compressed.</summary>
public static class WholeJobs
{
    /// <summary>The rows of JobDetail with whole jobs, for a FROM.</summary>
    public static string Rows { get; } = $"({TextFunctions.WholeRows})";

    /// <summary>Opens a connection that knows the functions of <see cref="Rows"/>.</summary>
    public static SqliteConnection Open(string connectionString)
    {
        var connection = new SqliteConnection(connectionString);
        connection.Open();
        TextFunctions.Register(connection, new TextDictionaries());
        return connection;
    }
}
