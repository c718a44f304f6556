using JobsDashboard.Jobs.TextSearch;
using JobsDashboard.Scale.Questions;
using JobsDashboard.Sqlite.Reading;

namespace JobsDashboard.Scale.Engines;

/// <summary>SQLite's words.</summary>
internal sealed class SqliteWords(Question question, KeyLookup keys) : SqlWords(question, keys)
{
    private bool WalksOrder => Question is { Asked: Asked.Page, MatchesMany: true };

    public override bool FindsInOrder => true;

    public override string JoinAfter => "CROSS JOIN";

    // With a plus no index is taken, and a page is found along its order.
    public override string Column(string name) => WalksOrder && name != "GmtCreateTime" ? $"+j.{name}" : $"j.{name}";

    // Otherwise a whole index would be read for the groups, whatever the time range.
    public override string Group(string column) => Question.Conditions.IsEmpty ? column : $"+{column}";

    // Without a value a row is the smallest, so it is last by itself when descending.
    public override string Direction(Order order) => order.Ascending ? "ASC" : "DESC";

    public override Piece Words(TextField field, string text)
    {
        var (match, isExact) = TextTokens.Query(TextQuery.Parse(text).Query!);
        return isExact ? Found($"{field}Text", match) : throw new ArgumentException($"{text} needs a look at each text.", nameof(text));
    }

    public override Piece WordAnywhere(string word)
    {
        var match = Parameter(TextTokens.Query(TextQuery.Parse(word).Query!).Match);
        var fields = Enum.GetValues<TextField>();
        var ids = string.Join(" UNION ", fields.Select(field => Ids($"{field}Text", match)));
        return new Piece($"j.Id IN ({ids})", ids);
    }

    public override Piece NameContains(string part)
    {
        var folded = CaseFolding.Of(part);
        if (part.Length < 3)
        {
            var shortIds = $"SELECT Id FROM JobDetail WHERE instr(DisplayNameKey, {Parameter(folded)}) > 0";
            return new Piece($"j.Id IN ({shortIds})", shortIds);
        }
        var grams = string.Join(" AND ", Enumerable.Range(0, folded.Length - 2).Select(at => $"\"{folded[at..(at + 3)]}\"").Distinct());
        if (part.Length == 3)
        {
            return Found("NameGrams", grams);
        }
        var (match, whole) = (Parameter(grams), Parameter(folded));
        var ids = "SELECT g.rowid AS Id FROM NameGrams g CROSS JOIN JobDetail d ON d.Id = g.rowid "
            + $"WHERE g.NameGrams MATCH {match} AND instr(d.DisplayNameKey, {whole}) > 0";
        return new Piece($"j.Id IN ({ids})", ids);
    }

    // Tag by tag, in the part of each tag's jobs where those that match can be.
    public override string? TagKeys(string where) => Question.Conditions.IsEmpty ? null : $"""
        WITH f AS MATERIALIZED (SELECT j.Id FROM Job j WHERE {where}), b AS MATERIALIZED (SELECT min(Id) AS First, max(Id) AS Last FROM f)
        SELECT t.Key, count(*) FROM b CROSS JOIN Tag t CROSS JOIN JobTag x ON x.TagId = t.TagId AND x.JobId BETWEEN b.First AND b.Last
        WHERE +x.JobId IN (SELECT Id FROM f) GROUP BY t.Key ORDER BY 2 DESC, 1
        """;

    public override string MedianQueueTime(string where)
    {
        var times = $"FROM Job j WHERE {where} AND j.GmtRunningTime IS NOT NULL";
        return $"SELECT max(0, j.GmtRunningTime - j.GmtCreateTime) AS q {times} ORDER BY q LIMIT 1 "
            + $"OFFSET (SELECT (count(*) - 1) / 2 {times})";
    }

    private Piece Found(string table, string query)
    {
        var match = Parameter(query);
        var ids = Ids(table, match);
        return new Piece($"j.Id IN ({ids})", ids);
    }

    private static string Ids(string table, string match) => $"SELECT rowid AS Id FROM {table} WHERE {table} MATCH {match}";
}
