-- Request: 
-- Query: SuggestAsync 1
-- Caller: local
-- Plan: The window by IX_Job_GmtCreateTime_Id, the tags of its jobs by IX_JobTag_JobId_TagId or a hash join with PK_JobTag; PK_Tag for the keys.
-- MayScan: Job, JobTag

DECLARE @first bigint = 1772896166;
DECLARE @last bigint = 1773500966;
DECLARE @folded nvarchar(4000) = N'%A\_B%';
SELECT [j].[TagId], COUNT_BIG(*)
FROM [Tag] AS [t]
INNER JOIN [JobTag] AS [j] ON [t].[TagId] = [j].[TagId]
INNER JOIN (
    SELECT [j0].[Id]
    FROM [Job] AS [j0]
    WHERE [j0].[GmtCreateTime] >= @first AND [j0].[GmtCreateTime] <= @last
) AS [j1] ON [j].[JobId] = [j1].[Id]
WHERE [t].[KeyFolded] LIKE @folded ESCAPE N'\'
GROUP BY [j].[TagId]
