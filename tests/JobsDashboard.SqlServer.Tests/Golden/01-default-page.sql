-- Request: 
-- Query: RowsAsync 1
-- Caller: local
-- Plan: Backward seek in the clustered index IX_Job_GmtCreateTime_Id over the window; it stops after 11 rows. No sort.
-- Uses: IX_Job_GmtCreateTime_Id
-- NoSort

DECLARE @first bigint = 1772896166;
DECLARE @last bigint = 1773500966;
DECLARE @p int = 0;
DECLARE @p3 int = 11;
SELECT [j].[Id]
FROM [Job] AS [j]
WHERE [j].[GmtCreateTime] >= @first AND [j].[GmtCreateTime] <= @last
ORDER BY [j].[GmtCreateTime] DESC, [j].[Id] DESC
OFFSET @p ROWS FETCH NEXT @p3 ROWS ONLY
