-- Request: StartTime=any&EndTime=any&SortBy=DisplayName&Order=asc
-- Query: RowsAsync 1
-- Caller: local
-- Plan: Scan of IX_JobDetail_DisplayNameKey in its order, each job by PK_Job; it stops after 11 rows. No sort: its own condition makes the join an
-- inner one, and jobs without a name are another statement, asked only by a page that reaches them.
-- The texts of what is shown are read by key, PK_JobValue once for each.
-- Uses: IX_JobDetail_DisplayNameKey, PK_Job, PK_JobValue
-- MayScan: IX_JobDetail_DisplayNameKey
-- NoSort

DECLARE @p int = 0;
DECLARE @p1 int = 11;
SELECT [s].[Id], [s].[JobId], [s].[DisplayName], [s].[Status], [j1].[Text], [j2].[Text], [j3].[Text], [j4].[Text], [j5].[Text], [s].[RequestGPU], [s].[GmtCreateTime], [s].[GmtFinishTime], [s].[Duration], [j6].[Text], [s].[ReasonMessage]
FROM (
    SELECT [j].[Id], [j].[Duration], [j].[GmtCreateTime], [j].[GmtFinishTime], [j].[JobTypeKey], [j].[ReasonCodeKey], [j].[RequestGPU], [j].[ResourceIdKey], [j].[ResourceQuotaNameKey], [j].[Status], [j].[UserIdKey], [j].[UsernameKey], [j0].[DisplayName], [j0].[DisplayNameKey], [j0].[JobId], [j0].[ReasonMessage]
    FROM [Job] AS [j]
    LEFT JOIN [JobDetail] AS [j0] ON [j].[Id] = [j0].[Id]
    WHERE [j0].[DisplayNameKey] IS NOT NULL
    ORDER BY [j0].[DisplayNameKey], [j].[Id]
    OFFSET @p ROWS FETCH NEXT @p1 ROWS ONLY
) AS [s]
LEFT JOIN [JobValue] AS [j1] ON [s].[JobTypeKey] = [j1].[Key]
LEFT JOIN [JobValue] AS [j2] ON [s].[UserIdKey] = [j2].[Key]
LEFT JOIN [JobValue] AS [j3] ON [s].[UsernameKey] = [j3].[Key]
LEFT JOIN [JobValue] AS [j4] ON [s].[ResourceIdKey] = [j4].[Key]
LEFT JOIN [JobValue] AS [j5] ON [s].[ResourceQuotaNameKey] = [j5].[Key]
LEFT JOIN [JobValue] AS [j6] ON [s].[ReasonCodeKey] = [j6].[Key]
ORDER BY [s].[DisplayNameKey], [s].[Id]
