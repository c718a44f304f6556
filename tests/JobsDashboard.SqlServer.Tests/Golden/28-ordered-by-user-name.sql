-- Request: SortBy=Username&Order=asc
-- Query: RowsAsync 1
-- Caller: local
-- Plan: Range of IX_Job_GmtCreateTime_Id or CS_Job for the window, hash join with the names of users in JobValue, and a sort that keeps the
-- first 11: no index has this order yet.
-- MayScan: CS_Job, PK_JobValue

DECLARE @first bigint = 1772896166;
DECLARE @last bigint = 1773500966;
DECLARE @p int = 0;
DECLARE @p3 int = 11;
SELECT [j].[Id]
FROM [Job] AS [j]
LEFT JOIN [JobValue] AS [j0] ON [j].[UsernameKey] = [j0].[Key]
WHERE [j].[GmtCreateTime] >= @first AND [j].[GmtCreateTime] <= @last
ORDER BY CASE
    WHEN [j0].[Folded] IS NULL THEN CAST(1 AS bit)
    ELSE CAST(0 AS bit)
END, [j0].[Folded], [j].[Id]
OFFSET @p ROWS FETCH NEXT @p3 ROWS ONLY
