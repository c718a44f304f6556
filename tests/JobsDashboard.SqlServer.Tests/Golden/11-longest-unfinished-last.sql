-- Request: StartTime=any&EndTime=any&SortBy=GmtFinishTime&Order=asc
-- Query: RowsAsync 1
-- Caller: local
-- Plan: Seek in IX_Job_GmtFinishTime_Id past its nulls, forward; it stops after 11 rows. No sort. Unfinished jobs are another statement, asked
-- only by a page that reaches them. What is shown is read by key: PK_JobDetail, and PK_JobValue once for each text.
-- Uses: IX_Job_GmtFinishTime_Id, PK_JobDetail, PK_JobValue
-- NoSort

DECLARE @p int = 0;
DECLARE @p1 int = 11;
SELECT [j1].[Id], [j0].[JobId], [j0].[DisplayName], [j1].[Status], [j2].[Text], [j3].[Text], [j4].[Text], [j5].[Text], [j6].[Text], [j1].[RequestGPU], [j1].[GmtCreateTime], [j1].[GmtFinishTime], [j1].[Duration], [j7].[Text], [j0].[ReasonMessage]
FROM (
    SELECT [j].[Id], [j].[Duration], [j].[GmtCreateTime], [j].[GmtFinishTime], [j].[JobTypeKey], [j].[ReasonCodeKey], [j].[RequestGPU], [j].[ResourceIdKey], [j].[ResourceQuotaNameKey], [j].[Status], [j].[UserIdKey], [j].[UsernameKey]
    FROM [Job] AS [j]
    WHERE [j].[GmtFinishTime] IS NOT NULL
    ORDER BY [j].[GmtFinishTime], [j].[Id]
    OFFSET @p ROWS FETCH NEXT @p1 ROWS ONLY
) AS [j1]
LEFT JOIN [JobDetail] AS [j0] ON [j1].[Id] = [j0].[Id]
LEFT JOIN [JobValue] AS [j2] ON [j1].[JobTypeKey] = [j2].[Key]
LEFT JOIN [JobValue] AS [j3] ON [j1].[UserIdKey] = [j3].[Key]
LEFT JOIN [JobValue] AS [j4] ON [j1].[UsernameKey] = [j4].[Key]
LEFT JOIN [JobValue] AS [j5] ON [j1].[ResourceIdKey] = [j5].[Key]
LEFT JOIN [JobValue] AS [j6] ON [j1].[ResourceQuotaNameKey] = [j6].[Key]
LEFT JOIN [JobValue] AS [j7] ON [j1].[ReasonCodeKey] = [j7].[Key]
ORDER BY [j1].[GmtFinishTime], [j1].[Id]
