using JobsDashboard.Jobs.Storing;

namespace JobsDashboard.SqlServer.Writing;

/// <summary>Every statement of the writer.</summary>
internal sealed class WriterSql(StagingTables staging)
{
    // One writer at a time: two would take the same next id, revision and key of a text. Readers wait for neither.
    public const string Lock =
        """
        DECLARE @result int;
        EXEC @result = sp_getapplock
            @Resource = N'JobsDashboard.Writing', @LockMode = 'Exclusive', @LockOwner = 'Transaction', @LockTimeout = 240000;
        SELECT @result;
        """;

    public const string FindMark =
        "SELECT [New], [Changed], [Unchanged], [Rejected], [IsComplete] FROM [ImportMark] WHERE [Source] = @source;";

    public const string SetMark =
        """
        UPDATE [ImportMark]
        SET [New] = @new, [Changed] = @changed, [Unchanged] = @unchanged, [Rejected] = @rejected, [IsComplete] = @isComplete
        WHERE [Source] = @source;
        IF @@ROWCOUNT = 0
        BEGIN
            INSERT INTO [ImportMark] ([Source], [New], [Changed], [Unchanged], [Rejected], [IsComplete])
            VALUES (@source, @new, @changed, @unchanged, @rejected, @isComplete);
        END
        """;

    public const string ForgetMark = "DELETE FROM [ImportMark] WHERE [Source] = @source;";

    // About how much memory the job of the row d takes once it is read.
    private const string Bytes = "DATALENGTH(d.[Json]) + COALESCE(DATALENGTH(d.[Extras]), 0)";

    public const string FindJobs =
        $"""
        SELECT d.[JobIdKey], d.[Id], {Bytes}
        FROM [#Keys] AS k JOIN [JobDetail] AS d ON d.[JobIdKey] = k.[JobIdKey];
        """;

    public const string ReadJobs =
        """
        SELECT d.[Id], d.[Json], d.[Extras], j.[GmtModifiedTime]
        FROM OPENJSON(@ids) WITH ([Id] bigint '$') AS i JOIN [JobDetail] AS d ON d.[Id] = i.[Id] JOIN [Job] AS j ON j.[Id] = d.[Id];
        """;

    // In the order of the index on the finish time, which has the status.
    public const string FindEnded =
        $"""
        SELECT TOP (@max) j.[Id], j.[Status], j.[GmtFinishTime], {Bytes}
        FROM [Job] AS j JOIN [JobDetail] AS d ON d.[Id] = j.[Id]
        WHERE j.[GmtFinishTime] >= @afterTime AND (j.[GmtFinishTime] > @afterTime OR j.[Id] > @afterId) AND j.[GmtFinishTime] < @before
            AND j.[Status] IN (SELECT s.[Status] FROM OPENJSON(@statuses) WITH ([Status] int '$') AS s)
        ORDER BY j.[GmtFinishTime], j.[Id];
        """;

    // The highest id that any job has or had.
    public const string LastId =
        """
        SELECT COALESCE(MAX(i.[Id]), 0)
        FROM (
            SELECT MAX([Id]) AS [Id] FROM [Job]
            UNION ALL
            SELECT r.[LastId] FROM (SELECT TOP (1) [LastId] FROM [StoreRevision] ORDER BY [Revision] DESC) AS r
        ) AS i;
        """;

    public const string Stamp =
        """
        INSERT INTO [StoreRevision] ([Revision], [WrittenAt], [LastId])
        OUTPUT inserted.[Revision], inserted.[WrittenAt], inserted.[LastId]
        SELECT
            COALESCE(MAX(r.[Revision]), 0) + 1,
            CASE WHEN @now > COALESCE(MAX(r.[WrittenAt]), 0) THEN @now ELSE MAX(r.[WrittenAt]) + 1 END,
            CASE WHEN COALESCE(MAX(j.[LastId]), 0) > COALESCE(MAX(r.[LastId]), 0) THEN MAX(j.[LastId]) ELSE COALESCE(MAX(r.[LastId]), 0) END
        FROM (SELECT MAX([Id]) AS [LastId] FROM [Job]) AS j
        LEFT JOIN (SELECT TOP (1) [Revision], [WrittenAt], [LastId] FROM [StoreRevision] ORDER BY [Revision] DESC) AS r ON 1 = 1;
        """;

