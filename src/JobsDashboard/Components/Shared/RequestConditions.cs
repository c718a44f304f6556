using System.Collections.Immutable;
using JobsDashboard.Jobs.Fields;
using JobsDashboard.Jobs.Filters;
using JobsDashboard.Jobs.Question;

namespace JobsDashboard.Components.Shared;

/// <summary>Adds single conditions to a request and removes them.</summary>
public static class RequestConditions
{
    /// <summary>Asks for a value, and no longer excludes it.</summary>
    public static ListJobsRequest Including(this ListJobsRequest request, JobFilter filter, string value) =>
        request.NotExcluding(filter, value).With(filter, Added(filter, request[filter], value));

    /// <summary>Excludes a value, and no longer asks for it.</summary>
    public static ListJobsRequest Excluding(this ListJobsRequest request, JobFilter filter, string value) =>
        request.NotIncluding(filter, value).Without(filter, Added(filter, request.ExcludedBy(filter), value));

    /// <summary>No longer asks for a value.</summary>
    public static ListJobsRequest NotIncluding(this ListJobsRequest request, JobFilter filter, string value)
    {
        var rest = request[filter].Remove(value);
        // FromAllWorkspaces is only valid together with ShowOwn.
        var isValid = filter != JobFilters.ShowOwn || !rest.IsEmpty;
        return request.With(filter, rest) with { FromAllWorkspaces = request.FromAllWorkspaces && isValid };
    }

    /// <summary>No longer excludes a value.</summary>
    public static ListJobsRequest NotExcluding(this ListJobsRequest request, JobFilter filter, string value) =>
        request.Without(filter, request.ExcludedBy(filter).Remove(value));

    /// <summary>Asks for a tag, and no longer excludes it.</summary>
    public static ListJobsRequest Including(this ListJobsRequest request, JobTagText tag) =>
        request.Narrow(r => r with { Tags = r.Tags.SetItem(tag.Key, tag.Value), ExcludedTags = r.ExcludedTags.Remove(tag) });

    /// <summary>Excludes a tag, and no longer asks for it.</summary>
    public static ListJobsRequest Excluding(this ListJobsRequest request, JobTagText tag) =>
        request.Narrow(r => r with
        {
            Tags = r.Tags.Contains(tag.Key, tag.Value) ? r.Tags.Remove(tag.Key) : r.Tags,
            ExcludedTags = r.ExcludedTags.Add(tag),
        });

    /// <summary>Asks for jobs in which a field is present.</summary>
    public static ListJobsRequest Requiring(this ListJobsRequest request, JobField field) =>
        request.Narrow(r => r with { Present = Added(r.Present, field), Missing = r.Missing.Remove(field) });

    /// <summary>Asks for jobs in which a field is missing.</summary>
    public static ListJobsRequest Lacking(this ListJobsRequest request, JobField field) =>
        request.Narrow(r => r with { Missing = Added(r.Missing, field), Present = r.Present.Remove(field) });

    /// <summary>The request whose words match by their beginnings; null when that would find no more.</summary>
    public static ListJobsRequest? ByBeginnings(this ListJobsRequest request) =>
        request.Filters.Values.OfType<TextCondition>().Aggregate((ListJobsRequest?)null, (changed, words) =>
            words.AsBeginnings is { } beginnings ? (changed ?? request).With(beginnings) : changed);

    private static ImmutableArray<string> Added(JobFilter filter, ImmutableArray<string> values, string value) =>
        filter.TakesSeveral ? Added(values, value) : [value];

    private static ImmutableArray<T> Added<T>(ImmutableArray<T> values, T value) => values.Contains(value) ? values : values.Add(value);
}
