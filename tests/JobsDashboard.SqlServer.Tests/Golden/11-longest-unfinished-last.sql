-- Request: StartTime=any&EndTime=any&SortBy=GmtFinishTime&Order=asc
-- Query: RowsAsync 1
-- Caller: local
-- Plan: Seek in IX_Job_GmtFinishTime_Id past its nulls, forward; it stops after 11 rows. No sort. Unfinished jobs are another statement, asked
-- only by a page that reaches them.
-- Uses: IX_Job_GmtFinishTime_Id
-- NoSort

DECLARE @p int = 0;
DECLARE @p1 int = 11;
SELECT [j].[Id]
FROM [Job] AS [j]
WHERE [j].[GmtFinishTime] IS NOT NULL
ORDER BY [j].[GmtFinishTime], [j].[Id]
OFFSET @p ROWS FETCH NEXT @p1 ROWS ONLY
