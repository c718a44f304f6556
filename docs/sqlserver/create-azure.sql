-- create.sql for Azure SQL: two users of the database itself. Its administrator runs it in the database, which is there already,
-- with sqlcmd -b -d; the passwords are the environment variables OwnerPassword and DashboardPassword. It may be run again.
IF DB_NAME() = N'master'
    RAISERROR(N'This is master; name the database of the jobs with -d.', 16, 1);
GO
DECLARE @statements nvarchar(max) = N'';
SELECT @statements += IIF(USER_ID(name) IS NULL, N'CREATE', N'ALTER')
    -- QUOTENAME doubles quotes, so that none can end the password.
    + N' USER ' + QUOTENAME(name) + N' WITH PASSWORD = N' + QUOTENAME(password, N'''') + N', DEFAULT_SCHEMA = [dbo]; '
FROM (VALUES (N'jobs_owner', N'$(OwnerPassword)'), (N'dashboard', N'$(DashboardPassword)')) AS users (name, password);
IF @statements IS NULL
    RAISERROR(N'A password has more than 128 characters.', 16, 1);
EXEC (@statements);
GO
ALTER ROLE [db_owner] ADD MEMBER [jobs_owner];
-- Reading jobs needs the first; storing them, keys and members needs the second.
ALTER ROLE [db_datareader] ADD MEMBER [dashboard];
ALTER ROLE [db_datawriter] ADD MEMBER [dashboard];
GO
