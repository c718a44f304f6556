-- Request: JobIds=dlc0,dlc1,dlc2,dlc3,dlc4,dlc5,dlc6,dlc7,dlc8,dlc9,dlc10,dlc11,dlc12,dlc13,dlc14,dlc15,dlc16,dlc17,dlc18,dlc19,dlc20,dlc21,dlc22,dlc23,dlc24,dlc25,dlc26,dlc27,dlc28,dlc29,dlc30,dlc31,dlc32,dlc33,dlc34,dlc35,dlc36,dlc37,dlc38,dlc39,dlc40,dlc41,dlc42,dlc43,dlc44,dlc45,dlc46,dlc47,dlc48,dlc49,dlc50,dlc51,dlc52,dlc53,dlc54,dlc55,dlc56,dlc57,dlc58,dlc59&StartTime=any&EndTime=any
-- Query: CountAsync 1
-- Caller: local
-- Plan: Each of the list by a seek in IX_JobDetail_JobIdKey, and the job by PK_Job. Collated as the column, so the seek needs no conversion.
-- Uses: IX_JobDetail_JobIdKey

DECLARE @keys1 nvarchar(450) = N'dlc0';
DECLARE @keys2 nvarchar(450) = N'dlc1';
DECLARE @keys3 nvarchar(450) = N'dlc2';
DECLARE @keys4 nvarchar(450) = N'dlc3';
DECLARE @keys5 nvarchar(450) = N'dlc4';
DECLARE @keys6 nvarchar(450) = N'dlc5';
DECLARE @keys7 nvarchar(450) = N'dlc6';
DECLARE @keys8 nvarchar(450) = N'dlc7';
DECLARE @keys9 nvarchar(450) = N'dlc8';
DECLARE @keys10 nvarchar(450) = N'dlc9';
DECLARE @keys11 nvarchar(450) = N'dlc10';
DECLARE @keys12 nvarchar(450) = N'dlc11';
DECLARE @keys13 nvarchar(450) = N'dlc12';
DECLARE @keys14 nvarchar(450) = N'dlc13';
DECLARE @keys15 nvarchar(450) = N'dlc14';
DECLARE @keys16 nvarchar(450) = N'dlc15';
DECLARE @keys17 nvarchar(450) = N'dlc16';
DECLARE @keys18 nvarchar(450) = N'dlc17';
DECLARE @keys19 nvarchar(450) = N'dlc18';
DECLARE @keys20 nvarchar(450) = N'dlc19';
DECLARE @keys21 nvarchar(450) = N'dlc20';
DECLARE @keys22 nvarchar(450) = N'dlc21';
DECLARE @keys23 nvarchar(450) = N'dlc22';
DECLARE @keys24 nvarchar(450) = N'dlc23';
DECLARE @keys25 nvarchar(450) = N'dlc24';
DECLARE @keys26 nvarchar(450) = N'dlc25';
DECLARE @keys27 nvarchar(450) = N'dlc26';
DECLARE @keys28 nvarchar(450) = N'dlc27';
DECLARE @keys29 nvarchar(450) = N'dlc28';
DECLARE @keys30 nvarchar(450) = N'dlc29';
DECLARE @keys31 nvarchar(450) = N'dlc30';
DECLARE @keys32 nvarchar(450) = N'dlc31';
DECLARE @keys33 nvarchar(450) = N'dlc32';
DECLARE @keys34 nvarchar(450) = N'dlc33';
DECLARE @keys35 nvarchar(450) = N'dlc34';
DECLARE @keys36 nvarchar(450) = N'dlc35';
DECLARE @keys37 nvarchar(450) = N'dlc36';
DECLARE @keys38 nvarchar(450) = N'dlc37';
DECLARE @keys39 nvarchar(450) = N'dlc38';
DECLARE @keys40 nvarchar(450) = N'dlc39';
DECLARE @keys41 nvarchar(450) = N'dlc40';
DECLARE @keys42 nvarchar(450) = N'dlc41';
DECLARE @keys43 nvarchar(450) = N'dlc42';
DECLARE @keys44 nvarchar(450) = N'dlc43';
DECLARE @keys45 nvarchar(450) = N'dlc44';
DECLARE @keys46 nvarchar(450) = N'dlc45';
DECLARE @keys47 nvarchar(450) = N'dlc46';
DECLARE @keys48 nvarchar(450) = N'dlc47';
DECLARE @keys49 nvarchar(450) = N'dlc48';
DECLARE @keys50 nvarchar(450) = N'dlc49';
DECLARE @keys51 nvarchar(450) = N'dlc50';
DECLARE @keys52 nvarchar(450) = N'dlc51';
DECLARE @keys53 nvarchar(450) = N'dlc52';
DECLARE @keys54 nvarchar(450) = N'dlc53';
DECLARE @keys55 nvarchar(450) = N'dlc54';
DECLARE @keys56 nvarchar(450) = N'dlc55';
DECLARE @keys57 nvarchar(450) = N'dlc56';
DECLARE @keys58 nvarchar(450) = N'dlc57';
DECLARE @keys59 nvarchar(450) = N'dlc58';
DECLARE @keys60 nvarchar(450) = N'dlc59';
SELECT COUNT_BIG(*)
FROM [Job] AS [j]
WHERE [j].[Id] IN (
    SELECT [j0].[Id]
    FROM [JobDetail] AS [j0]
    WHERE [j0].[JobIdKey] IN (@keys1, @keys2, @keys3, @keys4, @keys5, @keys6, @keys7, @keys8, @keys9, @keys10, @keys11, @keys12, @keys13, @keys14, @keys15, @keys16, @keys17, @keys18, @keys19, @keys20, @keys21, @keys22, @keys23, @keys24, @keys25, @keys26, @keys27, @keys28, @keys29, @keys30, @keys31, @keys32, @keys33, @keys34, @keys35, @keys36, @keys37, @keys38, @keys39, @keys40, @keys41, @keys42, @keys43, @keys44, @keys45, @keys46, @keys47, @keys48, @keys49, @keys50, @keys51, @keys52, @keys53, @keys54, @keys55, @keys56, @keys57, @keys58, @keys59, @keys60)
)
