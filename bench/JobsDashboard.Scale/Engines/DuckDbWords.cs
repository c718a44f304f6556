using JobsDashboard.Jobs.TextSearch;
using JobsDashboard.Scale.Questions;

namespace JobsDashboard.Scale.Engines;

/// <summary>DuckDB's words.</summary>
internal sealed class DuckDbWords(Question question, KeyLookup keys) : SqlWords(question, keys)
{
    public override bool IsOneTable => true;

    public override string Carries(string tag) => $"j.Id IN (SELECT JobId FROM JobTag WHERE TagId = {tag})";

    public override string Divided(string number, long by) => $"({number}) // {by}";

    public override Piece? Words(TextField field, string text) => null;

    public override Piece? WordAnywhere(string word) => null;

    public override Piece NameContains(string part) => new($"contains(j.DisplayNameKey, {Parameter(CaseFolding.Of(part))})");
}
