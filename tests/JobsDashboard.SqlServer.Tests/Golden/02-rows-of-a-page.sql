-- Request: Status=Failed
-- Query: RowsAsync 2
-- Caller: local
-- Plan: The ids are read from one parameter. Seeks by key: PK_Job and from there the clustered row, PK_JobDetail, and PK_JobValue
-- once for each text. One row for each job shown.
-- Uses: PK_Job, PK_JobDetail, PK_JobValue

DECLARE @ids nvarchar(4000) = N'[1]';
SELECT [j].[Id], [j0].[JobId], [j0].[DisplayName], [j].[Status], [j1].[Text], [j2].[Text], [j3].[Text], [j4].[Text], [j5].[Text], [j].[RequestGPU], [j].[GmtCreateTime], [j].[GmtFinishTime], [j].[Duration], [j6].[Text], [j0].[ReasonMessage]
FROM [Job] AS [j]
LEFT JOIN [JobDetail] AS [j0] ON [j].[Id] = [j0].[Id]
LEFT JOIN [JobValue] AS [j1] ON [j].[JobTypeKey] = [j1].[Key]
LEFT JOIN [JobValue] AS [j2] ON [j].[UserIdKey] = [j2].[Key]
LEFT JOIN [JobValue] AS [j3] ON [j].[UsernameKey] = [j3].[Key]
LEFT JOIN [JobValue] AS [j4] ON [j].[ResourceIdKey] = [j4].[Key]
LEFT JOIN [JobValue] AS [j5] ON [j].[ResourceQuotaNameKey] = [j5].[Key]
LEFT JOIN [JobValue] AS [j6] ON [j].[ReasonCodeKey] = [j6].[Key]
WHERE [j].[Id] IN (
    SELECT [i].[value]
    FROM OPENJSON(@ids) WITH ([value] bigint '$') AS [i]
)
