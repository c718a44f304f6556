-- Request: Description=ablation
-- Query: RowsAsync 1
-- Caller: local
-- Plan: Scan of IX_JobDetail_DescriptionKey, which holds nothing but ids, descriptions and names; then PK_Job or the window of IX_Job_GmtCreateTime_Id
-- or of CS_Job.
-- Uses: IX_JobDetail_DescriptionKey
-- MayScan: IX_JobDetail_DescriptionKey, CS_Job

DECLARE @foldedPart nvarchar(4000) = N'%ABLATION%';
DECLARE @first bigint = 1772896166;
DECLARE @last bigint = 1773500966;
DECLARE @p int = 0;
DECLARE @p4 int = 11;
SELECT [j].[Id]
FROM [Job] AS [j]
WHERE [j].[Id] IN (
    SELECT [j0].[Id]
    FROM [JobDetail] AS [j0]
    WHERE [j0].[DescriptionKey] IS NOT NULL AND [j0].[DescriptionKey] LIKE @foldedPart ESCAPE N'\'
) AND [j].[GmtCreateTime] >= @first AND [j].[GmtCreateTime] <= @last
ORDER BY [j].[GmtCreateTime] DESC, [j].[Id] DESC
OFFSET @p ROWS FETCH NEXT @p4 ROWS ONLY
