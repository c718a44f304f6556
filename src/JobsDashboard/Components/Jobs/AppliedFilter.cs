using System.Collections.Immutable;
using JobsDashboard.Jobs.Listing;
using JobsDashboard.Jobs.Listing.Filters;

namespace JobsDashboard.Components.Jobs;

/// <summary>One condition of a request.</summary>
/// <param name="Text">In words.</param>
/// <param name="Without">The request without it.</param>
/// <param name="IsWindow">Whether it is the time range, which is there unless it is taken away.</param>
public sealed record AppliedFilter(string Text, ListJobsRequest Without, bool IsWindow = false)
{
    /// <summary>All conditions of a request, the time range first.</summary>
    public static ImmutableArray<AppliedFilter> Of(ListJobsRequest request) =>
    [
        .. request.HasWindow() ? [new AppliedFilter(TimeWindow.InWords(request), request.OfAllTime(), IsWindow: true)] : Array.Empty<AppliedFilter>(),
        .. JobFilters.All.SelectMany(filter => request[filter].Select(value => Of(request, filter, value))),
        .. request.Tags.Select(tag => new AppliedFilter($"{tag.Key} = {tag.Value}", request.Narrow(r => r with { Tags = r.Tags.Remove(tag.Key) }))),
        .. request.NumericRange is { } range
            ? [new AppliedFilter(FilterWords.InWords(range), request.Narrow(r => r with { NumericRange = null }))]
            : Array.Empty<AppliedFilter>(),
    ];

    /// <summary>The request without any condition but the default time range; order and page size stay.</summary>
    public static ListJobsRequest Cleared(ListJobsRequest request) => ListJobsRequest.Default with
    {
        SortBy = request.SortBy,
        Ascending = request.Ascending,
        PageSize = request.PageSize,
    };

    private static AppliedFilter Of(ListJobsRequest request, JobFilter filter, string value) => new(
        FilterWords.InWords(filter, value, request.DisplayNameSearchMode),
        request.With(filter, request[filter].Remove(value)));
}
