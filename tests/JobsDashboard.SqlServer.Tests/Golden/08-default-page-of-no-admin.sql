-- Request: 
-- Query: RowsAsync 1
-- Caller: 1001
-- Plan: As 07: the key by IX_JobValue_Field_Text, then the window in IX_Job_UserIdKey_GmtCreateTime. The rule of visibility costs one seek.

DECLARE @caller_UserId nvarchar(800) = N'1001';
DECLARE @first bigint = 1772896166;
DECLARE @last bigint = 1773500966;
DECLARE @p int = 0;
DECLARE @p4 int = 11;
SELECT [j].[Id]
FROM [Job] AS [j]
WHERE [j].[UserIdKey] IN (
    SELECT [j0].[Key]
    FROM [JobValue] AS [j0]
    WHERE [j0].[Field] = 2 AND [j0].[Text] = @caller_UserId
) AND [j].[GmtCreateTime] >= @first AND [j].[GmtCreateTime] <= @last
ORDER BY [j].[GmtCreateTime] DESC, [j].[Id] DESC
OFFSET @p ROWS FETCH NEXT @p4 ROWS ONLY
