-- Request: DisplayName=resnet&DisplayNameSearchMode=prefix&StartTime=any&EndTime=any
-- Query: RowsAsync 1
-- Caller: local
-- Plan: One range of IX_JobDetail_DisplayNameKey, the jobs by PK_Job or a hash join, a Top N sort.
-- Uses: IX_JobDetail_DisplayNameKey
-- MayScan: Job

DECLARE @folded nvarchar(4000) = N'RESNET';
DECLARE @end nvarchar(4000) = N'RESNEU';
DECLARE @p int = 0;
DECLARE @p3 int = 11;
SELECT [j].[Id]
FROM [Job] AS [j]
WHERE [j].[Id] IN (
    SELECT [j0].[Id]
    FROM [JobDetail] AS [j0]
    WHERE [j0].[DisplayNameKey] >= @folded AND [j0].[DisplayNameKey] < @end
)
ORDER BY [j].[GmtCreateTime] DESC, [j].[Id] DESC
OFFSET @p ROWS FETCH NEXT @p3 ROWS ONLY
