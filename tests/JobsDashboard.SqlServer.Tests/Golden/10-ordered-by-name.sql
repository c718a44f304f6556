-- Request: StartTime=any&EndTime=any&SortBy=DisplayName&Order=asc
-- Query: RowsAsync 1
-- Caller: local
-- Plan: Merge or hash join of all jobs with IX_JobDetail_DisplayNameKey and a Top N sort: jobs without a name come last, which no index says.
-- The dearest question of the list; the seven-day window makes it small.

DECLARE @p int = 0;
DECLARE @p1 int = 11;
SELECT [j].[Id]
FROM [Job] AS [j]
LEFT JOIN [JobDetail] AS [j0] ON [j].[Id] = [j0].[Id]
ORDER BY CASE
    WHEN [j0].[DisplayNameKey] IS NULL THEN CAST(1 AS bit)
    ELSE CAST(0 AS bit)
END, [j0].[DisplayNameKey], [j].[Id]
OFFSET @p ROWS FETCH NEXT @p1 ROWS ONLY
