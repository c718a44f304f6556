-- The database and the login that the dashboard works with. Run by an administrator with sqlcmd; running it again changes nothing.
IF DB_ID(N'jobs') IS NULL
    CREATE DATABASE [jobs];
GO
IF SUSER_ID(N'dashboard') IS NULL
    CREATE LOGIN [dashboard] WITH PASSWORD = N'$(DashboardPassword)';
GO
USE [jobs];
IF USER_ID(N'dashboard') IS NULL
    CREATE USER [dashboard] FOR LOGIN [dashboard];
-- Reading jobs needs the first; storing them, keys and members needs the second.
ALTER ROLE [db_datareader] ADD MEMBER [dashboard];
ALTER ROLE [db_datawriter] ADD MEMBER [dashboard];
GO
