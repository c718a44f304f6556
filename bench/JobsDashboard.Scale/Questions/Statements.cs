using JobsDashboard.Jobs.Counting;
using JobsDashboard.Scale.Generating;

namespace JobsDashboard.Scale.Questions;

/// <summary>The statements that answer a question, written as somebody would by hand who knows the tables.</summary>
internal static class Statements
{
    /// <summary>The fields whose values are counted, each with what it is counted by.</summary>
    public static (string Field, string Column)[] Facets { get; } =
        [("Status", "Status"), ("JobType", "JobTypeKey"), ("UserId", "UserIdKey"), ("ResourceQuotaName", "ResourceQuotaNameKey")];

    /// <summary>How many values of a facet are given.</summary>
    public const int FacetSize = 10;

    private const string Always = "1 = 1";
    private const string FoundId = "f.Id";
    private const string Ended = "40, 50, 100, 120, 130";
    private const string FailedStates = "40, 50";

    private static readonly long s_now = ScaleJobs.Now.ToUnixTimeSeconds();

    /// <summary>The statements in the order in which they are asked; null where the engine has no words for a condition.</summary>
    public static IReadOnlyList<string>? Of(Question question, SqlWords words)
    {
        var pieces = question.Conditions.Select(condition => (condition.Field, Piece: condition.Write(words))).ToList();
        if (pieces.Any(piece => piece.Piece is null))
        {
            return null;
        }
        var where = Where(pieces.Select(piece => piece.Piece!));
        return question.Asked switch
        {
            Asked.Page => [Page(question, words, Source(question, [.. pieces.Select(piece => piece.Piece!)], words))],
            Asked.Total => [Total([.. pieces.Select(piece => piece.Piece!)], words)],
            Asked.Facets => [.. Facets.Select(facet =>
                Facet(facet.Column, words, Where(pieces.Where(piece => piece.Field != facet.Field).Select(piece => piece.Piece!))))],
            Asked.TagKeys => [TagKeys(words, where)],
            Asked.Histogram => [Histogram(question, words, where)],
            Asked.Footer => [Sums(where), words.MedianQueueTime(where)],
            _ => throw new ArgumentOutOfRangeException(nameof(question)),
        };
    }

    private static string Where(IEnumerable<Piece> pieces) =>
        string.Join(" AND ", pieces.Select(piece => piece.Predicate).DefaultIfEmpty(Always));

    // The ordered jobs: what they come from, their condition, and what they are ordered by.
    private static (string From, string Where, string Key) Source(Question question, List<Piece> pieces, SqlWords words)
    {
        var order = question.Order;
        if (words.FindsInOrder && question.MatchesMany && order == Order.Newest && pieces.Find(piece => piece.Ids is not null) is { } first)
        {
            pieces.Remove(first);
            return ($"({first.Ids}) f {words.JoinAfter} Job j ON j.Id = f.Id", Where(pieces), FoundId);
        }
        var byName = order.Key.StartsWith("d.", StringComparison.Ordinal) && !words.IsOneTable;
        return (
            byName ? $"JobDetail d {words.JoinAfter} Job j ON j.Id = d.Id" : $"Job j {order.Join}",
            Where(pieces),
            words.IsOneTable ? order.Key.Replace("d.", "j.", StringComparison.Ordinal) : order.Key);
    }

    // The page first, then its rows, whose shared texts are looked up for the page alone.
    private static string Page(Question question, SqlWords words, (string From, string Where, string Key) source)
    {
        var (direction, byId) = (words.Direction(question.Order), question.Order.Ascending ? "ASC" : "DESC");
        var (detail, join) = words.IsOneTable ? ("j", "") : ("d", "JOIN JobDetail d ON d.Id = p.Id");
        return $"""
            SELECT {detail}.JobId, {detail}.DisplayName, j.Status, t.Text, u.Text, n.Text, r.Text, q.Text, j.RequestGPU,
                j.GmtCreateTime, j.GmtFinishTime, j.Duration, c.Text, {detail}.ReasonMessage
            FROM (
                SELECT j.Id AS Id, {source.Key} AS SortKey FROM {source.From} WHERE {source.Where}
                ORDER BY {source.Key} {direction}{(source.Key == FoundId ? "" : $", j.Id {byId}")}
                LIMIT {Question.PageSize} OFFSET {question.Skip}
            ) p JOIN Job j ON j.Id = p.Id {join}
            LEFT JOIN JobValue t ON t.Key = j.JobTypeKey LEFT JOIN JobValue u ON u.Key = j.UserIdKey
            LEFT JOIN JobValue n ON n.Key = j.UsernameKey LEFT JOIN JobValue r ON r.Key = j.ResourceIdKey
            LEFT JOIN JobValue q ON q.Key = j.ResourceQuotaNameKey LEFT JOIN JobValue c ON c.Key = j.ReasonCodeKey
            ORDER BY SortKey {direction}, j.Id {byId}
            """;
    }

