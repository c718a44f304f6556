-- Request: 
-- Query: FindAsync 2
-- Caller: 1001
-- Plan: Seek in IX_JobDetail_JobIdKey for one row, then PK_Job for the same id, held against the few numbers of what the caller may see.
-- Uses: IX_JobDetail_JobIdKey, PK_Job

DECLARE @owners1 int = 11;
DECLARE @administered1 int = 21;
DECLARE @isPublic1 int = 41;
DECLARE @joined1 int = 31;
DECLARE @joined2 int = 32;
DECLARE @key nvarchar(450) = N'team';
SELECT TOP(2) [j0].[Json], [j0].[Extras]
FROM [Job] AS [j]
LEFT JOIN [JobDetail] AS [j0] ON [j].[Id] = [j0].[Id]
WHERE ([j].[UserIdKey] = @owners1 OR [j].[WorkspaceIdKey] = @administered1 OR ([j].[AccessibilityKey] = @isPublic1 AND [j].[WorkspaceIdKey] IN (@joined1, @joined2))) AND [j0].[JobIdKey] = @key
