-- Request: JobIds=dlc0,dlc1,dlc2,dlc3,dlc4,dlc5,dlc6,dlc7,dlc8,dlc9,dlc10,dlc11,dlc12,dlc13,dlc14,dlc15,dlc16,dlc17,dlc18,dlc19,dlc20,dlc21,dlc22,dlc23,dlc24,dlc25,dlc26,dlc27,dlc28,dlc29,dlc30,dlc31,dlc32,dlc33,dlc34,dlc35,dlc36,dlc37,dlc38,dlc39,dlc40,dlc41,dlc42,dlc43,dlc44,dlc45,dlc46,dlc47,dlc48,dlc49,dlc50,dlc51,dlc52,dlc53,dlc54,dlc55,dlc56,dlc57,dlc58,dlc59&StartTime=any&EndTime=any
-- Query: CountAsync 1
-- Caller: local
-- Plan: Each of the list by a seek in IX_JobDetail_JobIdKey, and the job by PK_Job. Collated as the column, so the seek needs no conversion.
-- Uses: IX_JobDetail_JobIdKey

DECLARE @p0 nvarchar(4000) = N'["dlc0","dlc1","dlc2","dlc3","dlc4","dlc5","dlc6","dlc7","dlc8","dlc9","dlc10","dlc11","dlc12","dlc13","dlc14","dlc15","dlc16","dlc17","dlc18","dlc19","dlc20","dlc21","dlc22","dlc23","dlc24","dlc25","dlc26","dlc27","dlc28","dlc29","dlc30","dlc31","dlc32","dlc33","dlc34","dlc35","dlc36","dlc37","dlc38","dlc39","dlc40","dlc41","dlc42","dlc43","dlc44","dlc45","dlc46","dlc47","dlc48","dlc49","dlc50","dlc51","dlc52","dlc53","dlc54","dlc55","dlc56","dlc57","dlc58","dlc59"]';
SELECT COUNT_BIG(*)
FROM [Job] AS [j]
WHERE [j].[Id] IN (
    SELECT [j0].[Id]
    FROM [JobDetail] AS [j0]
    WHERE [j0].[JobIdKey] IN (
        SELECT [s].[Value]
        FROM (
            SELECT [item].[value] COLLATE Latin1_General_100_BIN2 AS [Value] FROM OPENJSON(@p0) WITH ([value] nvarchar(450) '$') AS [item]
        ) AS [s]
    )
)
