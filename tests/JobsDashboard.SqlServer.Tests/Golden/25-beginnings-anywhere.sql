-- Request: Search=OOM* python:3.1* 显*&StartTime=any&EndTime=any
-- Query: CountAsync 1
-- Caller: local
-- Plan: Twelve full-text lookups (their key is PK_JobText) in three unions, joined on Id. No Job row is read: the ids are counted against PK_Job.
-- MayScan: PK_Job

DECLARE @condition nvarchar(4000) = N'"OOM*"';
DECLARE @condition3 nvarchar(4000) = N'"OOM*"';
DECLARE @condition5 nvarchar(4000) = N'"OOM*"';
DECLARE @condition7 nvarchar(4000) = N'"OOM*"';
DECLARE @condition9 nvarchar(4000) = N'("PYTHON 3 1*" OR "PYTHON:3.1*")';
DECLARE @condition11 nvarchar(4000) = N'("PYTHON 3 1*" OR "PYTHON:3.1*")';
DECLARE @condition13 nvarchar(4000) = N'("PYTHON 3 1*" OR "PYTHON:3.1*")';
DECLARE @condition15 nvarchar(4000) = N'("PYTHON 3 1*" OR "PYTHON:3.1*")';
DECLARE @condition17 nvarchar(4000) = N'"显*"';
DECLARE @condition19 nvarchar(4000) = N'"显*"';
DECLARE @condition21 nvarchar(4000) = N'"显*"';
DECLARE @condition23 nvarchar(4000) = N'"显*"';
SELECT COUNT_BIG(*)
FROM [Job] AS [j]
WHERE [j].[Id] IN (
    SELECT [j0].[Id]
    FROM [JobText] AS [j0]
    WHERE CONTAINS([j0].[Name], @condition)
    UNION ALL
    SELECT [j1].[Id]
    FROM [JobText] AS [j1]
    WHERE CONTAINS([j1].[Reason], @condition3)
    UNION ALL
    SELECT [j2].[Id]
    FROM [JobText] AS [j2]
    WHERE CONTAINS([j2].[Command], @condition5)
    UNION ALL
    SELECT [j3].[Id]
    FROM [JobText] AS [j3]
    WHERE CONTAINS([j3].[Image], @condition7)
) AND [j].[Id] IN (
    SELECT [j4].[Id]
    FROM [JobText] AS [j4]
    WHERE CONTAINS([j4].[Name], @condition9)
    UNION ALL
    SELECT [j5].[Id]
    FROM [JobText] AS [j5]
    WHERE CONTAINS([j5].[Reason], @condition11)
    UNION ALL
    SELECT [j6].[Id]
    FROM [JobText] AS [j6]
    WHERE CONTAINS([j6].[Command], @condition13)
    UNION ALL
    SELECT [j7].[Id]
    FROM [JobText] AS [j7]
    WHERE CONTAINS([j7].[Image], @condition15)
) AND [j].[Id] IN (
    SELECT [j8].[Id]
    FROM [JobText] AS [j8]
    WHERE CONTAINS([j8].[Name], @condition17)
    UNION ALL
    SELECT [j9].[Id]
    FROM [JobText] AS [j9]
    WHERE CONTAINS([j9].[Reason], @condition19)
    UNION ALL
    SELECT [j10].[Id]
    FROM [JobText] AS [j10]
    WHERE CONTAINS([j10].[Command], @condition21)
    UNION ALL
    SELECT [j11].[Id]
    FROM [JobText] AS [j11]
    WHERE CONTAINS([j11].[Image], @condition23)
)
