-- Request: ReasonSearch=OOM "cuda error"
-- Query: RowsAsync 1
-- Caller: local
-- Plan: The full-text index of JobText (its key is PK_JobText) gives ids; joined with the window of IX_Job_GmtCreateTime_Id or of CS_Job. For a common word
-- in a short window the optimizer may ask the full-text index for each job instead.
-- MayScan: CS_Job

DECLARE @condition nvarchar(4000) = N'"OOM" AND "CUDA ERROR"';
DECLARE @first bigint = 1772896166;
DECLARE @last bigint = 1773500966;
DECLARE @p int = 0;
DECLARE @p5 int = 11;
SELECT [j].[Id]
FROM [Job] AS [j]
WHERE [j].[Id] IN (
    SELECT [j0].[Id]
    FROM [JobText] AS [j0]
    WHERE CONTAINS([j0].[Reason], @condition)
) AND [j].[GmtCreateTime] >= @first AND [j].[GmtCreateTime] <= @last
ORDER BY [j].[GmtCreateTime] DESC, [j].[Id] DESC
OFFSET @p ROWS FETCH NEXT @p5 ROWS ONLY
