-- Request: 
-- Query: CountAsync 1
-- Caller: local
-- Plan: One range of the clustered index, or of CS_Job once its segments are compressed; the optimizer chooses by the window's size.
-- MayScan: Job

DECLARE @first bigint = 1772896166;
DECLARE @last bigint = 1773500966;
SELECT COUNT_BIG(*)
FROM [Job] AS [j]
WHERE [j].[GmtCreateTime] >= @first AND [j].[GmtCreateTime] <= @last
