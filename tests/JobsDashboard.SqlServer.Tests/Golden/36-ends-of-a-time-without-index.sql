-- Request: TimeRangeField=GmtRunningTime&StartTime=any&EndTime=any
-- Query: HistogramAsync 1
-- Caller: local
-- Plan: Both ends in one pass over CS_Job in batch mode. Of the times of creation and of the end an index has them: two statements.
-- MayScan: CS_Job

SELECT TOP(2) MIN([j0].[GmtRunningTime]) AS [First], MAX([j0].[GmtRunningTime]) AS [Last]
FROM (
    SELECT [j].[GmtRunningTime], 1 AS [Key]
    FROM [Job] AS [j]
) AS [j0]
GROUP BY [j0].[Key]
