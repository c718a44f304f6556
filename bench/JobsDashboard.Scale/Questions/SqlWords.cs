using JobsDashboard.Jobs.TextSearch;

namespace JobsDashboard.Scale.Questions;

/// <summary>What a database says in its own words, while one statement is put together. What is looked for becomes a parameter.</summary>
/// <param name="question">The question that is asked.</param>
/// <param name="keys">The numbers of shared texts and of tags in this database.</param>
internal abstract class SqlWords(Question question, KeyLookup keys)
{
    private readonly List<object> _parameters = [];

    /// <summary>The values of the parameters, in order.</summary>
    public IReadOnlyList<object> Parameters => _parameters;

    /// <summary>The question that is asked.</summary>
    protected Question Question => question;

    /// <summary>Whether the names and texts are in the table of the jobs, and in no other.</summary>
    public virtual bool IsOneTable => false;

    /// <summary>Whether what finds ids gives them in their order, which is that of creation, and so can end with the page.</summary>
    public virtual bool FindsInOrder => false;

    /// <summary>A join whose left side is read first.</summary>
    public virtual string JoinAfter => "JOIN";

    /// <summary>The whole part of a division.</summary>
    public virtual string Divided(string number, long by) => $"({number}) / {by}";

    /// <summary>A column that jobs are found by.</summary>
    public virtual string Column(string name) => $"j.{name}";

    /// <summary>A column that is grouped by.</summary>
    public virtual string Group(string column) => column;

    /// <summary>The order of rows by a key.</summary>
    public virtual string Direction(Order order) => order.Ascending ? "ASC NULLS LAST" : "DESC NULLS LAST";

    /// <summary>The jobs whose texts have words; null where the engine has no full text.</summary>
    public abstract Piece? Words(TextField field, string text);

    /// <summary>The jobs that have a word in any text field.</summary>
    public abstract Piece? WordAnywhere(string word);

    /// <summary>The jobs whose name contains a text, in any case.</summary>
    public abstract Piece NameContains(string part);

    /// <summary>Whether the job of a row carries a tag.</summary>
    public virtual string Carries(string tag) => $"EXISTS (SELECT 1 FROM JobTag t WHERE t.TagId = {tag} AND t.JobId = j.Id)";

    /// <summary>How the tags of the matching jobs are counted; null for what every engine can do.</summary>
    public virtual string? TagKeys(string where) => null;

    /// <summary>The median of the queue times.</summary>
    public virtual string MedianQueueTime(string where) =>
        "SELECT percentile_disc(0.5) WITHIN GROUP (ORDER BY CASE WHEN j.GmtRunningTime < j.GmtCreateTime THEN 0 "
        + $"ELSE j.GmtRunningTime - j.GmtCreateTime END) FROM Job j WHERE {where} AND j.GmtRunningTime IS NOT NULL";

    /// <summary>The jobs that carry a tag.</summary>
    public Piece Tag(string key, string value)
    {
        var tag = Parameter(keys.OfTag(key, value));
        return new Piece(Carries(tag), $"SELECT JobId AS Id FROM JobTag WHERE TagId = {tag}");
    }

    /// <summary>The number of a field's text.</summary>
    public string Key(string field, string text) => Parameter(keys.OfText(field, text));

    /// <summary>Takes a value that is not part of the statement, and gives its place in it.</summary>
    public string Parameter(object value)
    {
        _parameters.Add(value);
        return $"${_parameters.Count}";
    }
}
