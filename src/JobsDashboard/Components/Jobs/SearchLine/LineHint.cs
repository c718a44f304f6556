using System.Collections.Immutable;
using JobsDashboard.Jobs.Counting;
using JobsDashboard.Jobs.Fields;
using JobsDashboard.Jobs.Filters;
using JobsDashboard.Jobs.Question;
using JobsDashboard.Jobs.SearchLine;

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
    /// <param name="counts">Counts.</param>
    /// <param name="stop">Stops asking.</param>
    public static async Task<ImmutableArray<LineHint>> OfAsync(
        string line, ImmutableArray<SearchLineProblem> problems, ResolvedQuestion question, JobCountQueries counts, CancellationToken stop)
    {
        var hints = ImmutableArray.CreateBuilder<LineHint>();
        foreach (var problem in problems.Where(problem => problem.UnknownName is not null).Take(MaxAsked))
        {
            if (await NearestAsync(CountedField.TagKeys, problem.UnknownName!, isWhole: true, ignoresCase: false) is { } key)
            {
                var (changed, piece) = problem.AsTag(line, key);
                hints.Add(new(L["Jobs have a tag {0}.", key], piece, changed));
            }
        }
        foreach (var part in SearchLineText.ValuesIn(line).Where(part => part.Value != "").Take(MaxAsked))
        {
            if (Choices(part) is { IsEmpty: false } choices)
            {
                hints.AddRange(choices.Where(choice => L[choice.Label] == part.Value && choice.Name != part.Value)
                    .Select(choice => new LineHint(null, part.Saying(choice.Name), part.Replaced(line, choice.Name))));
            }
            else if (Counted(part) is { } field
                && await NearestAsync(field, part.Value, isWhole: false, IgnoresCase(part)) is { } value)
            {
                hints.Add(new(L["No job of this list has {0}.", part.Saying(part.Value)], part.Saying(value), part.Replaced(line, value)));
            }
        }
        return hints.ToImmutable();

        // The value that has another case or goes on; null when the value is there as it is, or nothing is near.
        async Task<string?> NearestAsync(CountedField field, string written, bool isWhole, bool ignoresCase)
        {
            var match = ValueMatch.Containing(written);
            var values = (await counts.SuggestAsync(question, field, match, MaxValues, stop)).Value.Select(count => count.Value).ToList();
            var comparison = ignoresCase ? StringComparison.OrdinalIgnoreCase : StringComparison.Ordinal;
            return isWhole
                ? values.Find(value => value == written) ?? values.Find(value => value.Equals(written, StringComparison.OrdinalIgnoreCase))
                : values.Exists(value => value.Equals(written, comparison)) ? null
                : values.Find(value => value.Equals(written, StringComparison.OrdinalIgnoreCase))
                    ?? values.Find(value => value.StartsWith(written, StringComparison.OrdinalIgnoreCase));
        }
    }

    private static ImmutableArray<FieldChoice> Choices(LinePart part) => part.Name.Filter?.Choices ?? [];

    private static bool IgnoresCase(LinePart part) => part.Name.Filter is ValueFilter { IgnoresCase: true };

    private static CountedField? Counted(LinePart part) => part switch
    {
        { Key: { } key } => CountedField.Tag(key),
        { Name.Filter: ValueFilter filter } => CountedField.Of(filter),
        _ => null,
    };
}
