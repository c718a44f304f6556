using System.Collections.Immutable;
using JobsDashboard.Jobs.Counting;
using JobsDashboard.Jobs.Fields;
using JobsDashboard.Jobs.Filters;
using JobsDashboard.Jobs.Question;
using JobsDashboard.Jobs.SearchLine;
using JobsDashboard.Jobs.SearchLine.Suggesting;

namespace JobsDashboard.Components.Jobs.SearchLine;

/// <summary>What somebody probably meant who wrote what no job has.</summary>
/// <param name="Sentence">What is wrong, in words; null where that is said already.</param>
/// <param name="Meant">The condition that was probably meant.</param>
/// <param name="Line">The line with it.</param>
public sealed record LineHint(string? Sentence, string Meant, string Line)
{
    // Hints for what a person wrote, not for a list of hundreds of values.
    private const int MaxAsked = 6;
    private const int MaxValues = 50;

    /// <summary>Asks what jobs have that looks like what is written.</summary>
    /// <param name="line">The line.</param>
    /// <param name="problems">What of it was not understood.</param>
    /// <param name="question">The question whose jobs are looked at.</param>
    /// <param name="hasJobs">Whether it has found any.</param>
    /// <param name="counts">Counts.</param>
    /// <param name="stop">Stops asking.</param>
    public static async Task<ImmutableArray<LineHint>> OfAsync(
        string line, ImmutableArray<SearchLineProblem> problems, ResolvedQuestion question, bool hasJobs, JobCountQueries counts,
        CancellationToken stop)
    {
        var hints = ImmutableArray.CreateBuilder<LineHint>();
        foreach (var problem in problems.Where(problem => problem.UnknownName is not null).Take(MaxAsked))
        {
            if (await KeyAsync(problem.UnknownName!) is { } key)
            {
                var (changed, piece) = problem.AsTag(line, key);
                hints.Add(new(L["Jobs have a tag {0}.", key], piece, changed));
            }
        }
        foreach (var word in LineLookalike.In(line, question.AskedAt).Take(MaxAsked))
        {
            if (word.IsKnown)
            {
                var sentence = word.IsWord ? L["{0} is searched for as a text.", word.Written].Value : null;
                hints.Add(new(sentence, word.Meant, word.Replaced(line, word.Meant)));
            }
            else if (await KeyAsync(word.Name) is { } key)
            {
                hints.Add(new(L["Jobs have a tag {0}.", key], word.MeantOf(key), word.Replaced(line, word.MeantOf(key))));
            }
        }
        var parts = SearchLineText.ValuesIn(line).RemoveAll(part => part.Value == "");
        foreach (var part in parts.Take(MaxAsked))
        {
            if (Choices(part) is { IsEmpty: false } choices)
            {
                hints.AddRange(choices.Where(choice => L[choice.Label] == part.Value && choice.Name != part.Value)
                    .Select(choice => new LineHint(null, part.Piece(choice.Name), part.Replaced(line, choice.Name))));
            }
            else if (!(hasJobs && IsOnly(part, parts)) && Counted(part) is { } field
                && await NearestAsync(field, part.Value, Comparison(part)) is { } value)
            {
                hints.Add(new(L["No job of this list has {0}.", part.Saying(part.Value)], part.Piece(value), part.Replaced(line, value)));
            }
        }
        return hints.ToImmutable();

        // Of any job of that time: the rest of the line may find none.
        async Task<string?> KeyAsync(string written)
        {
            var (start, end, times) = (question.Request.StartTime, question.Request.EndTime, question.Request.TimeRangeField);
            var all = ListJobsRequest.Default with { StartTime = start, EndTime = end, TimeRangeField = times };
            var keys = await ContainingAsync(all.Resolve(question.Caller, question.AskedAt), CountedField.TagKeys, written);
            return keys.Find(key => key == written) ?? keys.Find(key => key.Equals(written, StringComparison.OrdinalIgnoreCase));
        }

        // The value that has another case or goes on; null when the value is there as it is, or nothing is near.
        async Task<string?> NearestAsync(CountedField field, string written, StringComparison comparison)
        {
            var values = await ContainingAsync(question, field, written);
            return values.Exists(value => value.Equals(written, comparison))
                ? null
                : values.Find(value => value.Equals(written, StringComparison.OrdinalIgnoreCase))
                    ?? values.Find(value => value.StartsWith(written, StringComparison.OrdinalIgnoreCase));
        }

        async Task<List<string>> ContainingAsync(ResolvedQuestion asked, CountedField field, string written)
        {
            var values = await counts.SuggestAsync(asked, field, ValueMatch.Containing(written), MaxValues, stop);
            return [.. values.Value.Select(count => count.Value)];
        }
    }

    // The jobs that were found have it, and nobody needs to be asked.
    private static bool IsOnly(LinePart part, ImmutableArray<LinePart> parts) =>
        !part.IsExcluded && !parts.Any(other => other != part && !other.IsExcluded && (other.Name, other.Key) == (part.Name, part.Key));

    private static ImmutableArray<FieldChoice> Choices(LinePart part) => part.Name.Filter?.Choices ?? [];

    private static StringComparison Comparison(LinePart part) =>
        part.Name.Filter is ValueFilter { IgnoresCase: true } ? StringComparison.OrdinalIgnoreCase : StringComparison.Ordinal;

    private static CountedField? Counted(LinePart part) => part switch
    {
        { Key: { } key } => CountedField.Tag(key),
        { Name.Filter: ValueFilter filter } => CountedField.Of(filter),
        _ => null,
    };
}
