using JobsDashboard.Components.Shared;
using JobsDashboard.Jobs.Filters;
using JobsDashboard.Jobs.Question;

namespace JobsDashboard.Components.Jobs.Chips;

/// <summary>Conditions as requests of their own: taken out of one request and put into another.</summary>
public static class ConditionParts
{
    // Means the same as the default start, which no URL says.
    private static readonly TimeBound s_saidDefaultStart = Read("now-168h");

    /// <summary>A request with only those conditions that <paramref name="without"/> no longer has.</summary>
    public static ListJobsRequest Beyond(this ListJobsRequest request, ListJobsRequest without)
    {
        var part = ListJobsRequest.Default with
        {
            Tags = request.Tags.RemoveRange(without.Tags.Keys),
            TagsIn = request.TagsIn.RemoveRange(without.TagsIn.Keys),
            ExcludedTags = request.ExcludedTags.Except(without.ExcludedTags),
            Missing = [.. request.Missing.Except(without.Missing)],
            Present = [.. request.Present.Except(without.Present)],
            Ranges = [.. request.Ranges.Except(without.Ranges)],
            NumericRange = without.NumericRange is null ? request.NumericRange : null,
            AsOf = without.AsOf is null ? request.AsOf : null,
            FromAllWorkspaces = request.FromAllWorkspaces && !without.FromAllWorkspaces,
        };
        if (request.HasWindow() && !without.HasWindow())
        {
            part = part with
            {
                StartTime = request.StartTime ?? s_saidDefaultStart,
                EndTime = request.EndTime,
                TimeRangeField = request.TimeRangeField,
            };
        }
        part = request.Filters.Values.Aggregate(part, (r, condition) =>
            r.With(condition.Filter, [.. condition.Values.Except(without[condition.Filter])]));
        part = request.Excluded.Values.Aggregate(part, (r, condition) =>
            r.Without(condition.Filter, [.. condition.Values.Except(without.ExcludedBy(condition.Filter))]));
        return part.AsksForName() ? part with { DisplayNameSearchMode = request.DisplayNameSearchMode } : part;
    }

    /// <summary>
    /// The request with the conditions of another one as well. Where it can have only one, as of a time range, it has the other's.
    /// </summary>
    public static ListJobsRequest Plus(this ListJobsRequest request, ListJobsRequest part)
    {
        var more = request.Narrow(r => r with
        {
            NumericRange = r.NumericRange ?? part.NumericRange,
            Ranges = [.. r.Ranges.Union(part.Ranges).Union(r.NumericRange is not null && part.NumericRange is { } range ? [range] : [])],
            AsOf = part.AsOf ?? r.AsOf,
            FromAllWorkspaces = r.FromAllWorkspaces || part.FromAllWorkspaces,
            DisplayNameSearchMode = part.AsksForName() ? part.DisplayNameSearchMode : r.DisplayNameSearchMode,
        });
        more = part.SaysWindow() ? more.Within(part) : more;
        more = Each(part.Filters.Values).Aggregate(more, (r, asked) => r.Including(asked.Filter, asked.Value));
        more = Each(part.Excluded.Values).Aggregate(more, (r, asked) => r.Excluding(asked.Filter, asked.Value));
        more = part.Tags.Aggregate(more, (r, tag) => r.Including(new JobTagText(tag.Key, tag.Value)));
        more = part.TagsIn.Aggregate(more, (r, tag) =>
            r.WithTagIn(tag.Key, [.. r.TagsIn.GetValueOrDefault(tag.Key, []).Union(tag.Value)]));
        more = part.ExcludedTags.Aggregate(more, (r, tag) => r.Excluding(tag));
        more = part.Missing.Aggregate(more, (r, field) => r.Lacking(field));
        return part.Present.Aggregate(more, (r, field) => r.Requiring(field));
    }

    /// <summary>The request with the time range of another one.</summary>
    public static ListJobsRequest Within(this ListJobsRequest request, ListJobsRequest part) => request.Narrow(r => r with
    {
        StartTime = part.StartTime == s_saidDefaultStart ? null : part.StartTime,
        EndTime = part.EndTime,
        TimeRangeField = part.TimeRangeField,
    });

    /// <summary>Whether a time range is said, rather than the default one meant.</summary>
    public static bool SaysWindow(this ListJobsRequest request) => request.StartTime is not null || request.EndTime is not null;

    /// <summary>Whether a name is asked for or excluded.</summary>
    public static bool AsksForName(this ListJobsRequest request) =>
        request.Filters.ContainsKey(JobFilters.DisplayName) || request.Excluded.ContainsKey(JobFilters.DisplayName);

    private static IEnumerable<(JobFilter Filter, string Value)> Each(IEnumerable<FilterCondition> conditions) =>
        conditions.SelectMany(condition => condition.Values.Select(value => (condition.Filter, value)));

    private static TimeBound Read(string text) => TimeBound.TryParse(text, out var bound) ? bound : throw new FormatException(text);
}
