-- Request: DisplayName=resnet
-- Query: RowsAsync 1
-- Caller: local
-- Plan: The window by IX_Job_GmtCreateTime_Id or CS_Job, each name by IX_JobDetail_DescriptionKey, which holds names and descriptions and no wide column;
-- for long windows one scan of IX_JobDetail_DisplayNameKey. A part of a name is found by no index.
-- MayScan: IX_JobDetail_DisplayNameKey, IX_JobDetail_DescriptionKey, CS_Job

DECLARE @foldedPart nvarchar(4000) = N'%RESNET%';
DECLARE @first bigint = 1772896166;
DECLARE @last bigint = 1773500966;
DECLARE @p int = 0;
DECLARE @p4 int = 11;
SELECT [j].[Id]
FROM [Job] AS [j]
WHERE [j].[Id] IN (
    SELECT [j0].[Id]
    FROM [JobDetail] AS [j0]
    WHERE [j0].[DisplayNameKey] LIKE @foldedPart ESCAPE N'\'
) AND [j].[GmtCreateTime] >= @first AND [j].[GmtCreateTime] <= @last
ORDER BY [j].[GmtCreateTime] DESC, [j].[Id] DESC
OFFSET @p ROWS FETCH NEXT @p4 ROWS ONLY
