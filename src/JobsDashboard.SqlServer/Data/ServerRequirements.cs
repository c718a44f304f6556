namespace JobsDashboard.SqlServer.Data;

/// <summary>What stands before everything else in a script.</summary>
internal static class ServerRequirements
{
    private const string NoFullText =
        "This server has no Full-Text Search; install that component (on Linux the package mssql-server-fts).";

    private const string OtherSchema = "The default schema of this user is not dbo, where the tables are; change it with ALTER USER.";

    /// <summary>Settings that filtered indexes need, and by which an error ends a whole batch and undoes its transaction.</summary>
    public const string Settings =
        """
        SET NOEXEC OFF;
        SET XACT_ABORT, QUOTED_IDENTIFIER, ANSI_NULLS, ANSI_PADDING, ANSI_WARNINGS, ARITHABORT, CONCAT_NULL_YIELDS_NULL ON;
        SET NUMERIC_ROUNDABORT OFF;
        """;

    /// <summary>The same as <see cref="ServerState.Refusal"/>: where jobs cannot be stored, the batches after it do not run.</summary>
    public const string Batch =
        $"""
        IF SERVERPROPERTY('EngineEdition') NOT IN (5, 8) AND CAST(CAST(SERVERPROPERTY('ProductMajorVersion') AS nvarchar(10)) AS int) < 15
        BEGIN
            RAISERROR(N'This server is too old; SQL Server 2019 (version 15) or later is needed. Nothing was changed.', 16, 1);
            SET NOEXEC ON;
        END
        ELSE IF COALESCE(FULLTEXTSERVICEPROPERTY('IsFullTextInstalled'), 0) <> 1
        BEGIN
            RAISERROR(N'{NoFullText} Nothing was changed.', 16, 1);
            SET NOEXEC ON;
        END
        ELSE IF OBJECT_ID(N'[__EFMigrationsHistory]') IS NULL AND EXISTS (SELECT 1 FROM sys.tables WHERE is_ms_shipped = 0)
        BEGIN
            RAISERROR(N'This database holds the tables of another program. Nothing was changed.', 16, 1);
            SET NOEXEC ON;
        END
        ELSE IF SCHEMA_NAME() <> N'dbo'
        BEGIN
            RAISERROR(N'{OtherSchema} Nothing was changed.', 16, 1);
            SET NOEXEC ON;
        END
        """;
}
