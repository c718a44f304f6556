using System.Collections.Immutable;
using JobsDashboard.Components.Shared;
using JobsDashboard.Components.Zones;
using JobsDashboard.Jobs.Fields;
using JobsDashboard.Jobs.Filters;
using JobsDashboard.Jobs.Question;

namespace JobsDashboard.Components.Jobs.Chips;

/// <summary>One condition of a request.</summary>
/// <param name="Text">The condition in words.</param>
/// <param name="Without">The request without it.</param>
public sealed record AppliedFilter(string Text, ListJobsRequest Without)
{
    /// <summary>Whether it is the time range, which applies unless it is removed.</summary>
    public bool IsWindow { get; init; }

    /// <summary>Whether it excludes the jobs that it names.</summary>
    public bool IsExclusion { get; init; }

    /// <summary>The link to the opposite condition and the request that has it instead; null when no request can express it.</summary>
    public (string Name, ListJobsRequest Request)? Opposite { get; init; }

    /// <summary>All conditions of a request, the time range first.</summary>
    /// <param name="request">The request.</param>
    /// <param name="zone">The zone for times in words; null for UTC.</param>
    public static ImmutableArray<AppliedFilter> Of(ListJobsRequest request, PageZone? zone = null)
    {
        zone ??= PageZone.Utc;
        return
        [
            .. If(request.HasWindow(), () => new(TimeWindow.InWords(request, zone), request.OfAllTime()) { IsWindow = true }),
            .. JobFilters.All.SelectMany(filter => Of(request, filter)),
            .. OfTags(request),
            .. request.Missing.Select(field => new AppliedFilter(FilterWords.Missing(field), WithoutMissing(field))
            {
                IsExclusion = true,
                Opposite = (L["Change to “{0}”", FilterWords.Present(field)], request.Requiring(field)),
            }),
            .. request.Present.Select(field => new AppliedFilter(FilterWords.Present(field), WithoutPresent(field))
            {
                Opposite = (L["Change to “{0}”", FilterWords.Missing(field)], request.Lacking(field)),
            }),
            .. OfRanges(request),
            .. If(request.AsOf is not null, () => new(
                L["Stored no later than {0}", DisplayText.Second(request.AsOf!.Value, zone)],
                request.Narrow(r => r with { AsOf = null }))),
        ];

        ListJobsRequest WithoutMissing(JobField field) => request.Narrow(r => r with { Missing = r.Missing.Remove(field) });

        ListJobsRequest WithoutPresent(JobField field) => request.Narrow(r => r with { Present = r.Present.Remove(field) });
    }

    /// <summary>The ranges of a request.</summary>
    private static ImmutableArray<AppliedFilter> OfRanges(ListJobsRequest request) =>
    [
        .. If(request.NumericRange is not null, () =>
            new(FilterWords.InWords(request.NumericRange!), request.Narrow(r => r with { NumericRange = null }))),
        .. request.Ranges.Select(range =>
            new AppliedFilter(FilterWords.InWords(range), request.Narrow(r => r with { Ranges = r.Ranges.Remove(range) }))),
    ];

    /// <summary>The conditions of one filter.</summary>
    public static ImmutableArray<AppliedFilter> Of(ListJobsRequest request, JobFilter filter)
    {
        var excluded = request.ExcludedBy(filter);
        return
        [
            .. request[filter].Select(value => new AppliedFilter(InWords(value), request.NotIncluding(filter, value))
            {
                Opposite = filter.CanBeExcluded && (filter.TakesSeveral || excluded.IsEmpty)
                    ? (L["Exclude {0} instead", InWords(value)], request.Excluding(filter, value))
                    : null,
            }),
            .. excluded.Select(value => new AppliedFilter(InWords(value, isExcluded: true), request.NotExcluding(filter, value))
            {
                IsExclusion = true,
                Opposite = filter.TakesSeveral || request[filter].IsEmpty
                    ? (L["Include {0} instead", InWords(value)], request.Including(filter, value))
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
            FilterWords.InWords(tag), request.Narrow(r => r with { Tags = r.Tags.Remove(tag.Key) }))
        {
            Opposite = (L["Exclude {0} instead", FilterWords.InWords(tag)], request.Excluding(tag)),
        }),
        .. request.TagsIn.Select(tag => new AppliedFilter(FilterWords.InWords(tag.Key, tag.Value), request.WithTagIn(tag.Key, []))),
        .. request.ExcludedTags.Select(tag => new AppliedFilter(
            FilterWords.InWords(tag, isExcluded: true), request.Narrow(r => r with { ExcludedTags = r.ExcludedTags.Remove(tag) }))
        {
            IsExclusion = true,
            // A job has each key once, so only one value of a key can be asked for.
            Opposite = request.Tags.GetValueOrDefault(tag.Key, tag.Value) == tag.Value
                ? (L["Include {0} instead", FilterWords.InWords(tag)], request.Including(tag))
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

    private static ImmutableArray<AppliedFilter> If(bool isThere, Func<AppliedFilter> filter) => isThere ? [filter()] : [];
}
