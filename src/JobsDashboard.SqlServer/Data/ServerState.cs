using System.Data.Common;
using JobsDashboard.Jobs.Storing;

namespace JobsDashboard.SqlServer.Data;

/// <summary>What a server is and what its database holds, as a login sees it that may only read the tables.</summary>
/// <param name="Edition">SQL Server's EngineEdition.</param>
/// <param name="Version">15 is SQL Server 2019.</param>
/// <param name="HasFullText">Whether Full-Text Search is installed.</param>
/// <param name="IsForeign">Whether there are tables, but none of this program.</param>
/// <param name="Schema">The default schema of the login.</param>
/// <param name="HasMoments">Whether several statements can see one moment (snapshot isolation).</param>
/// <param name="TextLanguage">The language of the full-text index; null when there is none.</param>
/// <param name="Migrations">The migrations that have been applied.</param>
internal sealed record ServerState(
    int Edition,
    int Version,
    bool HasFullText,
    bool IsForeign,
    string? Schema,
    bool HasMoments,
    int? TextLanguage,
    IReadOnlyList<string> Migrations)
{
    private const int AzureSql = 5;
    private const int ManagedInstance = 8;
    private const int Sql2019 = 15;
    private const int SnapshotsAreOn = 1;

    private const string Properties =
        """
        SELECT
            CAST(SERVERPROPERTY('EngineEdition') AS int),
            CAST(CAST(SERVERPROPERTY('ProductMajorVersion') AS nvarchar(10)) AS int),
            CAST(COALESCE(FULLTEXTSERVICEPROPERTY('IsFullTextInstalled'), 0) AS int),
            OBJECT_ID(N'[__EFMigrationsHistory]'),
            (SELECT COUNT(*) FROM sys.tables WHERE is_ms_shipped = 0),
            SCHEMA_NAME(),
            (SELECT MIN(language_id) FROM sys.fulltext_index_columns WHERE object_id = OBJECT_ID(N'[JobText]')),
            (SELECT CAST(snapshot_isolation_state AS int) FROM sys.databases WHERE name = DB_NAME());
        """;

    private const string Applied = "SELECT [MigrationId] FROM [__EFMigrationsHistory] ORDER BY [MigrationId];";

    /// <summary>Why the server cannot hold the jobs, in a sentence; null when it can.</summary>
    public string? Refusal => this switch
    {
        { Edition: not (AzureSql or ManagedInstance), Version: < Sql2019 } =>
            $"The server is SQL Server version {Version}, which is too old; version {Sql2019} (SQL Server 2019) or later is needed.",
        { HasFullText: false } =>
            "The server has no Full-Text Search, which the searches need; " +
            "install that component (on Linux the package mssql-server-fts), then run migrate again.",
        { IsForeign: true } => "The database holds the tables of another program; name another database in ConnectionStrings:Jobs.",
        { Schema: not (null or "dbo") } =>
            $"The default schema of the login is {Schema}, and the tables are in dbo; change it with ALTER USER.",
        _ => null,
    };

    public static async Task<ServerState> ReadAsync(DbConnection connection, CancellationToken cancellationToken)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = Properties;
        var (isOurs, state) = (false, default(ServerState)!);
        await using (var reader = await command.ExecuteReaderAsync(cancellationToken))
        {
            await reader.ReadAsync(cancellationToken);
            isOurs = !reader.IsDBNull(3);
            state = new ServerState(
                reader.GetInt32(0), reader.GetInt32(1), reader.GetInt32(2) == 1, !isOurs && reader.GetInt32(4) > 0,
                reader.IsDBNull(5) ? null : reader.GetString(5), reader.GetInt32(7) == SnapshotsAreOn,
                reader.IsDBNull(6) ? null : reader.GetInt32(6), []);
        }
        if (!isOurs)
        {
            return state;
        }
        command.CommandText = Applied;
        await using var rows = await command.ExecuteReaderAsync(cancellationToken);
        var migrations = new List<string>();
        while (await rows.ReadAsync(cancellationToken))
        {
            migrations.Add(rows.GetString(0));
        }
        return state with { Migrations = migrations };
    }

    /// <summary>Whether the database is at this program's state.</summary>
    /// <exception cref="JobsDatabaseException">It is at the state of a newer program.</exception>
    public bool IsCurrent(IReadOnlyCollection<string> known, int textLanguage) =>
        Migrations.Except(known).Any()
            ? throw new JobsDatabaseException("The database was written by a newer version of this program; update the program to use it.")
            : Migrations.Count == known.Count && TextLanguage == textLanguage && HasMoments;
}
