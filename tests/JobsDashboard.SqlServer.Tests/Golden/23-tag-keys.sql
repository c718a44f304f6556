-- Request: 
-- Query: TagKeysAsync 1
-- Caller: local
-- Plan: The window by IX_Job_GmtCreateTime_Id, the tags of its jobs by IX_JobTag_JobId_TagId or a hash join with PK_JobTag; PK_Tag for the keys.

DECLARE @p int = 20;
DECLARE @first bigint = 1772896166;
DECLARE @last bigint = 1773500966;
DECLARE @folded_contains nvarchar(4000) = N'%TEAM%';
SELECT TOP(@p) [t].[Key], COALESCE(SUM([j1].[Count]), CAST(0 AS bigint))
FROM (
    SELECT [j].[TagId], COUNT_BIG(*) AS [Count]
    FROM [JobTag] AS [j]
    WHERE [j].[JobId] IN (
        SELECT [j0].[Id]
        FROM [Job] AS [j0]
        WHERE [j0].[GmtCreateTime] >= @first AND [j0].[GmtCreateTime] <= @last
    )
    GROUP BY [j].[TagId]
) AS [j1]
INNER JOIN [Tag] AS [t] ON [j1].[TagId] = [t].[TagId]
WHERE [t].[KeyFolded] LIKE @folded_contains ESCAPE N'\'
GROUP BY [t].[Key]
ORDER BY COALESCE(SUM([j1].[Count]), CAST(0 AS bigint)) DESC, [t].[Key]
