-- Request: Range=Duration:3600..&Range=RequestGPU:8..64
-- Query: CountAsync 1
-- Caller: local
-- Plan: The window by IX_Job_GmtCreateTime_Id, or a scan of three columns in CS_Job. No column is converted.
-- MayScan: CS_Job

DECLARE @min bigint = 3600;
DECLARE @min1 float = 8;
DECLARE @max float = 64;
DECLARE @first bigint = 1772896166;
DECLARE @last bigint = 1773500966;
SELECT COUNT_BIG(*)
FROM [Job] AS [j]
WHERE [j].[Duration] >= @min AND [j].[RequestGPU] >= @min1 AND [j].[RequestGPU] <= @max AND [j].[GmtCreateTime] >= @first AND [j].[GmtCreateTime] <= @last