    // Beginning with the jobs that an index finds, if one does.
    private static string Total(List<Piece> pieces, SqlWords words)
    {
        if (pieces.Find(piece => piece.Ids is not null) is not { } first)
        {
            return $"SELECT count(*) FROM Job j WHERE {Where(pieces)}";
        }
        pieces.Remove(first);
        return pieces switch
        {
            [] => $"SELECT count(*) FROM ({first.Ids}) f",
            [{ Ids: { } ids }] => $"SELECT count(*) FROM ({first.Ids}) f WHERE f.Id IN ({ids})",
            _ => $"SELECT count(*) FROM ({first.Ids}) f {words.JoinAfter} Job j ON j.Id = f.Id WHERE {Where(pieces)}",
        };
    }

    private static string Facet(string column, SqlWords words, string where)
    {
        var counts = $"SELECT j.{column} AS Value, count(*) AS Jobs FROM Job j WHERE {where} AND j.{column} IS NOT NULL "
            + $"GROUP BY {words.Group($"j.{column}")}";
        return column == "Status"
            ? $"{counts} ORDER BY count(*) DESC, j.Status LIMIT {FacetSize}"
            : $"SELECT v.Text, f.Jobs FROM ({counts}) f JOIN JobValue v ON v.Key = f.Value ORDER BY f.Jobs DESC, v.Text LIMIT {FacetSize}";
    }

    private static string TagKeys(SqlWords words, string where) => words.TagKeys(where) ?? $"""
        SELECT t.Key, sum(f.Jobs) FROM (
            SELECT x.TagId, count(*) AS Jobs FROM JobTag x
            WHERE {(where == Always ? Always : $"x.JobId IN (SELECT j.Id FROM Job j WHERE {where})")}
            GROUP BY x.TagId
        ) f JOIN Tag t ON t.TagId = f.TagId GROUP BY t.Key ORDER BY 2 DESC, 1
        """;

    private static string Histogram(Question question, SqlWords words, string where)
    {
        var number = words.Divided($"j.GmtCreateTime + {BucketSize.SecondsBeforeUnix}", question.Span.Seconds);
        return $"SELECT {number}, j.Status, count(*) FROM Job j WHERE {where} GROUP BY 1, 2 ORDER BY 1, 2";
    }

    // As the product's summary defines what a job has used.
    private static string Sums(string where) => $"""
        SELECT count(*), sum(Gpus), sum(Gpus * Used) / 3600.0,
            sum(CASE WHEN Status IN ({FailedStates}) THEN Gpus * Used ELSE 0 END) / 3600.0
        FROM (
            SELECT j.Status AS Status, coalesce(j.RequestGPU, 0) AS Gpus, CASE
                WHEN j.GmtFinishTime IS NULL AND j.Status NOT IN ({Ended}) THEN
                    CASE WHEN j.GmtRunningTime < {s_now} THEN {s_now} - j.GmtRunningTime ELSE 0 END
                WHEN j.GmtRunningTime IS NOT NULL AND j.GmtFinishTime IS NOT NULL THEN
                    CASE WHEN j.GmtRunningTime < j.GmtFinishTime THEN j.GmtFinishTime - j.GmtRunningTime ELSE 0 END
                ELSE coalesce(j.Duration, 0) END AS Used
            FROM Job j WHERE {where}
        ) f
        """;
}
