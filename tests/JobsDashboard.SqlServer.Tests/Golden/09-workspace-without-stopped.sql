-- Request: WorkspaceId=268&NotStatus=Stopped
-- Query: RowsAsync 1
-- Caller: local
-- Plan: Key by IX_JobValue_Field_Text, window by IX_Job_WorkspaceIdKey_GmtCreateTime, whose included Status answers the exclusion. Covered.
-- Uses: IX_JobValue_Field_Text, IX_Job_WorkspaceIdKey_GmtCreateTime

DECLARE @_field_Number int = 4;
DECLARE @texts1 nvarchar(425) = N'268';
DECLARE @status int = 100;
DECLARE @first bigint = 1772896166;
DECLARE @last bigint = 1773500966;
DECLARE @p int = 0;
DECLARE @p6 int = 11;
SELECT [j].[Id]
FROM [Job] AS [j]
WHERE [j].[WorkspaceIdKey] IN (
    SELECT [j0].[Key]
    FROM [JobValue] AS [j0]
    WHERE [j0].[Field] = @_field_Number AND [j0].[Text] = @texts1
) AND ([j].[Status] <> @status OR [j].[Status] IS NULL) AND [j].[GmtCreateTime] >= @first AND [j].[GmtCreateTime] <= @last
ORDER BY [j].[GmtCreateTime] DESC, [j].[Id] DESC
OFFSET @p ROWS FETCH NEXT @p6 ROWS ONLY
