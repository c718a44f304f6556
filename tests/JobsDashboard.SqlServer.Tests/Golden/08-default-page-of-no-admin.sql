-- Request: 
-- Query: RowsAsync 2
-- Caller: 1001
-- Plan: Backward seek in IX_Job_GmtCreateTime_Id over the window, each row held against the few numbers of what the caller may see,
-- which the query before has read (32). It stops after 11 jobs that the caller may see. No sort. Without a window a caller of few
-- jobs makes it read until it has found them: no index joins the three conditions. What that costs and what helps: docs/sqlserver/growing.md.
-- Uses: IX_Job_GmtCreateTime_Id
-- NoSort

DECLARE @owners1 int = 11;
DECLARE @administered1 int = 21;
DECLARE @isPublic1 int = 41;
DECLARE @joined1 int = 31;
DECLARE @joined2 int = 32;
DECLARE @first bigint = 1772896166;
DECLARE @last bigint = 1773500966;
DECLARE @p int = 0;
DECLARE @p7 int = 11;
SELECT [j].[Id]
FROM [Job] AS [j]
WHERE ([j].[UserIdKey] = @owners1 OR [j].[WorkspaceIdKey] = @administered1 OR ([j].[AccessibilityKey] = @isPublic1 AND [j].[WorkspaceIdKey] IN (@joined1, @joined2))) AND [j].[GmtCreateTime] >= @first AND [j].[GmtCreateTime] <= @last
ORDER BY [j].[GmtCreateTime] DESC, [j].[Id] DESC
OFFSET @p ROWS FETCH NEXT @p7 ROWS ONLY