    // What refers to a job goes before it.
    public const string Remove =
        """
        DELETE t FROM [JobTag] AS t JOIN OPENJSON(@ids) WITH ([Id] bigint '$') AS i ON i.[Id] = t.[JobId];
        DELETE t FROM [JobText] AS t JOIN OPENJSON(@ids) WITH ([Id] bigint '$') AS i ON i.[Id] = t.[Id];
        DELETE t FROM [JobDetail] AS t JOIN OPENJSON(@ids) WITH ([Id] bigint '$') AS i ON i.[Id] = t.[Id];
        DELETE t FROM [Job] AS t JOIN OPENJSON(@ids) WITH ([Id] bigint '$') AS i ON i.[Id] = t.[Id];
        """;

    public const string KeysOfValues =
        """
        INSERT INTO [JobValue] ([Key], [Field], [Text], [Folded])
        SELECT (SELECT COALESCE(MAX([Key]), 0) FROM [JobValue]) + CAST(ROW_NUMBER() OVER (ORDER BY s.[Field], s.[Text]) AS int),
            s.[Field], s.[Text], s.[Folded]
        FROM [#JobValue] AS s
        WHERE NOT EXISTS (SELECT 1 FROM [JobValue] AS v WHERE v.[Field] = s.[Field] AND v.[Text] = s.[Text]);
        SELECT v.[Field], v.[Text], v.[Key] FROM [#JobValue] AS s JOIN [JobValue] AS v ON v.[Field] = s.[Field] AND v.[Text] = s.[Text];
        """;

    public const string KeysOfTags =
        """
        INSERT INTO [Tag] ([TagId], [Key], [KeyFolded], [Value], [ValueFolded])
        SELECT (SELECT COALESCE(MAX([TagId]), 0) FROM [Tag]) + CAST(ROW_NUMBER() OVER (ORDER BY s.[Key], s.[Value]) AS int),
            s.[Key], s.[KeyFolded], s.[Value], s.[ValueFolded]
        FROM [#Tag] AS s
        WHERE NOT EXISTS (SELECT 1 FROM [Tag] AS t WHERE t.[Key] = s.[Key] AND t.[Value] = s.[Value]);
        SELECT t.[Key], t.[Value], t.[TagId] FROM [#Tag] AS s JOIN [Tag] AS t ON t.[Key] = s.[Key] AND t.[Value] = s.[Value];
        """;

    // Run in a batch without parameters, or the tables would end with it.
    public string Prepare { get; } = $"SET XACT_ABORT ON;\n{string.Join('\n', staging.Create)}";

    // A text that stays is not updated, so that the full-text index does not read it again. At the end the staging tables are empty again.
    public string Upsert { get; } =
        $"""
        {staging.Jobs.Update(JobWrite.KeptProperties)};
        {staging.Jobs.InsertMissing}
        {staging.Details.Update()};
        {staging.Details.InsertMissing}
        {staging.Texts.UpdateDiffering()};
        {staging.Texts.InsertMissing}
        DELETE t FROM [JobTag] AS t JOIN [#Job] AS j ON j.[Id] = t.[JobId]
        WHERE NOT EXISTS (SELECT 1 FROM [#JobTag] AS s WHERE s.[TagId] = t.[TagId] AND s.[JobId] = t.[JobId]);
        INSERT INTO [JobTag] ([TagId], [JobId])
        SELECT s.[TagId], s.[JobId] FROM [#JobTag] AS s
        WHERE NOT EXISTS (SELECT 1 FROM [JobTag] AS t WHERE t.[TagId] = s.[TagId] AND t.[JobId] = s.[JobId]);
        {string.Join('\n', staging.Clear)}
        """;
}
