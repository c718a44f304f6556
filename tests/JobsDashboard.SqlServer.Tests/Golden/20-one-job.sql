-- Request: 
-- Query: FindAsync 1
-- Caller: 1001
-- Plan: Seek in IX_JobDetail_JobIdKey for one row, PK_Job for the same id, then IX_JobValue_Field_Text and
-- PK_WorkspaceMember for whether the caller may see it.
-- Uses: IX_JobDetail_JobIdKey, PK_Job, IX_JobValue_Field_Text

DECLARE @caller_UserId nvarchar(425) = N'1001';
DECLARE @caller_UserId0 nvarchar(425) = N'1001';
DECLARE @key nvarchar(450) = N'team';
SELECT TOP(2) [j4].[Json], [j4].[Extras]
FROM [Job] AS [j]
LEFT JOIN [JobDetail] AS [j4] ON [j].[Id] = [j4].[Id]
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
))) AND [j4].[JobIdKey] = @key
