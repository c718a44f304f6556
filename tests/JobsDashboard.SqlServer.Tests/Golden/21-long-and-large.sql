-- Request: Range=Duration:3600..&Range=RequestGPU:8..64
-- Query: CountAsync 1
-- Caller: local
-- Plan: The window by IX_Job_GmtCreateTime_Id, or a scan of three columns in CS_Job. Numbers are in no other index, so the CAST costs none.
-- MayScan: CS_Job

DECLARE @min float = 3600;
DECLARE @min1 float = 8;
DECLARE @max float = 64;
DECLARE @first bigint = 1772896166;
DECLARE @last bigint = 1773500966;
SELECT COUNT_BIG(*)
FROM [Job] AS [j]
WHERE CAST([j].[Duration] AS float) >= @min AND [j].[RequestGPU] >= @min1 AND [j].[RequestGPU] <= @max AND [j].[GmtCreateTime] >= @first AND [j].[GmtCreateTime] <= @last
