-- Request: 
-- Query: RowsAsync 1
-- Caller: 1001
-- Plan: Backward seek in IX_Job_GmtCreateTime_Id over the window, each row held against three small sets of keys that are read once
-- (IX_JobValue_Field_Text, PK_WorkspaceMember); it stops after 11 jobs that the caller may see. No sort. Without a window a
-- caller of few jobs makes it read until it has found them: no index joins the three conditions.
-- Uses: IX_Job_GmtCreateTime_Id, IX_JobValue_Field_Text, PK_WorkspaceMember
-- NoSort

DECLARE @caller_UserId nvarchar(425) = N'1001';
DECLARE @caller_UserId0 nvarchar(425) = N'1001';
DECLARE @first bigint = 1772896166;
DECLARE @last bigint = 1773500966;
DECLARE @p int = 0;
DECLARE @p6 int = 11;
SELECT [j].[Id]
FROM [Job] AS [j]
WHERE ([j].[UserIdKey] IN (
    SELECT [j0].[Key]
    FROM [JobValue] AS [j0]
    WHERE [j0].[Field] = 2 AND [j0].[Text] = @caller_UserId
) OR [j].[WorkspaceIdKey] IN (
    SELECT [j1].[Key]
    FROM [WorkspaceMember] AS [w]
    INNER JOIN [JobValue] AS [j1] ON [w].[WorkspaceId] = [j1].[Text]
    WHERE [w].[UserId] = @caller_UserId0 AND ([w].[Assigned] = 2 OR [w].[Claimed] = 2) AND [j1].[Field] = 4
) OR ([j].[AccessibilityKey] IN (
    SELECT [j2].[Key]
    FROM [JobValue] AS [j2]
    WHERE [j2].[Field] = 8 AND [j2].[Text] = N'PUBLIC'
) AND [j].[WorkspaceIdKey] IN (
    SELECT [j3].[Key]
    FROM [WorkspaceMember] AS [w0]
    INNER JOIN [JobValue] AS [j3] ON [w0].[WorkspaceId] = [j3].[Text]
    WHERE [w0].[UserId] = @caller_UserId0 AND [j3].[Field] = 4
))) AND [j].[GmtCreateTime] >= @first AND [j].[GmtCreateTime] <= @last
ORDER BY [j].[GmtCreateTime] DESC, [j].[Id] DESC
OFFSET @p ROWS FETCH NEXT @p6 ROWS ONLY
