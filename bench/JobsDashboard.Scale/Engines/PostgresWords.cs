using JobsDashboard.Jobs.TextSearch;
using JobsDashboard.Scale.Questions;
using JobsDashboard.Sqlite.Reading;

namespace JobsDashboard.Scale.Engines;

/// <summary>PostgreSQL's words.</summary>
internal sealed class PostgresWords(Question question, KeyLookup keys) : SqlWords(question, keys)
{
    // Without a word on missing values an index that has none of them gives the order.
    public override string Direction(Order order) => (order.Ascending, order.CanBeMissing) switch
    {
        (true, _) => "ASC",
        (false, true) => "DESC NULLS LAST",
        (false, false) => "DESC",
    };

    public override Piece Words(TextField field, string text)
    {
        var query = $"{Parameter(TsQuery(text))}::tsquery";
        var ids = $"SELECT Id FROM JobDetail WHERE {field}Words @@ {query}";
        return new Piece($"j.Id IN ({ids})", ids);
    }

    public override Piece WordAnywhere(string word)
    {
        var query = $"{Parameter(TsQuery(word))}::tsquery";
        var fields = Enum.GetValues<TextField>().Select(field => $"{field}Words @@ {query}");
        var ids = $"SELECT Id FROM JobDetail WHERE {string.Join(" OR ", fields)}";
        return new Piece($"j.Id IN ({ids})", ids);
    }

    public override Piece NameContains(string part)
    {
        var ids = $"SELECT Id FROM JobDetail WHERE DisplayNameKey LIKE {Parameter($"%{CaseFolding.Of(part)}%")}";
        return new Piece($"j.Id IN ({ids})", ids);
    }

    // From the tokens that the product searches for.
    private static string TsQuery(string text)
    {
        var phrases = TextTokens.Query(TextQuery.Parse(text).Query!).Match.Split(" AND ");
        return string.Join(" & ", phrases.Select(phrase =>
            $"({string.Join(" <-> ", phrase.Trim('"').Split(' ').Select(token => $"'{token}'"))})"));
    }
}
