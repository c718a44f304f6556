using System.Collections.Immutable;
using JobsDashboard.Jobs.Fields;
using JobsDashboard.Jobs.Filters;
using JobsDashboard.Jobs.Question;

namespace JobsDashboard.Components.Jobs;

/// <summary>Single values of a request: asked for, excluded, or neither.</summary>
public static class RequestValues
{
    /// <summary>The request that asks for a value, and excludes it no longer.</summary>
    public static ListJobsRequest Including(this ListJobsRequest request, JobFilter filter, string value) =>
        request.NotExcluding(filter, value).With(filter, Added(filter, request[filter], value));

    /// <summary>The request that excludes a value, and asks for it no longer.</summary>
    public static ListJobsRequest Excluding(this ListJobsRequest request, JobFilter filter, string value) =>
        request.NotIncluding(filter, value).Without(filter, Added(filter, request.ExcludedBy(filter), value));

    /// <summary>The request that asks for a value no longer.</summary>
    public static ListJobsRequest NotIncluding(this ListJobsRequest request, JobFilter filter, string value)
    {
        var rest = request[filter].Remove(value);
        // All workspaces of one's own are nothing that can be asked for without one's own jobs.
        return request.With(filter, rest) with { FromAllWorkspaces = request.FromAllWorkspaces && (filter != JobFilters.ShowOwn || !rest.IsEmpty) };
    }

    /// <summary>The request that excludes a value no longer.</summary>
    public static ListJobsRequest NotExcluding(this ListJobsRequest request, JobFilter filter, string value) =>
        request.Without(filter, request.ExcludedBy(filter).Remove(value));

    /// <summary>The request that asks for a tag, and excludes it no longer.</summary>
    public static ListJobsRequest Including(this ListJobsRequest request, JobTagText tag) =>
        request.Narrow(r => r with { Tags = r.Tags.SetItem(tag.Key, tag.Value), ExcludedTags = r.ExcludedTags.Remove(tag) });

    /// <summary>The request that excludes a tag, and asks for it no longer.</summary>
    public static ListJobsRequest Excluding(this ListJobsRequest request, JobTagText tag) =>
        request.Narrow(r => r with { Tags = r.Tags.Contains(tag.Key, tag.Value) ? r.Tags.Remove(tag.Key) : r.Tags, ExcludedTags = r.ExcludedTags.Add(tag) });

    /// <summary>The request for jobs that have a field.</summary>
    public static ListJobsRequest Requiring(this ListJobsRequest request, JobField field) =>
        request.Narrow(r => r with { Present = Added(r.Present, field), Missing = r.Missing.Remove(field) });

    /// <summary>The request for jobs that lack a field.</summary>
    public static ListJobsRequest Lacking(this ListJobsRequest request, JobField field) =>
        request.Narrow(r => r with { Missing = Added(r.Missing, field), Present = r.Present.Remove(field) });

    /// <summary>The request that finds words by how they begin; null when it searches for none, or finds no more so.</summary>
    public static ListJobsRequest? ByBeginnings(this ListJobsRequest request) =>
        request.Filters.Values.OfType<TextCondition>().Aggregate((ListJobsRequest?)null, (changed, words) =>
            words.AsBeginnings is { } beginnings ? (changed ?? request).With(beginnings) : changed);

    private static ImmutableArray<string> Added(JobFilter filter, ImmutableArray<string> values, string value) =>
        filter.TakesSeveral ? Added(values, value) : [value];

    private static ImmutableArray<T> Added<T>(ImmutableArray<T> values, T value) => values.Contains(value) ? values : values.Add(value);
}
