using System.Collections.Immutable;
using JobsDashboard.Components.Shared;
using JobsDashboard.Components.Zones;
using JobsDashboard.Jobs.Fields;
using JobsDashboard.Jobs.Filters;
using JobsDashboard.Jobs.Question;

namespace JobsDashboard.Components.Jobs.Chips;

/// <summary>One condition of a request.</summary>
/// <param name="Text">The condition in words.</param>
/// <param name="Request">The request.</param>
/// <param name="Remove">Removes it from any request.</param>
public sealed record AppliedFilter(string Text, ListJobsRequest Request, RequestChange Remove)
{
    /// <summary>The request without it.</summary>
    public ListJobsRequest Without => Remove(Request);

    /// <summary>Whether it is the time range, which applies unless it is removed.</summary>
    public bool IsWindow { get; init; }

    /// <summary>Whether it excludes the jobs that it names.</summary>
    public bool IsExclusion { get; init; }

    /// <summary>What turns it into the opposite condition, and its name; null when no request can express that.</summary>
    public (string Name, RequestChange Change)? Opposite { get; init; }

    /// <summary>All conditions of a request, the time range first.</summary>
    /// <param name="request">The request.</param>
    /// <param name="zone">The zone for times in words; null for UTC.</param>
    public static ImmutableArray<AppliedFilter> Of(ListJobsRequest request, PageZone? zone = null)
    {
        zone ??= PageZone.Utc;
        return
        [
            .. If(request.HasWindow(), () => new(TimeWindow.InWords(request, zone), request, r => r.OfAllTime()) { IsWindow = true }),
            .. JobFilters.All.Where(request.Names).SelectMany(filter => Of(request, filter)),
            .. OfTags(request),
            .. request.Missing.Select(field => new AppliedFilter(FilterWords.Missing(field), request, WithoutMissing(field))
            {
                IsExclusion = true,
                Opposite = (L["Change to “{0}”", FilterWords.Present(field)], r => r.Requiring(field)),
            }),
            .. request.Present.Select(field => new AppliedFilter(FilterWords.Present(field), request, WithoutPresent(field))
            {
                Opposite = (L["Change to “{0}”", FilterWords.Missing(field)], r => r.Lacking(field)),
            }),
            .. OfRanges(request),
            .. If(request.AsOf is not null, () => new(
                L["Stored until {0}", DisplayText.Second(request.AsOf!.Value, zone)],
                request,
                Narrowed(r => r with { AsOf = null }))),
        ];

        static RequestChange WithoutMissing(JobField field) => Narrowed(r => r with { Missing = r.Missing.Remove(field) });

        static RequestChange WithoutPresent(JobField field) => Narrowed(r => r with { Present = r.Present.Remove(field) });
    }

    /// <summary>The ranges of a request.</summary>
    private static ImmutableArray<AppliedFilter> OfRanges(ListJobsRequest request) =>
    [
        .. If(request.NumericRange is not null, () =>
            new(FilterWords.InWords(request.NumericRange!), request, Narrowed(r => r with { NumericRange = null }))),
        .. request.Ranges.Select(range =>
            new AppliedFilter(FilterWords.InWords(range), request, Narrowed(r => r with { Ranges = r.Ranges.Remove(range) }))),
    ];

    /// <summary>The conditions of one filter.</summary>
    public static ImmutableArray<AppliedFilter> Of(ListJobsRequest request, JobFilter filter)
    {
        var excluded = request.ExcludedBy(filter);
        return
        [
            .. request[filter].Select(value => new AppliedFilter(InWords(value), request, r => r.NotIncluding(filter, value))
            {
                Opposite = filter.CanBeExcluded && (filter.TakesSeveral || excluded.IsEmpty)
                    ? (L["Exclude {0} instead", InWords(value)], r => r.Excluding(filter, value))
                    : null,
            }),
            .. excluded.Select(value => new AppliedFilter(InWords(value, isExcluded: true), request, r => r.NotExcluding(filter, value))
            {
                IsExclusion = true,
                Opposite = filter.TakesSeveral || request[filter].IsEmpty
                    ? (L["Include {0} instead", InWords(value)], r => r.Including(filter, value))
                    : null,
            }),
        ];

        string InWords(string value, bool isExcluded = false) =>
            FilterWords.InWords(filter, value, request.DisplayNameSearchMode, isExcluded);
    }

    /// <summary>The conditions on tags.</summary>
    public static ImmutableArray<AppliedFilter> OfTags(ListJobsRequest request) =>
    [
        .. request.Tags.Select(tag => new JobTagText(tag.Key, tag.Value)).Select(tag => new AppliedFilter(
            FilterWords.InWords(tag), request, Narrowed(r => r with { Tags = r.Tags.Remove(tag.Key) }))
        {
            Opposite = (L["Exclude {0} instead", FilterWords.InWords(tag)], r => r.Excluding(tag)),
        }),
        .. request.TagsIn.Select(tag => new AppliedFilter(FilterWords.InWords(tag.Key, tag.Value), request, r => r.WithTagIn(tag.Key, []))),
        .. request.ExcludedTags.Select(tag => new AppliedFilter(
            FilterWords.InWords(tag, isExcluded: true), request, Narrowed(r => r with { ExcludedTags = r.ExcludedTags.Remove(tag) }))
        {
            IsExclusion = true,
            // A job has each key once, so only one value of a key can be asked for.
            Opposite = request.Tags.GetValueOrDefault(tag.Key, tag.Value) == tag.Value
                ? (L["Include {0} instead", FilterWords.InWords(tag)], r => r.Including(tag))
                : null,
        }),
    ];

    /// <summary>The request without any condition but the default time range; order and page size stay.</summary>
    public static ListJobsRequest Cleared(ListJobsRequest request) => ListJobsRequest.Default with
    {
        SortBy = request.SortBy,
        Ascending = request.Ascending,
        PageSize = request.PageSize,
    };

    private static RequestChange Narrowed(Func<ListJobsRequest, ListJobsRequest> change) => request => request.Narrow(change);

    private static ImmutableArray<AppliedFilter> If(bool isThere, Func<AppliedFilter> filter) => isThere ? [filter()] : [];
}
