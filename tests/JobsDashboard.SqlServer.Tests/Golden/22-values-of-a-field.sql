-- Request: Status=Failed
-- Query: FacetsAsync 1
-- Caller: local
-- Plan: A range of IX_Job_Status_GmtCreateTime with the rows of the clustered index, or CS_Job in batch mode; then PK_JobValue for each value.
-- MayScan: CS_Job, JobValue

DECLARE @status int = 40;
DECLARE @first bigint = 1772896166;
DECLARE @last bigint = 1773500966;
SELECT [j].[JobTypeKey], COUNT_BIG(*)
FROM [Job] AS [j]
WHERE [j].[Status] = @status AND [j].[GmtCreateTime] >= @first AND [j].[GmtCreateTime] <= @last
GROUP BY [j].[JobTypeKey]
