using System.Collections.Immutable;
using JobsDashboard.Jobs.Access;
using JobsDashboard.Jobs.Fields;
using JobsDashboard.Jobs.Filters;

namespace JobsDashboard.Jobs.Question;

/// <summary>One question about jobs, as ListJobs puts it. Immutable; a URL's query string is its text form.</summary>
public sealed record ListJobsRequest
{
    /// <summary>How far back the list reaches when nothing is said.</summary>
    public static readonly TimeBound DefaultStartTime = Bound("now-7d");

    /// <summary>The page size of the contract when nothing is said.</summary>
    public const int DefaultPageSize = 10;

    /// <summary>No tags; keys compare byte for byte.</summary>
    public static ImmutableSortedDictionary<string, string> NoTags { get; } =
        ImmutableSortedDictionary.Create<string, string>(StringComparer.Ordinal);

    /// <summary>No excluded tags.</summary>
    public static ImmutableSortedSet<JobTagText> NoExcludedTags { get; } = ImmutableSortedSet.Create(JobTagText.Order);

    /// <summary>No tags with several values; keys compare byte for byte.</summary>
    public static ImmutableSortedDictionary<string, ImmutableArray<string>> NoTagsIn { get; } =
        ImmutableSortedDictionary.Create<string, ImmutableArray<string>>(StringComparer.Ordinal);

    /// <summary>No conditions; filters are in the order of <see cref="JobFilters.All"/>.</summary>
    public static ImmutableSortedDictionary<JobFilter, FilterCondition> NoConditions { get; } =
        ImmutableSortedDictionary.Create<JobFilter, FilterCondition>(JobFilters.Order);

    /// <summary>The question that says nothing: the newest jobs of the last seven days.</summary>
    // After what it begins with: static properties are filled in from top to bottom.
    public static ListJobsRequest Default { get; } = new();

    /// <summary>What each filter that is set asks for; all must hold.</summary>
    public ImmutableSortedDictionary<JobFilter, FilterCondition> Filters { get; init; } = NoConditions;

    /// <summary>What each filter excludes; none may hold.</summary>
    public ImmutableSortedDictionary<JobFilter, FilterCondition> Excluded { get; init; } = NoConditions;

    /// <summary>How <see cref="JobFilters.DisplayName"/> is compared.</summary>
    public NameSearchMode DisplayNameSearchMode { get; init; }

    /// <summary>Tags that a job must carry, all of them.</summary>
    public ImmutableSortedDictionary<string, string> Tags { get; init; } = NoTags;

    /// <summary>
    /// Tags of which a job must carry each key with any of its values, of which there is at least one. A key that is among
    /// <see cref="Tags"/>, too, must hold both.
    /// </summary>
    public ImmutableSortedDictionary<string, ImmutableArray<string>> TagsIn { get; init; } = NoTagsIn;

    /// <summary>Tags that a job must not carry, none of them.</summary>
    public ImmutableSortedSet<JobTagText> ExcludedTags { get; init; } = NoExcludedTags;

    /// <summary>Fields that must be empty.</summary>
    public ImmutableArray<JobField> Missing { get; init; } = [];

    /// <summary>Fields that must be filled.</summary>
    public ImmutableArray<JobField> Present { get; init; } = [];

    /// <summary>The earliest time; null is <see cref="DefaultStartTime"/>.</summary>
    public TimeBound? StartTime { get; init; }

    /// <summary>The latest time; null is now.</summary>
    public TimeBound? EndTime { get; init; }

    /// <summary>The time that the range is laid over.</summary>
    public TimeField TimeRangeField { get; init; } = JobFields.GmtCreateTime;

    /// <summary>
    /// Whether the caller's own jobs are wanted from all workspaces. It narrows nothing, and goes only with
    /// <see cref="JobFilters.ShowOwn"/>.
    /// </summary>
    public bool FromAllWorkspaces { get; init; }

    /// <summary>A range over one number; null for none.</summary>
    public NumericRange? NumericRange { get; init; }

    /// <summary>Further ranges over numbers, all of which must hold.</summary>
    public ImmutableArray<NumericRange> Ranges { get; init; } = [];

    /// <summary>Only jobs that were in the store by then, so that the view stands still; null for all that are there.</summary>
    public DateTimeOffset? AsOf { get; init; }

    /// <summary>
    /// One of <see cref="JobFields.Sortable"/>, by which the list is ordered. Ties are ordered by the job's own key in the same
    /// direction; jobs without the value come last.
    /// </summary>
    public JobField SortBy { get; init; } = JobFields.GmtCreateTime;

    /// <summary>Smallest first instead of largest first.</summary>
    public bool Ascending { get; init; }

    /// <summary>1 to 1000.</summary>
    public int PageNumber { get; init; } = 1;

    /// <summary>1 to 100.</summary>
    public int PageSize { get; init; } = DefaultPageSize;

    /// <summary>The values of one filter; empty when it is not set.</summary>
    public ImmutableArray<string> this[JobFilter filter] => Filters.GetValueOrDefault(filter)?.Values ?? [];

    /// <summary>The values that one filter excludes; empty when it excludes none.</summary>
    public ImmutableArray<string> ExcludedBy(JobFilter filter) => Excluded.GetValueOrDefault(filter)?.Values ?? [];

    /// <summary>Whether one filter asks for values or excludes some.</summary>
    public bool Names(JobFilter filter) => Filters.ContainsKey(filter) || Excluded.ContainsKey(filter);

    /// <summary>Whether words are searched for in texts.</summary>
    public bool SearchesTexts => Filters.Keys.Concat(Excluded.Keys).Any(filter => filter is TextFilter);

