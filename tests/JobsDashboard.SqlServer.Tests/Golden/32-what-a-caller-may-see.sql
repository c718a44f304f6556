-- Request: 
-- Query: FindAsync 1
-- Caller: 1001
-- Plan: Three seeks, none of which reads a job: IX_JobValue_Field_Text for the caller as an owner and for PUBLIC, PK_WorkspaceMember
-- for the caller's workspaces and IX_JobValue_Field_Text for the number of each.
-- Uses: IX_JobValue_Field_Text, PK_WorkspaceMember

DECLARE @caller_UserId nvarchar(425) = N'1001';
DECLARE @caller_UserId0 nvarchar(425) = N'1001';
SELECT 1 AS [Right], [j].[Key]
FROM [JobValue] AS [j]
WHERE [j].[Field] = 2 AND [j].[Text] = @caller_UserId
UNION ALL
SELECT CASE
    WHEN [w].[Assigned] = 2 OR [w].[Claimed] = 2 THEN 2
    ELSE 3
END AS [Right], [j1].[Key]
FROM [WorkspaceMember] AS [w]
INNER JOIN (
    SELECT [j0].[Key], [j0].[Text]
    FROM [JobValue] AS [j0]
    WHERE [j0].[Field] = 4
) AS [j1] ON [w].[WorkspaceId] = [j1].[Text]
WHERE [w].[UserId] = @caller_UserId0
UNION ALL
SELECT 4 AS [Right], [j2].[Key]
FROM [JobValue] AS [j2]
WHERE [j2].[Field] = 8 AND [j2].[Text] = N'PUBLIC'
