-- Request: Status=Failed&TimeRangeField=GmtFinishTime&StartTime=now-24h&SortBy=GmtFinishTime
-- Query: RowsAsync 1
-- Caller: local
-- Plan: Backward seek in IX_Job_Status_GmtFinishTime, which ends in GmtCreateTime and Id. Covered. Ties of one second are put in the order of
-- Id by a sort of the day's failures, because the index orders them by GmtCreateTime first.
-- Uses: IX_Job_Status_GmtFinishTime

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
