using JobsDashboard.Jobs.QueryString;
using JobsDashboard.Jobs.Question;

namespace JobsDashboard.Components.Jobs;

/// <summary>A condition that is being written.</summary>
public sealed record ConditionDraft(ConditionSubject Subject, ConditionKind Kind)
{
    /// <summary>The key, of a tag.</summary>
    public string Key { get; init; } = "";

    /// <summary>What is compared with.</summary>
    public string Value { get; init; } = "";

    /// <summary>The smallest number; empty for none.</summary>
    public string Min { get; init; } = "";

    /// <summary>The largest number; empty for none.</summary>
    public string Max { get; init; } = "";

    /// <summary>Whether a value has to be given.</summary>
    public bool NeedsValue => Kind is ConditionKind.Is or ConditionKind.IsNot;

    /// <summary>Reads the condition as a URL is read.</summary>
    /// <returns>What to change in a request, or in a sentence why not.</returns>
    public (RequestChange? Change, string? Trouble) Read(ListJobsRequest request, DateTimeOffset now)
    {
        if (Subject == ConditionSubject.Tag && Key.Trim() == "")
        {
            return (null, "Expected a key.");
        }
        var (name, text) = Parameter();
        var reading = ListJobsQueryString.Parse($"{Uri.EscapeDataString(name)}={Uri.EscapeDataString(text)}", now);
        if (reading.Problems is [var problem, ..])
        {
            return (null, Kind == ConditionKind.IsBetween ? "Expected a number such as 8 or 0.5 at one of the two or both, the smaller first." : $"Expected {problem.Expected}.");
        }
        if (reading.Request == ListJobsRequest.Default)
        {
            return (null, "Expected a value.");
        }
        // One text is all that such a filter takes, and nothing is both there and missing.
        var lost = Words(request).Except(Words(Joined(request, reading.Request))).FirstOrDefault();
        return lost is null ? (r => Joined(r, reading.Request), null) : (null, $"“{lost}” is there already: remove it first.");
    }

    private (string Name, string Text) Parameter() => Kind switch
    {
        ConditionKind.Is => (Subject.Filter?.Name ?? $"Tags.{Key.Trim()}", Value),
        ConditionKind.IsNot => (Subject.Filter?.ExcludedName ?? $"NotTags.{Key.Trim()}", Value),
        ConditionKind.IsBetween => ("Range", $"{Subject.Number}:{Min.Trim()}..{Max.Trim()}"),
        _ => (Kind == ConditionKind.IsMissing ? "Missing" : "Present", Subject.Field?.Name ?? $"Tags.{Key.Trim()}"),
    };

    private static IEnumerable<string> Words(ListJobsRequest request) => AppliedFilter.Of(request).Select(filter => filter.Text);

    private static ListJobsRequest Joined(ListJobsRequest request, ListJobsRequest said)
    {
        foreach (var (filter, condition) in said.Filters)
        {
            request = condition.Values.Aggregate(request, (r, value) => r.Including(filter, value));
        }
        foreach (var (filter, condition) in said.Excluded)
        {
            request = condition.Values.Aggregate(request, (r, value) => r.Excluding(filter, value));
        }
        request = said.Tags.Aggregate(request, (r, tag) => r.Including(new JobTagText(tag.Key, tag.Value)));
        request = said.ExcludedTags.Aggregate(request, (r, tag) => r.Excluding(tag));
        request = said.Missing.Aggregate(request, (r, field) => r.Lacking(field));
        request = said.Present.Aggregate(request, (r, field) => r.Requiring(field));
        return request.Narrow(r => r with { Ranges = [.. r.Ranges.Union(said.Ranges)] });
    }
}
