-- Request: Tags={"env":"prod","team":"nlp"}
-- Query: RowsAsync 1
-- Caller: local
-- Plan: Each tag by IX_Tag_Key_Value, its jobs by one range of PK_JobTag, both joined on Id and with the window of IX_Job_GmtCreateTime_Id or of
-- CS_Job.
-- Uses: IX_Tag_Key_Value, PK_JobTag
-- MayScan: CS_Job

DECLARE @tag_Key nvarchar(300) = N'env';
DECLARE @tag_Value nvarchar(500) = N'prod';
DECLARE @tag_Key2 nvarchar(300) = N'team';
DECLARE @tag_Value3 nvarchar(500) = N'nlp';
DECLARE @first bigint = 1772896166;
DECLARE @last bigint = 1773500966;
DECLARE @p int = 0;
DECLARE @p7 int = 11;
SELECT [j].[Id]
FROM [Job] AS [j]
WHERE [j].[Id] IN (
    SELECT [j0].[JobId]
    FROM [JobTag] AS [j0]
    WHERE [j0].[TagId] IN (
        SELECT [t].[TagId]
        FROM [Tag] AS [t]
        WHERE [t].[Key] = @tag_Key AND [t].[Value] = @tag_Value
    )
) AND [j].[Id] IN (
    SELECT [j1].[JobId]
    FROM [JobTag] AS [j1]
    WHERE [j1].[TagId] IN (
        SELECT [t0].[TagId]
        FROM [Tag] AS [t0]
        WHERE [t0].[Key] = @tag_Key2 AND [t0].[Value] = @tag_Value3
    )
) AND [j].[GmtCreateTime] >= @first AND [j].[GmtCreateTime] <= @last
ORDER BY [j].[GmtCreateTime] DESC, [j].[Id] DESC
OFFSET @p ROWS FETCH NEXT @p7 ROWS ONLY
