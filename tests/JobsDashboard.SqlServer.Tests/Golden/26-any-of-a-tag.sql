-- Request: TagIn.team=nlp,vision&Status=Failed
-- Query: RowsAsync 1
-- Caller: local
-- Plan: The values of the key by ranges of IX_Tag_Key_Value, the jobs of each by one range of PK_JobTag, joined on Id with the state's
-- part of IX_Job_Status_GmtCreateTime or with CS_Job.
-- Uses: IX_Tag_Key_Value, PK_JobTag
-- MayScan: CS_Job

DECLARE @status int = 40;
DECLARE @tag_Key nvarchar(300) = N'team';
DECLARE @texts1 nvarchar(500) = N'nlp';
DECLARE @texts2 nvarchar(500) = N'vision';
DECLARE @first bigint = 1772896166;
DECLARE @last bigint = 1773500966;
DECLARE @p int = 0;
DECLARE @p6 int = 11;
SELECT [j].[Id]
FROM [Job] AS [j]
WHERE [j].[Status] = @status AND [j].[Id] IN (
    SELECT [j0].[JobId]
    FROM [JobTag] AS [j0]
    WHERE [j0].[TagId] IN (
        SELECT [t].[TagId]
        FROM [Tag] AS [t]
        WHERE [t].[Key] = @tag_Key AND [t].[Value] IN (@texts1, @texts2)
    )
) AND [j].[GmtCreateTime] >= @first AND [j].[GmtCreateTime] <= @last
ORDER BY [j].[GmtCreateTime] DESC, [j].[Id] DESC
OFFSET @p ROWS FETCH NEXT @p6 ROWS ONLY
