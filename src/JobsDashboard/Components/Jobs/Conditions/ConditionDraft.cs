using JobsDashboard.Components.Jobs.Chips;
using JobsDashboard.Components.Localization;
using JobsDashboard.Components.Shared;
using JobsDashboard.Jobs.QueryString;
using JobsDashboard.Jobs.Question;

namespace JobsDashboard.Components.Jobs.Conditions;

/// <summary>A condition that is being written in the form.</summary>
public sealed record ConditionDraft(ConditionSubject Subject, ConditionKind Kind)
{
    private static string ExpectedOfRange =>
        L["Expected a minimum, a maximum or both: numbers such as 8 or 0.5, the minimum not above the maximum."];

    /// <summary>The key, of a tag.</summary>
    public string Key { get; init; } = "";

    /// <summary>The value to compare with.</summary>
    public string Value { get; init; } = "";

    /// <summary>The smallest number; empty for none.</summary>
    public string Min { get; init; } = "";

    /// <summary>The largest number; empty for none.</summary>
    public string Max { get; init; } = "";

    /// <summary>Whether the condition takes a value.</summary>
    public bool NeedsValue => Kind is ConditionKind.Is or ConditionKind.IsNot;

    /// <summary>Reads the condition as a URL is read.</summary>
    /// <returns>The change that adds it to a request, or a sentence that says why there is none.</returns>
    public (RequestChange? Change, string? Problem) Read(ListJobsRequest request, DateTimeOffset now)
    {
        if (Subject == ConditionSubject.Tag && Key.Trim() == "")
        {
            return (null, L["Expected a key."]);
        }
        var (name, text) = Parameter();
        var reading = ListJobsQueryString.Parse($"{Uri.EscapeDataString(name)}={Uri.EscapeDataString(text)}", now);
        if (reading.Problems is [var problem, ..])
        {
            return (null, Kind == ConditionKind.IsBetween ? ExpectedOfRange : L["Expected {0}.", KnownSentences.Of(problem.Expected)]);
        }
        if (reading.Request == ListJobsRequest.Default)
        {
            return (null, L["Expected a value."]);
        }
        // Some conditions replace others: a text filter takes one text, and a field is not both missing and present.
        var replaced = Words(request).Except(Words(Combine(request, reading.Request))).FirstOrDefault();
        return replaced is null ? (r => Combine(r, reading.Request), null) : (null, L["Remove the condition “{0}” first.", replaced]);
    }

    private (string Name, string Text) Parameter() => Kind switch
    {
        ConditionKind.Is => (Subject.Filter?.Name ?? $"Tags.{Key.Trim()}", Value),
        ConditionKind.IsNot => (Subject.Filter?.ExcludedName ?? $"NotTags.{Key.Trim()}", Value),
        ConditionKind.IsBetween => ("Range", $"{Subject.Field}:{Min.Trim()}..{Max.Trim()}"),
        _ => (Kind == ConditionKind.IsMissing ? "Missing" : "Present", Subject.Field?.Name ?? $"Tags.{Key.Trim()}"),
    };

    private static IEnumerable<string> Words(ListJobsRequest request) => AppliedFilter.Of(request).Select(filter => filter.Text);

    private static ListJobsRequest Combine(ListJobsRequest request, ListJobsRequest condition)
    {
        foreach (var (filter, said) in condition.Filters)
        {
            request = said.Values.Aggregate(request, (r, value) => r.Including(filter, value));
        }
        foreach (var (filter, said) in condition.Excluded)
        {
            request = said.Values.Aggregate(request, (r, value) => r.Excluding(filter, value));
        }
        request = condition.Tags.Aggregate(request, (r, tag) => r.Including(new JobTagText(tag.Key, tag.Value)));
        request = condition.ExcludedTags.Aggregate(request, (r, tag) => r.Excluding(tag));
        request = condition.Missing.Aggregate(request, (r, field) => r.Lacking(field));
        request = condition.Present.Aggregate(request, (r, field) => r.Requiring(field));
        return request.Narrow(r => r with { Ranges = [.. r.Ranges.Union(condition.Ranges)] });
    }
}
