-- Request: Status=Failed
-- Query: SummaryAsync 2
-- Caller: local
-- Plan: Range of CS_Job, or of IX_Job_Status_GmtCreateTime, and a sort of the queue times up to their middle.
-- MayScan: CS_Job

DECLARE @status int = 40;
DECLARE @first bigint = 1772896166;
DECLARE @last bigint = 1773500966;
DECLARE @p int = 0;
SELECT CASE
    WHEN [j].[GmtRunningTime] < [j].[GmtCreateTime] THEN CAST(0 AS bigint)
    ELSE [j].[GmtRunningTime] - [j].[GmtCreateTime]
END
FROM [Job] AS [j]
WHERE [j].[Status] = @status AND [j].[GmtCreateTime] >= @first AND [j].[GmtCreateTime] <= @last AND [j].[GmtCreateTime] IS NOT NULL AND [j].[GmtRunningTime] IS NOT NULL
ORDER BY CASE
    WHEN [j].[GmtRunningTime] < [j].[GmtCreateTime] THEN CAST(0 AS bigint)
    ELSE [j].[GmtRunningTime] - [j].[GmtCreateTime]
END
OFFSET @p ROWS FETCH NEXT 1 ROWS ONLY
