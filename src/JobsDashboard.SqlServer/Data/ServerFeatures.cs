using JobsDashboard.Jobs.Data;

namespace JobsDashboard.SqlServer.Data;

/// <summary>What the database has beside tables and indexes, in batches that can be repeated, none within a transaction.</summary>
/// <remarks>Not in the migrations, because it depends on the edition and on settings. Another run follows a change of either.</remarks>
internal static class ServerFeatures
{
    /// <summary>The columns of the full-text index.</summary>
    public static IReadOnlyList<string> TextColumns { get; } =
        [nameof(SearchTextRow.Name), nameof(SearchTextRow.Reason), nameof(SearchTextRow.Command), nameof(SearchTextRow.Image)];

    // Readers see the last committed state and wait for no writer.
    private const string RowVersions =
        """
        IF EXISTS (SELECT 1 FROM sys.databases WHERE name = DB_NAME() AND is_read_committed_snapshot_on = 0)
        BEGIN
            ALTER DATABASE CURRENT SET READ_COMMITTED_SNAPSHOT ON WITH ROLLBACK AFTER 30 SECONDS;
        END
        """;

    // An answer of several statements sees one moment. It waits until the transactions that run have ended, and ends none.
    private const string Moments =
        """
        IF EXISTS (SELECT 1 FROM sys.databases WHERE name = DB_NAME() AND snapshot_isolation_state = 0)
        BEGIN
            ALTER DATABASE CURRENT SET ALLOW_SNAPSHOT_ISOLATION ON;
        END
        """;

    /// <summary>The columns of the columnstore index: all that jobs are filtered, sorted and counted by.</summary>
    public static IReadOnlyList<string> JobColumns { get; } =
    [
        // Other types are relations to other tables.
        .. typeof(Job).GetProperties()
            .Where(property => property.PropertyType.IsValueType && property.Name != nameof(Job.Revision))
            .Select(property => property.Name),
    ];

    private const string NoColumnstore =
        "This size of Azure SQL has no columnstore indexes, so the one on Job is left out; counts over many jobs will be slower. " +
        "In a larger one, run this again to add it.";

    // Counts and facets read a few columns of all jobs. The smallest sizes of Azure SQL cannot have it (error 40536) and read the rows.
    private static readonly string s_columnstore =
        $"""
        IF EXISTS (SELECT 1 FROM sys.indexes WHERE object_id = OBJECT_ID(N'[Job]') AND name = N'CS_Job') AND {JobColumns.Count} <> (
            SELECT COUNT(*) FROM sys.indexes AS i JOIN sys.index_columns AS c ON c.object_id = i.object_id AND c.index_id = i.index_id
            WHERE i.object_id = OBJECT_ID(N'[Job]') AND i.name = N'CS_Job')
        BEGIN
            DROP INDEX [CS_Job] ON [Job];
        END
        IF NOT EXISTS (SELECT 1 FROM sys.indexes WHERE object_id = OBJECT_ID(N'[Job]') AND name = N'CS_Job')
        BEGIN
            BEGIN TRY
                EXEC(N'CREATE NONCLUSTERED COLUMNSTORE INDEX [CS_Job] ON [Job] ({string.Join(", ", JobColumns.Select(name => $"[{name}]"))})
                WITH (COMPRESSION_DELAY = 60 MINUTES);');
            END TRY
            BEGIN CATCH
                IF ERROR_NUMBER() <> 40536
                BEGIN
                    THROW;
                END
                PRINT N'{NoColumnstore}';
            END CATCH
        END
        """;

    private const string Catalog =
        """
        IF NOT EXISTS (SELECT 1 FROM sys.fulltext_catalogs WHERE name = N'JobsText')
        BEGIN
            CREATE FULLTEXT CATALOG [JobsText] WITH ACCENT_SENSITIVITY = ON;
        END
        """;

    /// <summary>The batches in order.</summary>
    /// <param name="fullTextLanguage">The LCID of the word breaker; another one than before builds the full-text index anew.</param>
    public static IReadOnlyList<string> Batches(int fullTextLanguage) =>
    [
        RowVersions,
        Moments,
        Catalog,
        $"""
        IF EXISTS (SELECT 1 FROM sys.fulltext_index_columns WHERE object_id = OBJECT_ID(N'[JobText]') AND language_id <> {fullTextLanguage})
        BEGIN
            DROP FULLTEXT INDEX ON [JobText];
        END
        """,
        $"""
        IF NOT EXISTS (SELECT 1 FROM sys.fulltext_indexes WHERE object_id = OBJECT_ID(N'[JobText]'))
        BEGIN
            CREATE FULLTEXT INDEX ON [JobText] ({string.Join(", ", TextColumns.Select(name => $"[{name}] LANGUAGE {fullTextLanguage}"))})
            KEY INDEX [PK_JobText] ON [JobsText] WITH CHANGE_TRACKING = AUTO, STOPLIST = OFF;
        END
        """,
        s_columnstore,
    ];
}
