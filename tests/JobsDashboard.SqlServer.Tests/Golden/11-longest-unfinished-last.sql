-- Request: StartTime=any&EndTime=any&SortBy=GmtFinishTime&Order=asc
-- Query: RowsAsync 1
-- Caller: local
-- Plan: Scan of IX_Job_GmtFinishTime and a Top N sort, because unfinished jobs come last. With a bound on the finish time there is no CASE, and
-- the index gives the order.

DECLARE @p int = 0;
DECLARE @p1 int = 11;
SELECT [j].[Id]
FROM [Job] AS [j]
ORDER BY CASE
    WHEN [j].[GmtFinishTime] IS NULL THEN CAST(1 AS bit)
    ELSE CAST(0 AS bit)
END, [j].[GmtFinishTime], [j].[Id]
OFFSET @p ROWS FETCH NEXT @p1 ROWS ONLY
