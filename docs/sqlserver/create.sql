-- The database and two logins: jobs_owner for migrate, dashboard for everything else. An administrator runs it with sqlcmd -b;
-- the passwords are the environment variables OwnerPassword and DashboardPassword. Running it again changes nothing but a
-- password that is another than before.
IF DB_ID(N'jobs') IS NULL
    CREATE DATABASE [jobs];
GO
DECLARE @statements nvarchar(max) = N'';
SELECT @statements += IIF(SUSER_ID(name) IS NULL, N'CREATE', N'ALTER')
    -- QUOTENAME doubles quotes, so that none can end the password.
    + N' LOGIN ' + QUOTENAME(name) + N' WITH PASSWORD = N' + QUOTENAME(password, N'''') + N'; '
FROM (VALUES (N'jobs_owner', N'$(OwnerPassword)'), (N'dashboard', N'$(DashboardPassword)')) AS logins (name, password)
-- Setting the same password again may be against the policy of Windows.
WHERE SUSER_ID(name) IS NULL OR PWDCOMPARE(password, CAST(LOGINPROPERTY(name, 'PasswordHash') AS varbinary(128))) = 0;
IF @statements IS NULL
    RAISERROR(N'A password has more than 128 characters.', 16, 1);
EXEC (@statements);
GO
USE [jobs];
GO
IF USER_ID(N'jobs_owner') IS NULL
    CREATE USER [jobs_owner] FOR LOGIN [jobs_owner] WITH DEFAULT_SCHEMA = [dbo];
ELSE
    -- Also when the database was restored from another server, whose logins have other numbers.
    ALTER USER [jobs_owner] WITH LOGIN = [jobs_owner], DEFAULT_SCHEMA = [dbo];
IF USER_ID(N'dashboard') IS NULL
    CREATE USER [dashboard] FOR LOGIN [dashboard] WITH DEFAULT_SCHEMA = [dbo];
ELSE
    ALTER USER [dashboard] WITH LOGIN = [dashboard], DEFAULT_SCHEMA = [dbo];
GO
ALTER ROLE [db_owner] ADD MEMBER [jobs_owner];
-- Reading jobs needs the first; storing them, keys and members needs the second.
ALTER ROLE [db_datareader] ADD MEMBER [dashboard];
ALTER ROLE [db_datawriter] ADD MEMBER [dashboard];
GO
