-- Request: Status=Failed&TimeRangeField=GmtFinishTime&StartTime=now-24h&SortBy=GmtFinishTime
-- Query: RowsAsync 1
-- Caller: local
-- Plan: Backward seek in IX_Job_Status_GmtFinishTime_Id; it stops after 11 rows. Covered. No sort.
-- Uses: IX_Job_Status_GmtFinishTime_Id
-- NoSort

DECLARE @status int = 40;
DECLARE @first bigint = 1773414566;
DECLARE @last bigint = 1773500966;
DECLARE @p int = 0;
DECLARE @p4 int = 11;
SELECT [j].[Id]
FROM [Job] AS [j]
WHERE [j].[Status] = @status AND [j].[GmtFinishTime] >= @first AND [j].[GmtFinishTime] <= @last
ORDER BY [j].[GmtFinishTime] DESC, [j].[Id] DESC
OFFSET @p ROWS FETCH NEXT @p4 ROWS ONLY
