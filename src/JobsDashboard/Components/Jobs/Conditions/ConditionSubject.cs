using System.Collections.Immutable;
using JobsDashboard.Components.Jobs.Chips;
using JobsDashboard.Jobs.Fields;
using JobsDashboard.Jobs.Filters;

namespace JobsDashboard.Components.Jobs.Conditions;

/// <summary>What a condition can be about: a filter, a field, or both when they have the same label; or a tag with any key.</summary>
/// <param name="Label">Its name, in English.</param>
public sealed record ConditionSubject(string Label)
{
    /// <summary>Any tag; its key is part of the condition.</summary>
    public static ConditionSubject Tag { get; } = new("Tag");

    /// <summary>Its name on the page.</summary>
    public string Name => Field is NumberField number ? FilterWords.LabelOf(number) : L[Label];

    /// <summary>All of them, by heading, which is English, too.</summary>
    public static ImmutableArray<IGrouping<string, ConditionSubject>> All { get; } =
    [
        .. OfFilters().Append((FilterWords.EnglishNameOf(FilterGroup.Words), Tag))
            .Concat(OfNumbers())
            .Concat(OfOtherFields())
            .GroupBy(subject => subject.Item1, subject => subject.Item2),
    ];

    /// <summary>The filter, if there is one.</summary>
    public JobFilter? Filter { get; private init; }

    /// <summary>The field that can be missing or in a range, if there is one.</summary>
    public JobField? Field { get; private init; }

    /// <summary>The conditions that can be set, those first that no other control of the sidebar sets.</summary>
    public IEnumerable<ConditionKind> Kinds
    {
        get
        {
            var isTag = this == Tag;
            (ConditionKind Kind, bool IsPossible)[] kinds =
            [
                (ConditionKind.IsNot, isTag || Filter is { CanBeExcluded: true }),
                (ConditionKind.Is, isTag || Filter is not null),
                (ConditionKind.IsBetween, Field is NumberField),
                (ConditionKind.IsMissing, isTag || Field is not null),
                (ConditionKind.IsPresent, isTag || Field is not null),
            ];
            return kinds.Where(kind => kind.IsPossible).Select(kind => kind.Kind);
        }
    }

    private static IEnumerable<(string, ConditionSubject)> OfFilters() => JobFilters.All
        .Where(filter => filter is not OwnFilter)
        .OrderBy(filter => filter.Group)
        .Select(filter => (FilterWords.EnglishNameOf(filter.Group), new ConditionSubject(filter.Label)
        {
            Filter = filter,
            Field = JobFields.Nullable.FirstOrDefault(field => field.Label == filter.Label),
        }));

    private static IEnumerable<(string, ConditionSubject)> OfNumbers() =>
        JobFields.Numbers.Select(number => ("Numbers", new ConditionSubject(number.LabelWithUnit) { Field = number }));

    private static IEnumerable<(string, ConditionSubject)> OfOtherFields() => JobFields.Nullable
        .Where(field => field is not NumberField && JobFilters.All.All(filter => filter.Label != field.Label))
        .Select(field => ("Other fields", new ConditionSubject(field.Label) { Field = field }));
}
