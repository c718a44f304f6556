using JobsDashboard.Jobs.Data;
using JobsDashboard.Jobs.Listing;
using Microsoft.EntityFrameworkCore;

namespace JobsDashboard.Sqlite;

/// <summary>Full text and name search over FTS5 tables. User text reaches them as quoted tokens in a parameter, never as syntax.</summary>
internal sealed class SqliteTextSearch : IJobTextSearch
{
    public IQueryable<long> Matching(JobsDb db, TextField field, TextQuery text)
    {
        var (match, isExact) = TextTokens.Query(text);
        return isExact
            ? db.Database.SqlQueryRaw<long>(Found(field), match)
            : db.Database.SqlQueryRaw<long>(Checked(field), match, (int)field, TermsFunction.Write(text));
    }

    public IQueryable<long> NameContaining(JobsDb db, string foldedPart)
    {
        var grams = Grams(foldedPart).ToList();
        return grams.Count == 0
            ? db.Details.Where(d => d.DisplayNameKey!.Contains(foldedPart)).Select(d => d.Id)
            : db.Database.SqlQueryRaw<long>(
                """
                SELECT d.Id AS Value FROM NameGrams JOIN JobDetail AS d ON d.Id = NameGrams.rowid
                WHERE NameGrams MATCH {0} AND instr(d.DisplayNameKey, {1}) > 0
                """,
                string.Join(" AND ", grams),
                foldedPart);
    }

    private static string Found(TextField field) => field switch
    {
        TextField.Reason => "SELECT rowid AS Value FROM ReasonText WHERE ReasonText MATCH {0}",
        TextField.Command => "SELECT rowid AS Value FROM CommandText WHERE CommandText MATCH {0}",
        TextField.Image => "SELECT rowid AS Value FROM ImageText WHERE ImageText MATCH {0}",
        _ => throw new ArgumentOutOfRangeException(nameof(field)),
    };

    private static string Checked(TextField field) =>
        $"SELECT f.Value FROM ({Found(field)}) AS f JOIN JobDetail AS d ON d.Id = f.Value WHERE {TermsFunction.Name}(d.Json, {{1}}, {{2}})";

    // The index holds which names have a run of three characters, not where; the rest is looked up in the name.
    private static IEnumerable<string> Grams(string folded)
    {
        var runes = folded.EnumerateRunes().Select(rune => rune.ToString()).ToList();
        return Enumerable.Range(0, Math.Max(0, runes.Count - 2))
            .Select(at => $"\"{string.Concat(runes.Skip(at).Take(3)).Replace("\"", "\"\"", StringComparison.Ordinal)}\"")
            .Distinct(StringComparer.Ordinal);
    }
}
