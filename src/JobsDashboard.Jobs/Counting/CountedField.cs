using System.Collections.Frozen;
using System.Collections.Immutable;
using JobsDashboard.Jobs.Data;
using JobsDashboard.Jobs.Fields;
using JobsDashboard.Jobs.Filters;
using JobsDashboard.Jobs.Gate;
using JobsDashboard.Jobs.Question;

namespace JobsDashboard.Jobs.Counting;

/// <summary>How the values of a field are counted, most used first. <see cref="JobFields"/> says which fields can be counted.</summary>
public abstract class CountedField
{
    private protected CountedField(JobField field)
    {
        Field = field;
    }

    /// <summary>The field.</summary>
    public JobField Field { get; }

    /// <summary>The field's name in the contract, or <c>Tags.</c> with a key.</summary>
    public string Name => Field.Name;

    /// <summary>The keys of the tags; a job may have several.</summary>
    public static CountedField TagKeys { get; } = new TagKeyCount();

    /// <summary>The job's name.</summary>
    public static CountedField DisplayName { get; } = new NameCount();

    /// <summary>The fields of which a job has one value or none, without the tags, whose keys have no end.</summary>
    public static ImmutableArray<CountedField> Faceted { get; } = [.. JobFields.All.Where(field => field.CanBeCounted).Select(Of)];

    // The fields whose values can be suggested, but are no facets: a job may have several, or hardly any two jobs have the same.
    private static readonly ImmutableArray<CountedField> s_onlySuggested =
        [.. JobFields.All.Where(field => field.CanBeSuggested && !field.CanBeCounted).Select(Of)];

    /// <summary>What is expected where a field is named of which a job has one value or none.</summary>
    public static string ExpectedOfFacets { get; } = $"{string.Join(", ", Faceted.Select(field => field.Name))} or {TagField.Prefix}<key>";

    /// <summary>What is expected where any field is named.</summary>
    public static string Expected { get; } =
        $"{string.Join(", ", Faceted.Concat(s_onlySuggested).Select(field => field.Name))} or {TagField.Prefix}<key>";

    // A filter's own name for its field, such as UserIdForFilter, is as good.
    private static readonly FrozenDictionary<string, CountedField> s_faceted = Faceted
        .SelectMany(field => field.OtherNames.Append(field.Name).Select(name => KeyValuePair.Create(name, field)))
        .ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);

    /// <summary>The values of one tag.</summary>
    public static CountedField Tag(string key) => Of(JobFields.Tag(key));

    /// <summary>The field that a filter's values come from.</summary>
    public static CountedField Of(ValueFilter filter) => s_faceted[filter.Name];

    /// <summary>
    /// Finds a field of which a job has one value or none by its name, in any case; the key of a tag is kept as it is. Null when there is
    /// no such field.
    /// </summary>
    public static CountedField? FindFaceted(string name) =>
        JobFields.Find(name) is TagField tag ? Of(tag) : s_faceted.GetValueOrDefault(name);

    /// <summary>Finds any field by its name, in any case. Null when there is no such field.</summary>
    public static CountedField? Find(string name) =>
        FindFaceted(name) ?? s_onlySuggested.FirstOrDefault(field => field.Name.Equals(name, StringComparison.OrdinalIgnoreCase));

    /// <summary>What else the field is called.</summary>
    internal virtual IEnumerable<string> OtherNames => [];

    /// <summary>The request without what it says of this field.</summary>
    public abstract ListJobsRequest Unrestricted(ListJobsRequest request);

    /// <summary>
    /// Each value with the number of its jobs, in no order; with no match asked for, null for the jobs without a value.
    /// </summary>
    internal abstract IAsyncEnumerable<ValueTally> TallyAsync(
        VisibleJobs visible, IQueryable<Job> jobs, ValueMatch match, CancellationToken cancellationToken);

    private static CountedField Of(JobField field) => field switch
    {
        SharedTextField shared => new SharedTextCount(shared),
        ChoiceField choice => new ChoiceCount(choice),
        TagField tag => new TagValueCount(tag),
        TagsField => TagKeys,
        _ when field == JobFields.DisplayName => DisplayName,
        _ => throw new ArgumentException($"{field.Name} cannot be counted.", nameof(field)),
    };

    /// <summary>The request without what it says of this field by filters and as missing or present.</summary>
    private protected ListJobsRequest Without(ListJobsRequest request, Func<JobFilter, bool>? isOwn = null) => request with
    {
        Filters = request.Filters.RemoveRange(request.Filters.Keys.Where(isOwn ?? (_ => false))),
        Excluded = request.Excluded.RemoveRange(request.Excluded.Keys.Where(isOwn ?? (_ => false))),
        Missing = request.Missing.RemoveAll(Field.Equals),
        Present = request.Present.RemoveAll(Field.Equals),
    };
}
