using System.Collections.Immutable;
using JobsDashboard.Components.Jobs.Chips;
using JobsDashboard.Jobs.Fields;
using JobsDashboard.Jobs.Filters;

namespace JobsDashboard.Components.Jobs.Conditions;

/// <summary>What a condition can be about: a filter, a number or a field, and all of them where people call them the same; or a tag.</summary>
/// <param name="Label">Its name for people.</param>
public sealed record ConditionSubject(string Label)
{
    /// <summary>Any tag; its key is part of the condition.</summary>
    public static ConditionSubject Tag { get; } = new("Tag");

    /// <summary>All of them, those of one heading together.</summary>
    public static ImmutableArray<IGrouping<string, ConditionSubject>> All { get; } =
    [
        .. OfFilters().Append((FilterWords.NameOf(FilterGroup.Words), Tag))
            .Concat(OfNumbers())
            .Concat(OfFields())
            .GroupBy(subject => subject.Item1, subject => subject.Item2),
    ];

    /// <summary>The filter, where there is one.</summary>
    public JobFilter? Filter { get; private init; }

    /// <summary>The number, where it is one.</summary>
    public NumberField? Number { get; private init; }

    /// <summary>The field that can be missing, where there is one.</summary>
    public JobField? Field { get; private init; }

    /// <summary>What can be said of it, what no other control can say first.</summary>
    public IEnumerable<ConditionKind> Kinds =>
    [
        .. Filter is { CanBeExcluded: true } || this == Tag ? [ConditionKind.IsNot] : Array.Empty<ConditionKind>(),
        .. Filter is not null || this == Tag ? [ConditionKind.Is] : Array.Empty<ConditionKind>(),
        .. Number is not null ? [ConditionKind.IsBetween] : Array.Empty<ConditionKind>(),
        .. Field is not null || this == Tag ? [ConditionKind.IsMissing, ConditionKind.IsFilled] : Array.Empty<ConditionKind>(),
    ];

    private static IEnumerable<(string, ConditionSubject)> OfFilters() => JobFilters.All
        .Where(filter => filter is not OwnFilter)
        .OrderBy(filter => filter.Group)
        .Select(filter => (FilterWords.NameOf(filter.Group), new ConditionSubject(filter.Label)
        {
            Filter = filter,
            Field = JobFields.Nullable.FirstOrDefault(field => field.Label == filter.Label),
        }));

    private static IEnumerable<(string, ConditionSubject)> OfNumbers() => JobFields.Numbers
        .Select(number => ("Numbers", new ConditionSubject(number.LabelWithUnit) { Number = number, Field = number }));

    private static IEnumerable<(string, ConditionSubject)> OfFields() => JobFields.Nullable
        .Where(field => !JobFilters.All.Any(filter => filter.Label == field.Label) && field is not NumberField)
        .Select(field => ("Other fields", new ConditionSubject(field.Label) { Field = field }));
}
