-- Request: WorkspaceId=w0,w1,w2,w3,w4,w5,w6,w7,w8,w9,w10,w11,w12,w13,w14,w15,w16,w17,w18,w19,w20,w21,w22,w23,w24,w25,w26,w27,w28,w29,w30,w31,w32,w33,w34,w35,w36,w37,w38,w39,w40,w41,w42,w43,w44,w45,w46,w47,w48,w49,w50,w51,w52,w53,w54,w55,w56,w57,w58,w59
-- Query: CountAsync 1
-- Caller: local
-- Plan: The keys of the list by seeks in IX_JobValue_Field_Text, once; then the window by IX_Job_GmtCreateTime_Id or CS_Job.
-- Uses: IX_JobValue_Field_Text

DECLARE @_field_Number int = 4;
DECLARE @p0 nvarchar(4000) = N'["w0","w1","w2","w3","w4","w5","w6","w7","w8","w9","w10","w11","w12","w13","w14","w15","w16","w17","w18","w19","w20","w21","w22","w23","w24","w25","w26","w27","w28","w29","w30","w31","w32","w33","w34","w35","w36","w37","w38","w39","w40","w41","w42","w43","w44","w45","w46","w47","w48","w49","w50","w51","w52","w53","w54","w55","w56","w57","w58","w59"]';
DECLARE @first bigint = 1772896166;
DECLARE @last bigint = 1773500966;
SELECT COUNT_BIG(*)
FROM [Job] AS [j]
WHERE [j].[WorkspaceIdKey] IN (
    SELECT [j0].[Key]
    FROM [JobValue] AS [j0]
    WHERE [j0].[Field] = @_field_Number AND [j0].[Text] IN (
        SELECT [s].[Value]
        FROM (
            SELECT [item].[value] COLLATE Latin1_General_100_BIN2 AS [Value] FROM OPENJSON(@p0) WITH ([value] nvarchar(425) '$') AS [item]
        ) AS [s]
    )
) AND [j].[GmtCreateTime] >= @first AND [j].[GmtCreateTime] <= @last
