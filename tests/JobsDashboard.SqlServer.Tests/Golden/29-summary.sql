-- Request: 
-- Query: SummaryAsync 1
-- Caller: local
-- Plan: Range of CS_Job, or of IX_Job_GmtCreateTime_Id, for the window; one aggregate.
-- MayScan: CS_Job

DECLARE @now bigint = 1773500966;
DECLARE @now3 bigint = 1773500966;
DECLARE @first bigint = 1772896166;
DECLARE @last bigint = 1773500966;
SELECT TOP(2) COUNT_BIG(*) AS [Jobs], COALESCE(SUM(COALESCE([j0].[RequestGPU], 0.0E0)), 0.0E0) AS [Gpus], COALESCE(SUM(COALESCE([j0].[RequestGPU], 0.0E0) * CAST(CASE
    WHEN [j0].[GmtFinishTime] IS NULL AND [j0].[Status] IS NOT NULL AND [j0].[Status] <> 40 AND [j0].[Status] <> 50 AND [j0].[Status] <> 100 AND [j0].[Status] <> 120 AND [j0].[Status] <> 130 THEN CASE
        WHEN [j0].[GmtRunningTime] < @now THEN @now3 - [j0].[GmtRunningTime]
        ELSE CAST(0 AS bigint)
    END
    WHEN [j0].[GmtRunningTime] IS NOT NULL AND [j0].[GmtFinishTime] IS NOT NULL THEN CASE
        WHEN [j0].[GmtRunningTime] < [j0].[GmtFinishTime] THEN [j0].[GmtFinishTime] - [j0].[GmtRunningTime]
        ELSE CAST(0 AS bigint)
    END
    ELSE COALESCE([j0].[Duration], CAST(0 AS bigint))
END AS float)), 0.0E0) AS [Used], COALESCE(SUM(CASE
    WHEN [j0].[Status] IN (40, 50) THEN COALESCE([j0].[RequestGPU], 0.0E0) * CAST(CASE
        WHEN [j0].[GmtFinishTime] IS NULL AND [j0].[Status] IS NOT NULL AND [j0].[Status] <> 40 AND [j0].[Status] <> 50 AND [j0].[Status] <> 100 AND [j0].[Status] <> 120 AND [j0].[Status] <> 130 THEN CASE
            WHEN [j0].[GmtRunningTime] < @now THEN @now3 - [j0].[GmtRunningTime]
            ELSE CAST(0 AS bigint)
        END
        WHEN [j0].[GmtRunningTime] IS NOT NULL AND [j0].[GmtFinishTime] IS NOT NULL THEN CASE
            WHEN [j0].[GmtRunningTime] < [j0].[GmtFinishTime] THEN [j0].[GmtFinishTime] - [j0].[GmtRunningTime]
            ELSE CAST(0 AS bigint)
        END
        ELSE COALESCE([j0].[Duration], CAST(0 AS bigint))
    END AS float)
    ELSE 0.0E0
END), 0.0E0) AS [UsedByFailed], COUNT_BIG(CASE
    WHEN [j0].[GmtCreateTime] IS NOT NULL AND [j0].[GmtRunningTime] IS NOT NULL THEN 1
END) AS [Queued]
FROM (
    SELECT [j].[Duration], [j].[GmtCreateTime], [j].[GmtFinishTime], [j].[GmtRunningTime], [j].[RequestGPU], [j].[Status], 1 AS [Key]
    FROM [Job] AS [j]
    WHERE [j].[GmtCreateTime] >= @first AND [j].[GmtCreateTime] <= @last
) AS [j0]
GROUP BY [j0].[Key]
