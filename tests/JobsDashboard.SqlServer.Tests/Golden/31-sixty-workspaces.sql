-- Request: WorkspaceId=w0,w1,w2,w3,w4,w5,w6,w7,w8,w9,w10,w11,w12,w13,w14,w15,w16,w17,w18,w19,w20,w21,w22,w23,w24,w25,w26,w27,w28,w29,w30,w31,w32,w33,w34,w35,w36,w37,w38,w39,w40,w41,w42,w43,w44,w45,w46,w47,w48,w49,w50,w51,w52,w53,w54,w55,w56,w57,w58,w59
-- Query: CountAsync 1
-- Caller: local
-- Plan: The keys of the list by seeks in IX_JobValue_Field_Text, once; then the window by IX_Job_GmtCreateTime_Id or CS_Job.
-- Uses: IX_JobValue_Field_Text

DECLARE @_field int = 4;
DECLARE @texts1 nvarchar(800) = N'w0';
DECLARE @texts2 nvarchar(800) = N'w1';
DECLARE @texts3 nvarchar(800) = N'w2';
DECLARE @texts4 nvarchar(800) = N'w3';
DECLARE @texts5 nvarchar(800) = N'w4';
DECLARE @texts6 nvarchar(800) = N'w5';
DECLARE @texts7 nvarchar(800) = N'w6';
DECLARE @texts8 nvarchar(800) = N'w7';
DECLARE @texts9 nvarchar(800) = N'w8';
DECLARE @texts10 nvarchar(800) = N'w9';
DECLARE @texts11 nvarchar(800) = N'w10';
DECLARE @texts12 nvarchar(800) = N'w11';
DECLARE @texts13 nvarchar(800) = N'w12';
DECLARE @texts14 nvarchar(800) = N'w13';
DECLARE @texts15 nvarchar(800) = N'w14';
DECLARE @texts16 nvarchar(800) = N'w15';
DECLARE @texts17 nvarchar(800) = N'w16';
DECLARE @texts18 nvarchar(800) = N'w17';
DECLARE @texts19 nvarchar(800) = N'w18';
DECLARE @texts20 nvarchar(800) = N'w19';
DECLARE @texts21 nvarchar(800) = N'w20';
DECLARE @texts22 nvarchar(800) = N'w21';
DECLARE @texts23 nvarchar(800) = N'w22';
DECLARE @texts24 nvarchar(800) = N'w23';
DECLARE @texts25 nvarchar(800) = N'w24';
DECLARE @texts26 nvarchar(800) = N'w25';
DECLARE @texts27 nvarchar(800) = N'w26';
DECLARE @texts28 nvarchar(800) = N'w27';
DECLARE @texts29 nvarchar(800) = N'w28';
DECLARE @texts30 nvarchar(800) = N'w29';
DECLARE @texts31 nvarchar(800) = N'w30';
DECLARE @texts32 nvarchar(800) = N'w31';
DECLARE @texts33 nvarchar(800) = N'w32';
DECLARE @texts34 nvarchar(800) = N'w33';
DECLARE @texts35 nvarchar(800) = N'w34';
DECLARE @texts36 nvarchar(800) = N'w35';
DECLARE @texts37 nvarchar(800) = N'w36';
DECLARE @texts38 nvarchar(800) = N'w37';
DECLARE @texts39 nvarchar(800) = N'w38';
DECLARE @texts40 nvarchar(800) = N'w39';
DECLARE @texts41 nvarchar(800) = N'w40';
DECLARE @texts42 nvarchar(800) = N'w41';
DECLARE @texts43 nvarchar(800) = N'w42';
DECLARE @texts44 nvarchar(800) = N'w43';
DECLARE @texts45 nvarchar(800) = N'w44';
DECLARE @texts46 nvarchar(800) = N'w45';
DECLARE @texts47 nvarchar(800) = N'w46';
DECLARE @texts48 nvarchar(800) = N'w47';
DECLARE @texts49 nvarchar(800) = N'w48';
DECLARE @texts50 nvarchar(800) = N'w49';
DECLARE @texts51 nvarchar(800) = N'w50';
DECLARE @texts52 nvarchar(800) = N'w51';
DECLARE @texts53 nvarchar(800) = N'w52';
DECLARE @texts54 nvarchar(800) = N'w53';
DECLARE @texts55 nvarchar(800) = N'w54';
DECLARE @texts56 nvarchar(800) = N'w55';
DECLARE @texts57 nvarchar(800) = N'w56';
DECLARE @texts58 nvarchar(800) = N'w57';
DECLARE @texts59 nvarchar(800) = N'w58';
DECLARE @texts60 nvarchar(800) = N'w59';
DECLARE @first bigint = 1772896166;
DECLARE @last bigint = 1773500966;
SELECT COUNT_BIG(*)
FROM [Job] AS [j]
WHERE [j].[WorkspaceIdKey] IN (
    SELECT [j0].[Key]
    FROM [JobValue] AS [j0]
    WHERE [j0].[Field] = @_field AND [j0].[Text] IN (@texts1, @texts2, @texts3, @texts4, @texts5, @texts6, @texts7, @texts8, @texts9, @texts10, @texts11, @texts12, @texts13, @texts14, @texts15, @texts16, @texts17, @texts18, @texts19, @texts20, @texts21, @texts22, @texts23, @texts24, @texts25, @texts26, @texts27, @texts28, @texts29, @texts30, @texts31, @texts32, @texts33, @texts34, @texts35, @texts36, @texts37, @texts38, @texts39, @texts40, @texts41, @texts42, @texts43, @texts44, @texts45, @texts46, @texts47, @texts48, @texts49, @texts50, @texts51, @texts52, @texts53, @texts54, @texts55, @texts56, @texts57, @texts58, @texts59, @texts60)
) AND [j].[GmtCreateTime] >= @first AND [j].[GmtCreateTime] <= @last
