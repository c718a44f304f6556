-- Request: Status=Failed,Stopped&StartTime=any&EndTime=any
-- Query: CountAsync 1
-- Caller: local
-- Plan: Two ranges of IX_Job_Status_GmtCreateTime, or a scan of the one column in CS_Job.
-- MayScan: CS_Job

DECLARE @status int = 40;
DECLARE @status1 int = 100;
SELECT COUNT_BIG(*)
FROM [Job] AS [j]
WHERE [j].[Status] = @status OR [j].[Status] = @status1
