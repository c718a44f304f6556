using JobsDashboard.Sqlite.Compression;
using Microsoft.Data.Sqlite;

namespace JobsDashboard.Specification.Databases;

/// <summary>Reads what an SQLite file holds compressed.</summary>
public static class WholeJobs
{
    /// <summary>The rows of JobDetail with whole jobs, for a FROM.</summary>
    public static string Rows { get; } = $"({TextFunctions.WholeRows})";

    /// <summary>Makes of a file what a version left that did not compress jobs.</summary>
    public const string AsBeforeCompression =
        $"""
        PRAGMA foreign_keys = OFF;
        CREATE TEMP TABLE Whole (Id INTEGER PRIMARY KEY, Json, Extras);
        INSERT INTO Whole SELECT Id, Json, Extras FROM ({TextFunctions.WholeRows});
        UPDATE JobDetail SET (Json, Extras) = (SELECT Json, Extras FROM Whole WHERE Whole.Id = JobDetail.Id);
        DROP TABLE JobBody;
        DROP TABLE JobBodyMove;
        DROP TABLE JobDictionary;
        DROP TABLE Whole;
        DROP TABLE SavedColumns;
        DROP TABLE SavedSegment;
        ALTER TABLE StoreRevision DROP COLUMN LastId;
        DELETE FROM __EFMigrationsHistory
        WHERE MigrationId LIKE '%CompressedJobs' OR MigrationId LIKE '%SavedColumns' OR MigrationId LIKE '%LastIds';
        """;

    /// <summary>Opens a connection that knows the functions of <see cref="Rows"/>.</summary>
    public static SqliteConnection Open(string connectionString)
    {
        var connection = new SqliteConnection(connectionString);
        connection.Open();
        TextFunctions.Register(connection, new TextDictionaries());
        return connection;
    }
}
