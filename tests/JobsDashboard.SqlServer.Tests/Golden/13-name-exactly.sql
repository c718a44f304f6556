-- Request: DisplayName=resnet50&DisplayNameSearchMode=exact&StartTime=any&EndTime=any
-- Query: RowsAsync 1
-- Caller: local
-- Plan: Seek in IX_JobDetail_DisplayNameKey, the few jobs by PK_Job, a sort of those.
-- Uses: IX_JobDetail_DisplayNameKey, PK_Job

DECLARE @folded nvarchar(800) = N'RESNET50';
DECLARE @p int = 0;
DECLARE @p2 int = 11;
SELECT [j].[Id]
FROM [Job] AS [j]
WHERE [j].[Id] IN (
    SELECT [j0].[Id]
    FROM [JobDetail] AS [j0]
    WHERE [j0].[DisplayNameKey] = @folded
)
ORDER BY [j].[GmtCreateTime] DESC, [j].[Id] DESC
OFFSET @p ROWS FETCH NEXT @p2 ROWS ONLY
