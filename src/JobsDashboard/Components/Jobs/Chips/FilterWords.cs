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
        TextFilter when filter == JobFilters.Search =>
            L["{0}: {1}", isExcluded ? L["Nowhere"] : L[filter.Label], Quoted(filter, value)],
        SingleTextFilter => L["{0} {1} {2}", L[filter.Label], Verb(filter, mode, isExcluded), Quoted(filter, value)],
        OwnFilter => L[filter.Label],
        _ => isExcluded
            ? L["{0}: not {1}", L[filter.Label], NameOf(filter, value)]
            : L["{0}: {1}", L[filter.Label], NameOf(filter, value)],
    };

    /// <summary>The verb between a filter's label and its value, such as <c>contains</c> or <c>is not</c>.</summary>
    public static string Verb(JobFilter filter, NameSearchMode mode, bool isExcluded) => (filter, mode, isExcluded) switch
    {
        (DisplayNameFilter, not NameSearchMode.Wildcard, false) => NameOf(mode),
        (DisplayNameFilter, NameSearchMode.Exact, true) => L["is not"],
        (DisplayNameFilter, NameSearchMode.Prefix, true) => L["does not begin with"],
        (SingleTextFilter, _, false) => L["contains"],
        (SingleTextFilter, _, true) => L["does not contain"],
        (_, _, false) => L["is"],
        (_, _, true) => L["is not"],
    };

    /// <summary>Such as <c>team = nlp</c>, or <c>team ≠ nlp</c> for an excluded tag.</summary>
    public static string InWords(JobTagText tag, bool isExcluded = false) => $"{tag.Key} {(isExcluded ? "≠" : "=")} {tag.Value}";

    /// <summary>Such as <c>team = nlp or vision</c>, for a tag that has any of several values.</summary>
    public static string InWords(string tagKey, IEnumerable<string> values) =>
        $"{tagKey} = {values.Aggregate((one, other) => L["{0} or {1}", one, other])}";

    /// <summary>Such as <c>Reason: missing</c>.</summary>
    public static string Missing(JobField field) => L["{0}: missing", LabelOf(field)];

    /// <summary>Such as <c>Reason: present</c>.</summary>
    public static string Present(JobField field) => L["{0}: present", LabelOf(field)];

    /// <summary>The heading above the filters of a group.</summary>
    public static string NameOf(FilterGroup group) => L[EnglishNameOf(group)];

    /// <summary>The heading above the filters of a group, as it stands among the words.</summary>
    public static string EnglishNameOf(FilterGroup group) => group switch
    {
        FilterGroup.Words => "Search",
        FilterGroup.Place => "Workspace and resources",
        _ => group.ToString(),
    };

    /// <summary>How names are compared.</summary>
    public static string NameOf(NameSearchMode mode) => mode switch
    {
        NameSearchMode.Exact => L["is"],
        NameSearchMode.Prefix => L["begins with"],
        _ => L["contains"],
    };

    /// <summary>The heading of a field's column, which sorts by it.</summary>
    public static string NameOf(JobField field) => field is TimeField time ? L[time.Event] : LabelOf(field);

    /// <summary>The name of a field.</summary>
    public static string LabelOf(JobField field) => field switch
    {
        TagField tag => L["Tag {0}", tag.Key],
        NumberField { Unit: { Length: > 0 } unit } => L["{0} ({1})", L[field.Label], unit],
        _ => L[field.Label],
    };

    /// <summary>Such as <c>GPUs: 8 to 64</c>.</summary>
    public static string InWords(NumericRange range) => range switch
    {
        { Min: { } min, Max: { } max } when min == max => L["{0}: {1}", LabelOf(range.Field), Number(min)],
        { Min: { } min, Max: { } max } => L["{0}: {1} to {2}", LabelOf(range.Field), Number(min), Number(max)],
        { Above: { } above } => L["{0}: more than {1}", LabelOf(range.Field), Number(above)],
        { Below: { } below } => L["{0}: less than {1}", LabelOf(range.Field), Number(below)],
        { Min: { } min } => L["{0}: {1} or more", LabelOf(range.Field), Number(min)],
        _ => L["{0}: {1} or less", LabelOf(range.Field), Number(range.Max ?? 0)],
    };

    // Words that are searched for together have quotes of their own.
    private static string Quoted(JobFilter filter, string value) =>
        filter is TextFilter && value.Contains('"', StringComparison.Ordinal) ? value : $"“{value}”";

    private static string NameOf(JobFilter filter, string value) =>
        filter.Choices.FirstOrDefault(choice => choice.Name == value) is { } choice ? L[choice.Label] : value;

    private static string Number(decimal number) => number.ToString("#,0.#########", CultureInfo.CurrentCulture);
}
