using JobsDashboard.Jobs.Data;
using JobsDashboard.Jobs.Storing;
using Microsoft.EntityFrameworkCore;

namespace JobsDashboard.SqlServer.Reading;

/// <summary>How far the full-text index is behind, as a login sees it that may only read the tables.</summary>
internal static class FullTextLag
{
    /// <summary>The query. A crawl of kind F reads every row; it is of kind P while it is paused.</summary>
    public const string Sql =
        """
        SELECT
            CAST(COALESCE(OBJECTPROPERTYEX(i.[object_id], 'TableFulltextPendingChanges'), 0) AS bigint) AS [UnreadJobs],
            CAST(CASE WHEN i.[crawl_type] IN ('F', 'P') AND i.[has_crawl_completed] = 0 THEN 1 ELSE 0 END AS bit) AS [IsBeingBuilt]
        FROM [sys].[fulltext_indexes] AS i
        WHERE i.[object_id] = OBJECT_ID(N'[JobText]')
        """;

    public static async Task<SearchLag> ReadAsync(JobsDb db, CancellationToken cancellationToken)
    {
        var lags = await db.Database.SqlQueryRaw<Row>(Sql).ToListAsync(cancellationToken);
        return lags is [var lag] ? new SearchLag(lag.UnreadJobs, lag.IsBeingBuilt) : default;
    }

    private sealed record Row(long UnreadJobs, bool IsBeingBuilt);
}
