-- Parts the jobs by the month of their creation (growing.md). Stop the dashboards first, run it in the database as a member of db_owner,
-- then run migrate, which makes the columnstore index again, by month. It is run once.
SET XACT_ABORT, QUOTED_IDENTIFIER, ANSI_NULLS, ANSI_PADDING, ANSI_WARNINGS, ARITHABORT, CONCAT_NULL_YIELDS_NULL ON;
SET NUMERIC_ROUNDABORT OFF;
GO
-- Each month begins with its first second in UTC, from the first one to two years ahead. Set the first to that of the oldest jobs; what is
-- older, and jobs without a time, share the part before it.
DECLARE @month date = '20240101', @bounds nvarchar(max) = N'';
WHILE @month < DATEADD(year, 2, SYSUTCDATETIME())
BEGIN
    SET @bounds += IIF(@bounds = N'', N'', N', ') + CAST(DATEDIFF_BIG(second, '19700101', @month) AS nvarchar(20));
    SET @month = DATEADD(month, 1, @month);
END
EXEC (N'CREATE PARTITION FUNCTION [JobMonths] (bigint) AS RANGE RIGHT FOR VALUES (' + @bounds + N');');
GO
CREATE PARTITION SCHEME [JobMonths] AS PARTITION [JobMonths] ALL TO ([PRIMARY]);
GO
-- One that is not parted as its table is would forbid the rest.
DROP INDEX [CS_Job] ON [Job];
GO
CREATE UNIQUE CLUSTERED INDEX [IX_Job_GmtCreateTime_Id] ON [Job] ([GmtCreateTime], [Id]) WITH (DATA_COMPRESSION = PAGE, DROP_EXISTING = ON) ON [JobMonths] ([GmtCreateTime]);
GO
CREATE INDEX [IX_Job_ResourceIdKey_GmtCreateTime] ON [Job] ([ResourceIdKey], [GmtCreateTime]) INCLUDE ([Status], [GmtFinishTime]) WITH (DATA_COMPRESSION = PAGE, DROP_EXISTING = ON) ON [JobMonths] ([GmtCreateTime]);
CREATE INDEX [IX_Job_Status_GmtCreateTime] ON [Job] ([Status], [GmtCreateTime]) WITH (DATA_COMPRESSION = PAGE, DROP_EXISTING = ON) ON [JobMonths] ([GmtCreateTime]);
CREATE INDEX [IX_Job_UserIdKey_GmtCreateTime] ON [Job] ([UserIdKey], [GmtCreateTime]) INCLUDE ([Status], [GmtFinishTime]) WITH (DATA_COMPRESSION = PAGE, DROP_EXISTING = ON) ON [JobMonths] ([GmtCreateTime]);
CREATE INDEX [IX_Job_WorkspaceIdKey_GmtCreateTime] ON [Job] ([WorkspaceIdKey], [GmtCreateTime]) INCLUDE ([Status], [GmtFinishTime]) WITH (DATA_COMPRESSION = PAGE, DROP_EXISTING = ON) ON [JobMonths] ([GmtCreateTime]);
GO
