-- Request: SortBy=Duration
-- Query: RowsAsync 1
-- Caller: local
-- Plan: Range of IX_Job_GmtCreateTime_Id or CS_Job for the window, and a sort that keeps the first 11: no index has this order yet.
-- MayScan: CS_Job

DECLARE @first bigint = 1772896166;
DECLARE @last bigint = 1773500966;
DECLARE @p int = 0;
DECLARE @p3 int = 11;
SELECT [j].[Id]
FROM [Job] AS [j]
WHERE [j].[GmtCreateTime] >= @first AND [j].[GmtCreateTime] <= @last
ORDER BY [j].[Duration] DESC, [j].[Id] DESC
OFFSET @p ROWS FETCH NEXT @p3 ROWS ONLY
