-- Request: Status=Failed
-- Query: CountUpToAsync 1
-- Caller: local
-- Plan: A range of IX_Job_Status_GmtCreateTime, which is left after 10,001 jobs. No sort.
-- Uses: IX_Job_Status_GmtCreateTime
-- NoSort

DECLARE @p int = 10001;
DECLARE @status int = 40;
DECLARE @first bigint = 1772896166;
DECLARE @last bigint = 1773500966;
SELECT COUNT_BIG(*)
FROM (
    SELECT TOP(@p) 1 AS empty
    FROM [Job] AS [j]
    WHERE [j].[Status] = @status AND [j].[GmtCreateTime] >= @first AND [j].[GmtCreateTime] <= @last
) AS [j0]
