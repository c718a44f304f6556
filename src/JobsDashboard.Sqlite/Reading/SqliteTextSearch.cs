using System.Linq.Expressions;
using JobsDashboard.Jobs.Data;
using JobsDashboard.Jobs.Fields;
using JobsDashboard.Jobs.TextSearch;
using JobsDashboard.Sqlite.Compression;
using Microsoft.EntityFrameworkCore;

namespace JobsDashboard.Sqlite.Reading;

/// <summary>Full text and name search over FTS5 tables. User text reaches them as quoted tokens in a parameter, never as syntax.</summary>
internal sealed class SqliteTextSearch : IJobTextSearch
{
    // Each takes some 6 microseconds.
    public int MaxJobsOneByOne => 500;

    public IQueryable<long> Matching(JobsDb db, TextField field, TextQuery text)
    {
        var (match, isExact) = TextTokens.Query(text);
        return isExact
            ? new SearchedIds(db, Found(field), match)
            : new SearchedIds(db, Checked(field), match, (int)field, QueryFunctionInterceptor.Write(text));
    }

    public IQueryable<long> NameContaining(JobsDb db, string foldedPart)
    {
        var details = db.Details.Where(d => d.DisplayNameKey!.Contains(foldedPart));
        if (Grams(foldedPart) is { Length: > 0 } grams)
        {
            var found = db.Database.SqlQueryRaw<long>("SELECT rowid AS Value FROM NameGrams WHERE NameGrams MATCH {0}", grams);
            details = details.Where(d => found.Contains(d.Id));
        }
        return details.Select(d => d.Id);
    }

    public IQueryable<long> DescriptionContaining(JobsDb db, string foldedPart) => Grams(foldedPart) is { Length: > 0 } grams
        ? db.Database.SqlQueryRaw<long>(
            """
            SELECT d.Id AS Value FROM DescriptionGrams JOIN JobDetail AS d ON d.Id = DescriptionGrams.rowid
            WHERE DescriptionGrams MATCH {0} AND instr(d.DescriptionKey, {1}) > 0
            """,
            grams,
            foldedPart)
        : db.Details.Where(d => d.DescriptionKey != null && d.DescriptionKey.Contains(foldedPart)).Select(d => d.Id);

    public Expression<Func<TRow, bool>> IsAnyOf<TRow>(
        JobsDb db, Expression<Func<TRow, string>> column, IReadOnlyCollection<string> texts) =>
        column.Is(text => texts.Contains(text));

    private static string Found(TextField field) => field switch
    {
        TextField.Reason => "SELECT rowid AS Value FROM ReasonText WHERE ReasonText MATCH {0}",
        TextField.Command => "SELECT rowid AS Value FROM CommandText WHERE CommandText MATCH {0}",
        TextField.Image => "SELECT rowid AS Value FROM ImageText WHERE ImageText MATCH {0}",
        TextField.Name => "SELECT rowid AS Value FROM NameText WHERE NameText MATCH {0}",
        _ => throw new ArgumentOutOfRangeException(nameof(field)),
    };

    private static string Checked(TextField field) =>
        $"SELECT f.Value FROM ({Found(field)}) AS f JOIN ({TextFunctions.WholeRows}) AS d ON d.Id = f.Value " +
        $"WHERE {QueryFunctionInterceptor.HasTermsName}(d.Json, {{1}}, {{2}})";

    // The index holds which texts have a run of three characters, not where; the rest is looked up in the text.
    private static string Grams(string folded)
    {
        var runes = folded.EnumerateRunes().Select(rune => rune.ToString()).ToList();
        var grams = Enumerable.Range(0, Math.Max(0, runes.Count - 2))
            .Select(at => $"\"{string.Concat(runes.Skip(at).Take(3)).Replace("\"", "\"\"", StringComparison.Ordinal)}\"")
            .Distinct(StringComparer.Ordinal);
        return string.Join(" AND ", grams);
    }
}
