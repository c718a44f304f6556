-- Request: Status=Failed
-- Query: ValuesAsync 1
-- Caller: local
-- Plan: A range of IX_Job_Status_GmtCreateTime with the rows of the clustered index, or CS_Job in batch mode; then PK_JobValue for each value.

DECLARE @p int = 20;
DECLARE @status int = 40;
DECLARE @first bigint = 1772896166;
DECLARE @last bigint = 1773500966;
DECLARE @folded_contains nvarchar(4000) = N'%TEAM%';
SELECT TOP(@p) [j0].[Text], [j1].[Count]
FROM (
    SELECT [j].[JobTypeKey] AS [Key], COUNT_BIG(*) AS [Count]
    FROM [Job] AS [j]
    WHERE [j].[Status] = @status AND [j].[GmtCreateTime] >= @first AND [j].[GmtCreateTime] <= @last
    GROUP BY [j].[JobTypeKey]
) AS [j1]
INNER JOIN [JobValue] AS [j0] ON [j1].[Key] = [j0].[Key]
WHERE [j0].[Folded] LIKE @folded_contains ESCAPE N'\'
ORDER BY [j1].[Count] DESC, [j0].[Text]
