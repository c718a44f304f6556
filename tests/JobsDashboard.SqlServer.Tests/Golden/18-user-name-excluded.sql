-- Request: NotUsername=li
-- Query: CountAsync 1
-- Caller: local
-- Plan: The window by IX_Job_GmtCreateTime_Id or CS_Job; the names of the one field by a range of IX_JobValue_Field_Text, which includes Folded.
-- Uses: IX_JobValue_Field_Text
-- MayScan: CS_Job

DECLARE @_field_Number int = 3;
DECLARE @part nvarchar(4000) = N'%LI%';
DECLARE @first bigint = 1772896166;
DECLARE @last bigint = 1773500966;
SELECT COUNT_BIG(*)
FROM [Job] AS [j]
WHERE ([j].[UsernameKey] NOT IN (
    SELECT [j0].[Key]
    FROM [JobValue] AS [j0]
    WHERE [j0].[Field] = @_field_Number AND [j0].[Folded] LIKE @part ESCAPE N'\'
) OR [j].[UsernameKey] IS NULL) AND [j].[GmtCreateTime] >= @first AND [j].[GmtCreateTime] <= @last
