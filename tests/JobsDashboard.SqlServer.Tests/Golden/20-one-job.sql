-- Request: 
-- Query: FindAsync 1
-- Caller: 1001
-- Plan: Seek in IX_JobDetail_JobIdKey for one row, PK_Job for the same id, IX_JobValue_Field_Text for whether the caller may see it.

DECLARE @caller_UserId nvarchar(800) = N'1001';
DECLARE @key nvarchar(450) = N'team';
SELECT TOP(2) [j1].[Json], [j1].[Extras]
FROM [Job] AS [j]
LEFT JOIN [JobDetail] AS [j1] ON [j].[Id] = [j1].[Id]
WHERE [j].[UserIdKey] IN (
    SELECT [j0].[Key]
    FROM [JobValue] AS [j0]
    WHERE [j0].[Field] = 2 AND [j0].[Text] = @caller_UserId
) AND [j1].[JobIdKey] = @key
