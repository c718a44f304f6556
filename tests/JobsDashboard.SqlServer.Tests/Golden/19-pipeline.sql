-- Request: PipelineId=flow-1&StartTime=any&EndTime=any
-- Query: RowsAsync 1
-- Caller: local
-- Plan: Key by IX_JobValue_Field_Text, then a seek in the filtered IX_Job_PipelineIdKey, which ends in the clustered key: covered, in order.
-- Uses: IX_JobValue_Field_Text, IX_Job_PipelineIdKey

DECLARE @_field_Number int = 12;
DECLARE @texts1 nvarchar(425) = N'flow-1';
DECLARE @p int = 0;
DECLARE @p3 int = 11;
SELECT [j].[Id]
FROM [Job] AS [j]
WHERE [j].[PipelineIdKey] IN (
    SELECT [j0].[Key]
    FROM [JobValue] AS [j0]
    WHERE [j0].[Field] = @_field_Number AND [j0].[Text] = @texts1
)
ORDER BY [j].[GmtCreateTime] DESC, [j].[Id] DESC
OFFSET @p ROWS FETCH NEXT @p3 ROWS ONLY
