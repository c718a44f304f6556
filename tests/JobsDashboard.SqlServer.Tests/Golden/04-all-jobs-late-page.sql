-- Request: StartTime=any&EndTime=any&PageNumber=500&PageSize=100
-- Query: RowsAsync 1
-- Caller: local
-- Plan: Backward scan of the clustered index IX_Job_GmtCreateTime_Id that stops after 50,000 rows. No sort; CS_Job cannot give the order.
-- Uses: IX_Job_GmtCreateTime_Id
-- MayScan: IX_Job_GmtCreateTime_Id
-- NoSort

DECLARE @p int = 49900;
DECLARE @p1 int = 101;
SELECT [j].[Id]
FROM [Job] AS [j]
ORDER BY [j].[GmtCreateTime] DESC, [j].[Id] DESC
OFFSET @p ROWS FETCH NEXT @p1 ROWS ONLY
