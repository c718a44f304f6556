using System.Collections.Frozen;
using System.Collections.Immutable;
using JobsDashboard.Jobs.Fields;
using JobsDashboard.Jobs.Filters;
using JobsDashboard.Jobs.Question;

namespace JobsDashboard.Jobs.QueryString;

/// <summary>Every parameter of a query string: those of the filters, and the others, which stand here.</summary>
internal static class ListJobsParameters
{
    public const string Tags = "Tags";
    public const string NotTags = "NotTags";
    public const string FromAllWorkspaces = "FromAllWorkspaces";
    public const string StartTime = "StartTime";
    public const string EndTime = "EndTime";
    public const string NumericRangeField = "NumericRangeField";
    public const string NumericRangeMin = "NumericRangeMin";
    public const string NumericRangeMax = "NumericRangeMax";
    public const string SortBy = "SortBy";
    public const string Order = "Order";
    public const string PageNumber = "PageNumber";
    public const string PageSize = "PageSize";

    /// <summary>All of them, in the order in which a URL names them, so that equal requests have equal URLs.</summary>
    public static ImmutableArray<ListJobsParameter> All { get; } =
    [
        .. JobFilters.All.Select(ListJobsParameter.For),
        ListJobsParameter.Choice(
            "DisplayNameSearchMode",
            "How DisplayName and NotDisplayName are compared: the name contains the text (wildcard), "
            + "is it (exact) or begins with it (prefix), in any case.",
            (r, mode) => r with { DisplayNameSearchMode = mode }, r => r.DisplayNameSearchMode),
        ListJobsParameter.Text(
            Tags,
            "Tags that a job must carry, all of them, as a JSON object of texts. Tags.team=nlp says the same as {\"team\":\"nlp\"}.",
            """{"team":"nlp"}""",
            (r, text) => TagsText.Add(r.Tags, text) is { } tags ? (r with { Tags = tags }, null) : (null, TagsText.Expected),
            r => r.Tags.IsEmpty ? null : TagsText.Write(r.Tags),
            ParameterKind.Tags),
        ListJobsParameter.Text(
            TagInText.Name,
            "Values of one tag, of which a job must have any; the key is all after the first dot. Several keys must all hold, and beside "
            + "Tags with the same key both. An empty value can only be asked for by Tags.",
            TagInText.Example,
            (r, text) => TagInText.Add(r, TagInText.Name[TagInText.Prefix.Length..], text, isFirst: true),
            _ => null)
            with { IsOfListJobs = false, MaxItems = ListText.MaxItems, MaxLength = JobField.MaxTextLength, Write = TagInText.Write },
        .. JobFilters.All.Where(filter => filter.CanBeExcluded).Select(ListJobsParameter.Excluding),
        ListJobsParameter.Text(
            NotTags,
            "Tags that a job must not carry, none of them; as Tags, and NotTags.team=nlp may be given several times.", """{"team":"nlp"}""",
            (r, text) => TagsText.Exclude(r.ExcludedTags, text) is { } tags
                ? (r with { ExcludedTags = tags }, null) : (null, TagsText.ExpectedExcluded),
            _ => null,
            ParameterKind.Tags)
            with { IsOfListJobs = false, Write = r => TagsText.WriteExcluded(NotTags, r.ExcludedTags) },
        ListJobsParameter.Fields("Missing", "Fields that must be empty.", (r, fields) => r with { Missing = fields }, r => r.Missing),
        ListJobsParameter.Fields("Present", "Fields that must be filled.", (r, fields) => r with { Present = fields }, r => r.Present),
        ListJobsParameter.Boolean(
            FromAllWorkspaces, "The caller's jobs of all workspaces; only together with ShowOwn=true. WorkspaceId holds all the same.",
            (r, all) => r with { FromAllWorkspaces = all }, r => r.FromAllWorkspaces),
        ListJobsParameter.Time(
            StartTime, "The earliest time, itself included. A job without the time does not match.",
            (r, time) => r with { StartTime = time }, r => r.StartTime, ListJobsRequest.DefaultStartTime),
        ListJobsParameter.Time(
            EndTime, "The latest time, itself included. A job without the time does not match; any on both sides asks for no time at all.",
            (r, time) => r with { EndTime = time }, r => r.EndTime, TimeBound.Now),
        ListJobsParameter.Field(
            "TimeRangeField", "The time that StartTime and EndTime are about.", JobFields.Times,
            (r, field) => r with { TimeRangeField = field }, r => r.TimeRangeField),
        // The first numeric field is no default, so it is written like the others.
        ListJobsParameter.Field(
            NumericRangeField,
            "The number that NumericRangeMin and NumericRangeMax are about: RequestMemory in GiB, Duration and QueueTime "
            + "(creation to start) in seconds.",
            JobFields.Numbers,
            (r, field) => r with { NumericRange = RangeOf(r) with { Field = field } }, r => RangeOf(r).Field)
            with { Default = null, Write = r => r.NumericRange is { } range ? [new(NumericRangeField, range.Field.Name)] : [] },
        ListJobsParameter.Number(
            NumericRangeMin, "The smallest number, itself included.", null, null,
            (r, min) => r with { NumericRange = RangeOf(r) with { Min = min } }, r => (long?)r.NumericRange?.Min),
        ListJobsParameter.Number(
            NumericRangeMax, "The largest number, itself included.", null, null,
            (r, max) => r with { NumericRange = RangeOf(r) with { Max = max } }, r => (long?)r.NumericRange?.Max),
        ListJobsParameter.Text(
            "Range",
            "A range over a number, either side open, or one number: Duration:3600.., RequestGPU:8..64, RequestMemory:..0.5, Priority:9. "
            + "May be given several times; all must hold.",
            "RequestGPU:8..64",
            (r, text) => RangeText.Read(text) is { } range
                ? (r with { Ranges = r.Ranges.Contains(range) ? r.Ranges : r.Ranges.Add(range) }, null) : (null, RangeText.Expected),
            _ => null)
            with
            {
                Repeats = true,
                IsOfListJobs = false,
                Write = r => r.Ranges.IsEmpty ? [] : r.Ranges.Select(range => new QueryStringPair("Range", RangeText.Write(range))),
            },
        ListJobsParameter.Text(
            "AsOf",
            "An instant: only jobs that were in the store by then, so that pages stay still while jobs arrive.", "2025-04-16T07:25:34Z",
            (r, text) => TimeBound.TryParse(text, out var bound) && bound is { IsAny: false, IsRelative: false }
                ? (r with { AsOf = bound.Resolve(default) }, null)
                : (null, "a time such as 2025-04-16T07:25:34Z or 2025-04-16"),
            r => r.AsOf is { } instant ? TimeBound.At(instant).ToString() : null,
            ParameterKind.Time)
            with { IsOfListJobs = false },
        ListJobsParameter.Field(
            SortBy,
            "What the list is ordered by; ties by the job's own key in the same direction, jobs without the value last. ListJobs has "
            + "DisplayName, JobType, Status, GmtCreateTime and GmtFinishTime; the others are additions.",
            JobFields.Sortable,
            (r, sort) => r with { SortBy = sort }, r => r.SortBy),
        ListJobsParameter.Choice(
            Order, "The direction of the order.",
            (r, order) => r with { Ascending = order == SortDirection.Asc }, r => r.Ascending ? SortDirection.Asc : SortDirection.Desc),
        ListJobsParameter.Number(
            PageNumber, "Which page.", 1, 1000,
            (r, number) => r with { PageNumber = (int)number }, r => r.PageNumber == 1 ? null : r.PageNumber)
            with { Default = "1" },
        ListJobsParameter.Number(
            PageSize, "How many jobs a page has.", 1, 100, (r, number) => r with { PageSize = (int)number },
            r => r.PageSize == ListJobsRequest.DefaultPageSize ? null : r.PageSize)
            with { Default = "10" },
    ];

    /// <summary>All of them by name, in any case.</summary>
    public static FrozenDictionary<string, ListJobsParameter> ByName { get; } =
        All.ToFrozenDictionary(parameter => parameter.Name, StringComparer.OrdinalIgnoreCase);

    private enum SortDirection
    {
        Desc,
        Asc,
    }

    // While it is read, a range may still lack its field or its bounds; whoever reads it sees to it that none stays so.
    private static NumericRange RangeOf(ListJobsRequest request) => request.NumericRange ?? new(JobFields.RequestGPU, null, null);
}
