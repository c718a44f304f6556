-- Request: Range=Duration:3600..&Range=RequestGPU:8..64
-- Query: CountAsync 1
-- Caller: local
-- Plan: The window by IX_Job_GmtCreateTime_Id, or a scan of three columns in CS_Job. No column is converted.
-- MayScan: CS_Job

DECLARE @first bigint = 3600;
DECLARE @first1 float = 8;
DECLARE @last float = 64;
DECLARE @first3 bigint = 1772896166;
DECLARE @last4 bigint = 1773500966;
SELECT COUNT_BIG(*)
FROM [Job] AS [j]
WHERE [j].[Duration] >= @first AND [j].[RequestGPU] >= @first1 AND [j].[RequestGPU] <= @last AND [j].[GmtCreateTime] >= @first3 AND [j].[GmtCreateTime] <= @last4
