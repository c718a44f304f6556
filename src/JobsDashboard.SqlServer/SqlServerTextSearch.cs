using JobsDashboard.Jobs.Data;
using JobsDashboard.Jobs.Listing;
using JobsDashboard.SqlServer.Data;
using Microsoft.EntityFrameworkCore;

namespace JobsDashboard.SqlServer;

/// <summary>Full text by the server's full-text index, substrings by a scan. User text reaches both as words or escaped text in a parameter, never as syntax.</summary>
internal sealed class SqlServerTextSearch : IJobTextSearch
{
    // CONTAINS takes no longer condition.
    private const int MostCharacters = 4000;

    public IQueryable<long> Matching(JobsDb db, TextField field, TextQuery text)
    {
        var condition = Condition(text);
        var texts = db.Set<JobText>();
        var found = condition.Length > MostCharacters ? texts.Where(_ => false) : field switch
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

    /// <summary>The condition of CONTAINS: each term in quotes, which makes several words a phrase. A word is letters and digits only, so it cannot end the quotes.</summary>
    internal static string Condition(TextQuery text) => string.Join(" AND ", text.Terms.Select(Quoted));

    private static string Quoted(TextTerm term)
    {
        // The word breaker makes words of several Chinese characters, so a single one can only be asked for as the beginning of a word.
        var prefix = term.Words is [{ IsCjk: true } only] && only.Text.EnumerateRunes().Count() == 1 ? "*" : "";
        return $"\"{string.Join(' ', term.Words.Select(word => word.Text))}{prefix}\"";
    }
}
