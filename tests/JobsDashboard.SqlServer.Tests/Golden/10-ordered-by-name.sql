-- Request: StartTime=any&EndTime=any&SortBy=DisplayName&Order=asc
-- Query: RowsAsync 1
-- Caller: local
-- Plan: Scan of IX_JobDetail_DisplayNameKey in its order, each job by PK_Job; it stops after 11 rows. No sort: its own condition makes the join an
-- inner one, and jobs without a name are another statement, asked only by a page that reaches them.
-- Uses: IX_JobDetail_DisplayNameKey, PK_Job
-- MayScan: IX_JobDetail_DisplayNameKey
-- NoSort

DECLARE @p int = 0;
DECLARE @p1 int = 11;
SELECT [j].[Id]
FROM [Job] AS [j]
LEFT JOIN [JobDetail] AS [j0] ON [j].[Id] = [j0].[Id]
WHERE [j0].[DisplayNameKey] IS NOT NULL
ORDER BY [j0].[DisplayNameKey], [j].[Id]
OFFSET @p ROWS FETCH NEXT @p1 ROWS ONLY
