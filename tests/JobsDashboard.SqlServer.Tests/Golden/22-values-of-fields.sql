-- Request: Status=Failed
-- Query: FacetsAsync 1
-- Caller: local
-- Plan: All fields of which the request says nothing at once. A range of IX_Job_Status_GmtCreateTime with the rows of the clustered index, or
-- CS_Job in batch mode; the server may spool what it found and aggregate it once a field. Then PK_JobValue for each value.
-- MayScan: CS_Job, JobValue

DECLARE @status int = 40;
DECLARE @first bigint = 1772896166;
DECLARE @last bigint = 1773500966;
SELECT CASE WHEN GROUPING([k].[Key0]) = 0 THEN 0 WHEN GROUPING([k].[Key1]) = 0 THEN 1 WHEN GROUPING([k].[Key2]) = 0 THEN 2 WHEN GROUPING([k].[Key3]) = 0 THEN 3 WHEN GROUPING([k].[Key4]) = 0 THEN 4 WHEN GROUPING([k].[Key5]) = 0 THEN 5 WHEN GROUPING([k].[Key6]) = 0 THEN 6 WHEN GROUPING([k].[Key7]) = 0 THEN 7 WHEN GROUPING([k].[Key8]) = 0 THEN 8 WHEN GROUPING([k].[Key9]) = 0 THEN 9 WHEN GROUPING([k].[Key10]) = 0 THEN 10 WHEN GROUPING([k].[Key11]) = 0 THEN 11 WHEN GROUPING([k].[Key12]) = 0 THEN 12 WHEN GROUPING([k].[Key13]) = 0 THEN 13 WHEN GROUPING([k].[Key14]) = 0 THEN 14 WHEN GROUPING([k].[Key15]) = 0 THEN 15 END AS [Field], COALESCE([k].[Key0], [k].[Key1], [k].[Key2], [k].[Key3], [k].[Key4], [k].[Key5], [k].[Key6], [k].[Key7], [k].[Key8], [k].[Key9], [k].[Key10], [k].[Key11], [k].[Key12], [k].[Key13], [k].[Key14], [k].[Key15]) AS [Key], COUNT_BIG(*) AS [Count]
FROM (
SELECT [j].[JobTypeKey], [j].[UserIdKey], [j].[UsernameKey], [j].[WorkspaceIdKey], [j].[ResourceIdKey], [j].[ResourceQuotaNameKey], [j].[ReasonCodeKey], [j].[AccessibilityKey], [j].[OversoldTypeKey], [j].[BusinessUserIdKey], [j].[CallerKey], [j].[PipelineIdKey], [j].[TemplateIdKey], CASE
    WHEN [j0].[Text] = N'AcceptQuotaOverSold' AND ([j].[UseOversoldResource] <> CAST(1 AS bit) OR [j].[UseOversoldResource] IS NULL) THEN 3
    WHEN [j0].[Text] = N'AcceptQuotaOverSold' AND [j].[UseOversoldResource] = CAST(1 AS bit) THEN 2
    WHEN [j0].[Text] = N'ForceQuotaOverSold' THEN 1
    WHEN [j0].[Text] = N'ForbiddenQuotaOverSold' THEN 0
END, CASE
    WHEN [j].[PaymentType] = 3 THEN 2
    WHEN [j].[PaymentType] = 2 THEN 1
    WHEN [j].[PaymentType] = 1 THEN 0
END, CASE
    WHEN [j].[EnableAssignNode] = CAST(0 AS bit) THEN 1
    WHEN [j].[EnableAssignNode] = CAST(1 AS bit) THEN 0
END
FROM [Job] AS [j]
LEFT JOIN [JobValue] AS [j0] ON [j].[OversoldTypeKey] = [j0].[Key]
WHERE [j].[Status] = @status AND [j].[GmtCreateTime] >= @first AND [j].[GmtCreateTime] <= @last
) AS [k] ([Key0], [Key1], [Key2], [Key3], [Key4], [Key5], [Key6], [Key7], [Key8], [Key9], [Key10], [Key11], [Key12], [Key13], [Key14], [Key15])
GROUP BY GROUPING SETS (([k].[Key0]), ([k].[Key1]), ([k].[Key2]), ([k].[Key3]), ([k].[Key4]), ([k].[Key5]), ([k].[Key6]), ([k].[Key7]), ([k].[Key8]), ([k].[Key9]), ([k].[Key10]), ([k].[Key11]), ([k].[Key12]), ([k].[Key13]), ([k].[Key14]), ([k].[Key15]))

