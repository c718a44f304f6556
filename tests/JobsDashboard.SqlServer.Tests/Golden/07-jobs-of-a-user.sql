-- Request: UserIdForFilter=1001&StartTime=any&EndTime=any
-- Query: RowsAsync 1
-- Caller: local
-- Plan: Seek in IX_JobValue_Field_Text for the one key, then a backward seek in IX_Job_UserIdKey_GmtCreateTime. Covered. At worst a Top N sort
-- of the user's jobs, should the optimizer not use that the key is one.
-- Uses: IX_JobValue_Field_Text, IX_Job_UserIdKey_GmtCreateTime

DECLARE @_field_Number int = 2;
DECLARE @texts1 nvarchar(425) = N'1001';
DECLARE @p int = 0;
DECLARE @p3 int = 11;
SELECT [j].[Id]
FROM [Job] AS [j]
WHERE [j].[UserIdKey] IN (
    SELECT [j0].[Key]
    FROM [JobValue] AS [j0]
    WHERE [j0].[Field] = @_field_Number AND [j0].[Text] = @texts1
)
ORDER BY [j].[GmtCreateTime] DESC, [j].[Id] DESC
OFFSET @p ROWS FETCH NEXT @p3 ROWS ONLY
