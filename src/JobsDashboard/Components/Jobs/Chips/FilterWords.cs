using System.Globalization;
using JobsDashboard.Jobs.Fields;
using JobsDashboard.Jobs.Filters;
using JobsDashboard.Jobs.Question;

namespace JobsDashboard.Components.Jobs.Chips;

/// <summary>Filters and conditions in words, as the page shows them.</summary>
public static class FilterWords
{
    /// <summary>One value of a filter, such as <c>Status: Failed</c> or <c>Status: not Failed</c>.</summary>
    public static string InWords(JobFilter filter, string value, NameSearchMode mode, bool isExcluded = false) => filter switch
    {
        TextFilter when filter == JobFilters.Search => $"{(isExcluded ? "Nowhere" : filter.Label)}: “{value}”",
        SingleTextFilter => $"{filter.Label} {Verb(filter, mode, isExcluded)} “{value}”",
        OwnFilter => filter.Label,
        _ => $"{filter.Label}: {(isExcluded ? "not " : "")}{NameOf(filter, value)}",
    };

    /// <summary>The verb between a filter's label and its value, such as <c>contains</c> or <c>is not</c>.</summary>
    public static string Verb(JobFilter filter, NameSearchMode mode, bool isExcluded) => (filter, mode, isExcluded) switch
    {
        (DisplayNameFilter, not NameSearchMode.Wildcard, false) => NameOf(mode),
        (DisplayNameFilter, NameSearchMode.Exact, true) => "is not",
        (DisplayNameFilter, NameSearchMode.Prefix, true) => "does not begin with",
        (SingleTextFilter, _, false) => "contains",
        (SingleTextFilter, _, true) => "does not contain",
        (_, _, false) => "is",
        (_, _, true) => "is not",
    };

    /// <summary>Such as <c>team = nlp</c>, or <c>team ≠ nlp</c> for an excluded tag.</summary>
    public static string InWords(JobTagText tag, bool isExcluded = false) => $"{tag.Key} {(isExcluded ? "≠" : "=")} {tag.Value}";

    /// <summary>Such as <c>team = nlp or vision</c>, for a tag that has any of several values.</summary>
    public static string InWords(string tagKey, IEnumerable<string> values) => $"{tagKey} = {string.Join(" or ", values)}";

    /// <summary>Such as <c>Reason: missing</c>.</summary>
    public static string Missing(JobField field) => $"{field.Label}: missing";

    /// <summary>Such as <c>Reason: present</c>.</summary>
    public static string Present(JobField field) => $"{field.Label}: present";

    /// <summary>The heading above the filters of a group.</summary>
    public static string NameOf(FilterGroup group) => group switch
    {
        FilterGroup.Words => "Search",
        FilterGroup.Job => "Job",
        FilterGroup.Owner => "Owner",
        FilterGroup.Place => "Workspace and resources",
        FilterGroup.Program => "Program",
        FilterGroup.Origin => "Origin",
        _ => group.ToString(),
    };

    /// <summary>How names are compared.</summary>
    public static string NameOf(NameSearchMode mode) => mode switch
    {
        NameSearchMode.Exact => "is",
        NameSearchMode.Prefix => "begins with",
        _ => "contains",
    };

    /// <summary>The heading of a field's column, which sorts by it.</summary>
    public static string NameOf(JobField field) => field is TimeField time ? time.Event : field.Label;

    /// <summary>Such as <c>GPUs: 8 to 64</c>.</summary>
    public static string InWords(NumericRange range) => range.Field.LabelWithUnit + (range switch
    {
        { Min: { } min, Max: { } max } when min == max => $": {Number(min)}",
        { Min: { } min, Max: { } max } => $": {Number(min)} to {Number(max)}",
        { Min: { } min } => $": {Number(min)} or more",
        _ => $": {Number(range.Max)} or less",
    });

    private static string NameOf(JobFilter filter, string value) =>
        filter.Choices.FirstOrDefault(choice => choice.Name == value)?.Label ?? value;

    private static string? Number(decimal? number) => number?.ToString("#,0.#########", CultureInfo.InvariantCulture);
}
