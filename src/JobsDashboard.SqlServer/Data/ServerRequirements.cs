namespace JobsDashboard.SqlServer.Data;

/// <summary>The same as <see cref="ServerState.Refusal"/> within a script: the batches after it are read, and not run, on a server that cannot hold the jobs.</summary>
internal static class ServerRequirements
{
    public const string Batch =
        """
        SET NOEXEC OFF;
        IF SERVERPROPERTY('EngineEdition') NOT IN (5, 8) AND CAST(CAST(SERVERPROPERTY('ProductMajorVersion') AS nvarchar(10)) AS int) < 15
        BEGIN
            PRINT N'This server is too old; SQL Server 2019 (version 15) or later is needed. Nothing was changed.';
            SET NOEXEC ON;
        END
        ELSE IF COALESCE(FULLTEXTSERVICEPROPERTY('IsFullTextInstalled'), 0) <> 1
        BEGIN
            PRINT N'This server has no Full-Text Search; install that component (on Linux the package mssql-server-fts). Nothing was changed.';
            SET NOEXEC ON;
        END
        """;
}
