using System.Collections.Frozen;
using System.Collections.Immutable;
using JobsDashboard.Components.Shared;
using JobsDashboard.Jobs.Fields;
using JobsDashboard.Jobs.Filters;
using JobsDashboard.Jobs.Listing;
using JobsDashboard.Jobs.QueryString;
using JobsDashboard.Jobs.Question;
using JobsDashboard.Jobs.Secrets;

namespace JobsDashboard.Components.Jobs.Cells;

/// <summary>What can be asked with the values of the list. Nothing is offered that would ask for something else.</summary>
public static class ValueOffers
{
    private static readonly FrozenDictionary<JobField, JobFilter> s_filters = new Dictionary<JobField, JobFilter>
    {
        [JobFields.Status] = JobFilters.Status,
        [JobFields.DisplayName] = JobFilters.DisplayName,
        [JobFields.Description] = JobFilters.Description,
        [JobFields.JobId] = JobFilters.JobIds,
        [JobFields.JobType] = JobFilters.JobType,
        [JobFields.UserId] = JobFilters.UserIdForFilter,
        [JobFields.Username] = JobFilters.Username,
        [JobFields.WorkspaceId] = JobFilters.WorkspaceId,
        [JobFields.ResourceId] = JobFilters.ResourceId,
        [JobFields.ResourceQuotaName] = JobFilters.ResourceQuotaName,
        [JobFields.Accessibility] = JobFilters.Accessibility,
        [JobFields.BusinessUserId] = JobFilters.BusinessUserId,
        [JobFields.Caller] = JobFilters.Caller,
        [JobFields.PipelineId] = JobFilters.PipelineId,
        [JobFields.TemplateId] = JobFilters.TemplateId,
        [JobFields.OversoldInfo] = JobFilters.OversoldInfo,
        [JobFields.PaymentType] = JobFilters.PaymentType,
        [JobFields.EnableAssignNode] = JobFilters.EnableAssignNode,
        [JobFields.ReasonCode] = JobFilters.ReasonSearch,
    }.ToFrozenDictionary();

    /// <summary>What can be asked with what a row has in a field.</summary>
    public static ImmutableArray<ValueOffer> Of(JobRow row, JobField field, ListJobsRequest request) =>
        [.. OffersOf(row, field, request).Where(offer => CanBeAsked(offer.Request))];

    /// <summary>Whether a text is only the beginning of what the job has, or has a mark in the place of a secret.</summary>
    public static bool IsWhole(string text) =>
        !(text.Length >= FieldValue.MaxTextLength && text.EndsWith('…')) && !text.Contains(SecretMask.Mark, StringComparison.Ordinal);

    private static IEnumerable<ValueOffer> OffersOf(
        JobRow row, JobField field, ListJobsRequest request) => (field, row.ValueOf(field)) switch
        {
            (_, null) => field.CanBeMissing ? OfNothing(field, request) : [],
            (TimeField time, { Time: { } instant }) => OfTime(time, instant, request),
            (NumberField number, { Number: { } value }) => OfNumber(number, value, request),
            (TagField tag, { Text: { } value }) when IsWhole(value) =>
                OfTag(new JobTagText(tag.Key, value), L["Only this"], L["Not this"], request),
            (TagsField, { List: { } tags }) => tags.Where(IsWhole).Select(tag => tag.Split('=')).Where(parts => parts.Length == 2)
                .Select(parts => new JobTagText(parts[0], parts[1]))
                .SelectMany(tag => OfTag(tag, L["Only {0}", $"{tag.Key}={tag.Value}"], L["Not {0}", $"{tag.Key}={tag.Value}"], request)),
            (_, { Text: { } text }) when IsWhole(text) && s_filters.TryGetValue(field, out var filter) => OfText(filter, text, request),
            _ => [],
        };

    private static IEnumerable<ValueOffer> OfNothing(JobField field, ListJobsRequest request) =>
        [new(L["Only without a value"], request.Lacking(field)), new(L["Only with a value"], request.Requiring(field))];

    private static IEnumerable<ValueOffer> OfTag(JobTagText tag, string only, string not, ListJobsRequest request) =>
        [new(only, request.Including(tag)), new(not, request.Excluding(tag))];

    private static IEnumerable<ValueOffer> OfTime(TimeField field, DateTimeOffset instant, ListJobsRequest request)
    {
        var isSame = request.TimeRangeField == field;
        var at = TimeBound.At(instant);
        return
        [
            new(L["From this time on"], request.Narrow(r => r with
            {
                TimeRangeField = field, StartTime = at, EndTime = isSame ? r.EndTime : TimeBound.Any,
            })),
            new(L["Up to this time"], request.Narrow(r => r with
            {
                TimeRangeField = field, StartTime = isSame ? r.StartTime : TimeBound.Any, EndTime = at,
            })),
        ];
    }

    // A fraction that a URL cannot say exactly would find nothing, or too much.
    private static IEnumerable<ValueOffer> OfNumber(NumberField field, double number, ListJobsRequest request)
    {
        if (Math.Abs(number) >= 1e15 || (decimal)number is var exact && (double)exact != number)
        {
            return [];
        }
        return
        [
            new(L["Only this"], Within(new(field, exact, exact))),
            new(L["This or more"], Within(new(field, exact, null))),
            new(L["This or less"], Within(new(field, null, exact))),
        ];

        ListJobsRequest Within(NumericRange range) => request.Narrow(r => r with
        {
            NumericRange = r.NumericRange?.Field == field ? null : r.NumericRange,
            Ranges = r.Ranges.RemoveAll(other => other.Field == field).Add(range),
        });
    }

    private static IEnumerable<ValueOffer> OfText(JobFilter filter, string text, ListJobsRequest request)
    {
        // A code is searched for as a phrase; the grid shows it, but there is no filter of its own.
        var value = filter is TextFilter ? $"\"{text}\"" : text;
        if (filter.Read(filter.Write([value])) is not { Condition.Values: [var read] } || read != value)
        {
            yield break;
        }
        // Others search for a part of the value.
        var isExact = filter is not (SubstringFilter or DescriptionFilter or TextFilter);
        yield return new(
            isExact ? L["Only this"] : L["Only containing this"],
            ByWholeName(filter, request.ExcludedBy(filter), request.NotExcluding(filter, value).With(filter, [value])));
        if (filter.CanBeExcluded)
        {
            yield return new(
                isExact ? L["Not this"] : L["Not containing this"],
                ByWholeName(filter, request[filter], request.Excluding(filter, value)));
        }
    }

    // How names are compared holds for those that are asked for and those that are excluded, so it only changes where it changes nothing.
    private static ListJobsRequest ByWholeName(JobFilter filter, ImmutableArray<string> others, ListJobsRequest request) =>
        filter == JobFilters.DisplayName && others.IsEmpty
            ? request with { DisplayNameSearchMode = NameSearchMode.Exact }
            : request;

    private static bool CanBeAsked(ListJobsRequest request) =>
        ListJobsQueryString.Parse(ListJobsQueryString.Format(request), DateTimeOffset.UnixEpoch) is { Problems.IsEmpty: true } read
        && read.Request == request;
}
