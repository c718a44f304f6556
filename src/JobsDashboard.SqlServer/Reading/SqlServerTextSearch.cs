using System.Linq.Expressions;
using System.Text.Json;
using JobsDashboard.Jobs.Data;
using JobsDashboard.Jobs.Fields;
using JobsDashboard.Jobs.TextSearch;
using JobsDashboard.SqlServer.Data;
using Microsoft.EntityFrameworkCore;

namespace JobsDashboard.SqlServer.Reading;

/// <summary>
/// Full text by the server's full-text index, substrings by a scan. User text reaches both as words or escaped text in a parameter,
/// never as syntax.
/// </summary>
internal sealed class SqlServerTextSearch : IJobTextSearch
{
    // CONTAINS takes no longer condition.
    private const int MaxCharacters = 4000;

    // A command takes 2,100 parameters, and a request has some twenty lists. EF would give the rest of them the collation of the database.
    private const int MaxParameters = 50;

    // The full-text index is asked as a whole, however the condition is written.
    public int MaxJobsOneByOne => 0;

    public IQueryable<long> Matching(JobsDb db, TextField field, TextQuery text)
    {
        var condition = Condition(text);
        var texts = db.Set<SearchTextRow>();
        var found = condition.Length > MaxCharacters ? texts.Where(_ => false) : field switch
        {
            TextField.Name => texts.Where(t => EF.Functions.Contains(t.Name!, condition)),
            TextField.Reason => texts.Where(t => EF.Functions.Contains(t.Reason!, condition)),
            TextField.Command => texts.Where(t => EF.Functions.Contains(t.Command!, condition)),
            TextField.Image => texts.Where(t => EF.Functions.Contains(t.Image!, condition)),
            _ => throw new ArgumentOutOfRangeException(nameof(field)),
        };
        return found.Select(t => t.Id);
    }

    public IQueryable<long> NameContaining(JobsDb db, string foldedPart) =>
        db.Details.Where(d => d.DisplayNameKey!.Contains(foldedPart)).Select(d => d.Id);

    public IQueryable<long> DescriptionContaining(JobsDb db, string foldedPart) =>
        db.Details.Where(d => d.DescriptionKey != null && d.DescriptionKey.Contains(foldedPart)).Select(d => d.Id);

    public Expression<Func<TRow, bool>> IsAnyOf<TRow>(JobsDb db, Expression<Func<TRow, string>> column, IReadOnlyCollection<string> texts)
    {
        if (texts.Count <= MaxParameters)
        {
            return column.Is(text => texts.Contains(text));
        }
        var member = (MemberExpression)column.Body;
        var property = db.Model.FindEntityType(member.Expression!.Type)!.FindProperty(member.Member.Name)!;
        var stored = texts.Select(text => (string?)property.GetValueConverter()!.ConvertToProvider(text));
        var type = property.GetColumnType();
        // The parts of the text come from our own model.
#pragma warning disable EF1002
        var list = db.Database.SqlQueryRaw<string>(
            $"SELECT [item].[value] COLLATE {SqlServerModel.Collation} AS [Value] FROM OPENJSON({{0}}) WITH ([value] {type} '$') AS [item]",
            JsonSerializer.Serialize(stored));
#pragma warning restore EF1002
        return column.Is(text => list.Contains(text));
    }

    /// <summary>The condition of CONTAINS: each term in quotes, which makes several words a phrase.</summary>
    internal static string Condition(TextQuery text) => string.Join(" AND ", text.Terms.Select(Condition));

    // The index has the word breaker's words. Where a term is not plainly one or more of them, it is asked for as it was typed, too:
    // what is broken in the same way as the text is found in it, whatever way that is.
    private static string Condition(TextTerm term)
    {
        var (words, typed) = (string.Join(' ', term.Tokens.Select(word => word.Text)), Typed(term));
        var typedStar = term.EndsInBeginning ? "*" : "";
        // The word breaker makes words of several Chinese characters, so a single one can only be asked for as the beginning of a word.
        var star = term.Tokens is [.., { IsCjk: true } last] && last.Text.EnumerateRunes().Count() == 1 ? "*" : typedStar;
        return words == typed ? $"\"{words}{star}\"" : $"(\"{words}{star}\" OR \"{typed}{typedStar}\")";
    }

    // From the first word to the last. Within quotes only quotes and stars mean anything, so they go.
    private static string Typed(TextTerm term)
    {
        var typed = Token.Compatible(term.Typed).ToUpperInvariant();
        var (first, last) = (term.Tokens[0].Text, term.Tokens[^1].Text);
        var from = typed.IndexOf(first, StringComparison.Ordinal);
        var to = typed.LastIndexOf(last, StringComparison.Ordinal) + last.Length;
        var unquoted = typed[from..to].Replace('"', ' ').Replace('*', ' ');
        return string.Join(' ', unquoted.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
    }
}
