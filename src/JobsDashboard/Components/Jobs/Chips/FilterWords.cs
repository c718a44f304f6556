using System.Globalization;
using JobsDashboard.Jobs.Fields;
using JobsDashboard.Jobs.Filters;
using JobsDashboard.Jobs.Question;

namespace JobsDashboard.Components.Jobs.Chips;

/// <summary>How the page speaks of filters.</summary>
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

    /// <summary>What a filter says of its value: a job's field is it, or it is not.</summary>
    public static string Verb(JobFilter filter, NameSearchMode mode, bool isExcluded) => (filter, mode, isExcluded) switch
    {
        (DisplayNameFilter, not NameSearchMode.Wildcard, false) => NameOf(mode),
        (DisplayNameFilter, NameSearchMode.Exact, true) => "is not",
        (DisplayNameFilter, NameSearchMode.Prefix, true) => "does not begin with",
        (TextFilter, _, false) => "has",
        (TextFilter, _, true) => "has not",
        (SingleTextFilter, _, false) => "contains",
        (SingleTextFilter, _, true) => "does not contain",
        (_, _, false) => "is",
        (_, _, true) => "is not",
    };

    /// <summary>A tag, or that it must not be there.</summary>
    public static string InWords(JobTagText tag, bool isExcluded = false) => $"{tag.Key} {(isExcluded ? "≠" : "=")} {tag.Value}";

    /// <summary>That a field must be empty.</summary>
    public static string Missing(JobField field) => $"{field.Label}: missing";

    /// <summary>That a field must be filled.</summary>
    public static string Present(JobField field) => $"{field.Label}: filled";

    /// <summary>What filters are about, as the heading above them.</summary>
    public static string NameOf(FilterGroup group) => group switch
    {
        FilterGroup.Words => "Search",
        FilterGroup.Job => "Which job",
        FilterGroup.Owner => "Whose",
        FilterGroup.Place => "Where",
        FilterGroup.Program => "What it runs",
        FilterGroup.Origin => "Where it came from",
        _ => group.ToString(),
    };

    /// <summary>How names are compared.</summary>
    public static string NameOf(NameSearchMode mode) => mode switch
    {
        NameSearchMode.Exact => "is",
        NameSearchMode.Prefix => "begins with",
        _ => "contains",
    };

    /// <summary>What jobs are ordered by, as their column is called.</summary>
    public static string NameOf(JobField sort) => sort is TimeField time ? time.Event : sort.Label;

    /// <summary>Such as <c>GPUs: 8 to 64</c>.</summary>
    public static string InWords(NumericRange range) => range.Field.LabelWithUnit + (range switch
    {
        { Min: { } min, Max: { } max } when min == max => $": {Number(min)}",
        { Min: { } min, Max: { } max } => $": {Number(min)} to {Number(max)}",
        { Min: { } min } => $": {Number(min)} or more",
        _ => $": {Number(range.Max)} or less",
    });

    private static string NameOf(JobFilter filter, string value) => filter.Choices.FirstOrDefault(choice => choice.Name == value)?.Label ?? value;

    private static string? Number(decimal? number) => number?.ToString("#,0.#########", CultureInfo.InvariantCulture);
}
