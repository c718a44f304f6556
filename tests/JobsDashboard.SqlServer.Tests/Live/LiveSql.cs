namespace JobsDashboard.SqlServer.Tests.Live;

/// <summary>What the live tests ask the server of itself. Texts of the catalogue are in collations of their own, so they are put together here and not there.</summary>
internal static class LiveSql
{
    /// <summary>How far the full-text index has come. A database has the one index.</summary>
    public const string TextIndex =
        """
        SELECT CAST(OBJECTPROPERTYEX(i.[object_id], 'TableFulltextPendingChanges') AS bigint), i.[has_crawl_completed], i.[crawl_type_desc]
        FROM [sys].[fulltext_indexes] AS i;
        """;

    /// <summary>Databases that a run left behind which did not come to its end.</summary>
    public const string OldDatabases =
        "SELECT [name] FROM [sys].[databases] WHERE [name] LIKE N'jobs[_]test[_]%' AND [create_date] < DATEADD(DAY, -1, SYSDATETIME());";

    /// <summary>Logins of such runs.</summary>
    public const string OldLogins =
        "SELECT [name] FROM [sys].[server_principals] WHERE [name] LIKE N'jobs[_]test[_]%' AND [create_date] < DATEADD(DAY, -1, SYSDATETIME());";

    /// <summary>The connections of this database as they lie on the wire. With MARS a session has further ones, whose transport is Session.</summary>
    public const string Connections =
        """
        SELECT s.[program_name], c.[encrypt_option], c.[net_transport]
        FROM [sys].[dm_exec_connections] AS c JOIN [sys].[dm_exec_sessions] AS s ON s.[session_id] = c.[session_id]
        WHERE s.[database_id] = DB_ID() AND s.[session_id] <> @@SPID;
        """;

    /// <summary>What the sessions of this database that have a name are doing just now.</summary>
    public const string Requests =
        """
        SELECT r.[session_id], r.[command], r.[wait_type]
        FROM [sys].[dm_exec_requests] AS r JOIN [sys].[dm_exec_sessions] AS s ON s.[session_id] = r.[session_id]
        WHERE s.[database_id] = DB_ID() AND s.[program_name] = @program;
        """;

    /// <summary>The sessions of this database that have a name.</summary>
    public const string Sessions = "SELECT [session_id] FROM [sys].[dm_exec_sessions] WHERE [database_id] = DB_ID() AND [program_name] = @program;";

    public const string Columns =
        """
        SELECT t.[name], c.[name], y.[name], c.[max_length], c.[is_nullable], c.[is_identity], c.[collation_name], d.[definition]
        FROM [sys].[tables] AS t JOIN [sys].[columns] AS c ON c.[object_id] = t.[object_id] JOIN [sys].[types] AS y ON y.[user_type_id] = c.[user_type_id]
            LEFT JOIN [sys].[default_constraints] AS d ON d.[object_id] = c.[default_object_id]
        WHERE t.[is_ms_shipped] = 0;
        """;

    public const string Indexes =
        """
        SELECT t.[name], i.[name], i.[type_desc], i.[is_unique], i.[is_primary_key], i.[filter_definition], i.[compression_delay], p.[data_compression_desc]
        FROM [sys].[tables] AS t JOIN [sys].[indexes] AS i ON i.[object_id] = t.[object_id]
            JOIN [sys].[partitions] AS p ON p.[object_id] = i.[object_id] AND p.[index_id] = i.[index_id]
        WHERE t.[is_ms_shipped] = 0;
        """;

    public const string IndexColumns =
        """
        SELECT t.[name], i.[name], x.[key_ordinal], x.[is_included_column], x.[is_descending_key], c.[name]
        FROM [sys].[tables] AS t JOIN [sys].[indexes] AS i ON i.[object_id] = t.[object_id]
            JOIN [sys].[index_columns] AS x ON x.[object_id] = i.[object_id] AND x.[index_id] = i.[index_id]
            JOIN [sys].[columns] AS c ON c.[object_id] = x.[object_id] AND c.[column_id] = x.[column_id]
        WHERE t.[is_ms_shipped] = 0;
        """;

    public const string ForeignKeys =
        """
        SELECT t.[name], k.[name], r.[name], k.[delete_referential_action_desc], k.[is_not_trusted]
        FROM [sys].[foreign_keys] AS k JOIN [sys].[tables] AS t ON t.[object_id] = k.[parent_object_id] JOIN [sys].[tables] AS r ON r.[object_id] = k.[referenced_object_id];
        """;

    public const string TextColumns =
        """
        SELECT t.[name], c.[name], f.[language_id], n.[name], i.[change_tracking_state_desc], i.[stoplist_id], g.[name], g.[is_accent_sensitivity_on]
        FROM [sys].[fulltext_index_columns] AS f JOIN [sys].[fulltext_indexes] AS i ON i.[object_id] = f.[object_id]
            JOIN [sys].[fulltext_catalogs] AS g ON g.[fulltext_catalog_id] = i.[fulltext_catalog_id]
            JOIN [sys].[tables] AS t ON t.[object_id] = f.[object_id] JOIN [sys].[columns] AS c ON c.[object_id] = f.[object_id] AND c.[column_id] = f.[column_id]
            JOIN [sys].[indexes] AS n ON n.[object_id] = i.[object_id] AND n.[index_id] = i.[unique_index_id];
        """;

    public const string Settings = "SELECT [is_read_committed_snapshot_on] FROM [sys].[databases] WHERE [name] = DB_NAME();";

    public const string Dates = "SELECT [name], [type], [create_date], [modify_date] FROM [sys].[objects] WHERE [is_ms_shipped] = 0;";

    public const string Collation = "SELECT CAST(DATABASEPROPERTYEX(DB_NAME(), 'Collation') AS nvarchar(128));";

    public const string Migrations = "SELECT [MigrationId] FROM [__EFMigrationsHistory];";

    /// <summary>Holds up whoever reads jobs, which no change of rows would: it lasts until the transaction is rolled back.</summary>
    public const string LockOutReaders = "ALTER TABLE [Job] ADD [LockedOut] int NULL;";

    public const string WriteWithoutCommitting = "UPDATE [Job] SET [Priority] = 99;";

    /// <summary>So that plans rest on the jobs that are there, as they lie there an hour later.</summary>
    public const string SettleJobs =
        """
        ALTER INDEX [CS_Job] ON [Job] REORGANIZE WITH (COMPRESS_ALL_ROW_GROUPS = ON);
        EXEC sp_updatestats;
        """;

    public const string ShowPlan = "SET STATISTICS XML ON;";
}
