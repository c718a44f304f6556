-- Request: 
-- Query: ZonedHistogramAsync 1
-- Caller: local
-- Plan: One range of the clustered index, or of CS_Job in batch mode; the clock of Europe/Berlin does not change within it, so a cell is a bucket of an hour.
-- MayScan: Job

DECLARE @origin bigint = 1772895600;
DECLARE @length bigint = 3600;
DECLARE @first bigint = 1772896166;
DECLARE @last bigint = 1773500966;
DECLARE @from bigint = 1772896166;
DECLARE @to bigint = 1773500966;
SELECT [j0].[Span], [j0].[Status], COUNT_BIG(*)
FROM (
    SELECT [j].[Status], ([j].[GmtCreateTime] - @origin) / @length AS [Span]
    FROM [Job] AS [j]
    WHERE [j].[GmtCreateTime] >= @first AND [j].[GmtCreateTime] <= @last AND ([j].[GmtCreateTime] IS NULL OR ([j].[GmtCreateTime] >= @from AND [j].[GmtCreateTime] <= @to))
) AS [j0]
GROUP BY [j0].[Span], [j0].[Status]