    /// <summary>Whether a filter looks jobs up by their texts, also by their names.</summary>
    internal bool LooksUpTexts => Filters.Keys.Concat(Excluded.Keys).Any(filter => filter.LooksUpTexts);

    /// <summary>The same question with other values for one filter; none removes it. Back to page one.</summary>
    public ListJobsRequest With(JobFilter filter, ImmutableArray<string> values) =>
        Narrow(r => r with { Filters = values.IsEmpty ? r.Filters.Remove(filter) : r.Filters.SetItem(filter, filter.Of(values)) });

    /// <summary>The same question with another condition for its filter. Back to page one.</summary>
    public ListJobsRequest With(FilterCondition condition) =>
        Narrow(r => r with { Filters = r.Filters.SetItem(condition.Filter, condition) });

    /// <summary>The same question with other values to exclude by one filter; none removes it. Back to page one.</summary>
    public ListJobsRequest Without(JobFilter filter, ImmutableArray<string> values) =>
        Narrow(r => r with { Excluded = values.IsEmpty ? r.Excluded.Remove(filter) : r.Excluded.SetItem(filter, filter.Of(values)) });

    /// <summary>The same question with other values for one tag, of which a job must have any; none removes it. Back to page one.</summary>
    public ListJobsRequest WithTagIn(string key, ImmutableArray<string> values) =>
        Narrow(r => r with { TagsIn = values.IsEmpty ? r.TagsIn.Remove(key) : r.TagsIn.SetItem(key, values) });

    /// <summary>A changed question. Narrowing the list always returns to page one, so no filter control has to remember to.</summary>
    public ListJobsRequest Narrow(Func<ListJobsRequest, ListJobsRequest> change)
    {
        var changed = change(this);
        return changed.PageNumber == 1 ? changed : changed with { PageNumber = 1 };
    }

    /// <summary>The same question in the first order and on the first page: what is counted does not depend on them.</summary>
    public ListJobsRequest WithoutPaging() => this with
    {
        PageNumber = 1,
        PageSize = DefaultPageSize,
        SortBy = Default.SortBy,
        Ascending = false,
    };

    /// <summary>Whether jobs are narrowed down by anything else than a range of a time.</summary>
    /// <param name="time">The time.</param>
    public bool HasConditionsBeside(JobField time) => WithoutPaging() with
    {
        StartTime = null,
        EndTime = null,
        TimeRangeField = TimeRangeField == time ? Default.TimeRangeField : TimeRangeField,
        FromAllWorkspaces = false,
        DisplayNameSearchMode = default,
    } != Default;

    /// <summary>The request as a question that can be answered.</summary>
    /// <param name="caller">Who asks.</param>
    /// <param name="askedAt">The moment of asking, which relative times count from.</param>
    public ResolvedQuestion Resolve(JobCaller caller, DateTimeOffset askedAt) => new(this, caller, askedAt);

    /// <summary>The same request with its times fixed, so that it means the same range however time passes.</summary>
    public ListJobsRequest At(DateTimeOffset now)
    {
        var (start, end) = RangeAt(now);
        return this with { StartTime = TimeBound.At(start), EndTime = TimeBound.At(end) };
    }

    /// <summary>The time range when asked at <paramref name="now"/>, both ends included; null for an open side.</summary>
    internal (DateTimeOffset? Start, DateTimeOffset? End) RangeAt(DateTimeOffset now) =>
        ((StartTime ?? DefaultStartTime).Resolve(now), (EndTime ?? TimeBound.Now).Resolve(now));

    /// <summary>Whether both ask for the same in the same order of values, which is when their URLs are equal.</summary>
    public bool Equals(ListJobsRequest? other) =>
        // Most often it is the same one, which a page compares with many times. The rest is written out, because the collections compare
        // by identity.
        ReferenceEquals(this, other)
        || (other is not null
        && Scalars.Equals(other.Scalars)
        // What says nothing is the same object in all requests.
        && (Filters == other.Filters || Filters.Values.SequenceEqual(other.Filters.Values))
        && (Excluded == other.Excluded || Excluded.Values.SequenceEqual(other.Excluded.Values))
        && (Tags == other.Tags || Tags.SequenceEqual(other.Tags))
        && (TagsIn == other.TagsIn || (TagsIn.Keys.SequenceEqual(other.TagsIn.Keys)
            && TagsIn.All(tag => tag.Value.SequenceEqual(other.TagsIn[tag.Key]))))
        && (ExcludedTags == other.ExcludedTags || ExcludedTags.SequenceEqual(other.ExcludedTags))
        && Missing.SequenceEqual(other.Missing)
        && Present.SequenceEqual(other.Present)
        && Ranges.SequenceEqual(other.Ranges));

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(
        Scalars,
        Filters.Values.Concat(Excluded.Values).Aggregate(0, HashCode.Combine),
        Tags.Aggregate(0, HashCode.Combine),
        TagsIn.Aggregate(0, (hash, tag) => tag.Value.Aggregate(HashCode.Combine(hash, tag.Key), HashCode.Combine)));

    // All that is no collection.
    private (NameSearchMode, TimeBound?, TimeBound?, TimeField, bool, NumericRange?, DateTimeOffset?, JobField, bool, int, int) Scalars => (
        DisplayNameSearchMode, StartTime, EndTime, TimeRangeField, FromAllWorkspaces, NumericRange, AsOf,
        SortBy, Ascending, PageNumber, PageSize);

    private static TimeBound Bound(string text) => TimeBound.TryParse(text, out var bound) ? bound : throw new FormatException(text);
}
