using System.Collections.Frozen;
using System.Collections.Immutable;
using JobsDashboard.Jobs.Data;
using JobsDashboard.Jobs.Fields;
using JobsDashboard.Jobs.Filters;
using JobsDashboard.Jobs.QueryString;
using JobsDashboard.Jobs.Question;

namespace JobsDashboard.Jobs.Counting;

/// <summary>A field whose values can be counted, most used first. All of them follow from the shared texts and the filters' choices.</summary>
public abstract class CountedField
{
    private const string TagPrefix = "Tags.";

    private protected CountedField(string name)
    {
        Name = name;
    }

    /// <summary>As the contract writes the field, or <c>Tags.</c> with a key.</summary>
    public string Name { get; }

    /// <summary>The keys of the tags; a job may have several.</summary>
    public static CountedField TagKeys { get; } = new TagKeysField();

    /// <summary>The job's name.</summary>
    public static CountedField DisplayName { get; } = new NameField();

    /// <summary>The fields of which a job has one value or none, without the tags, which have no end.</summary>
    public static ImmutableArray<CountedField> Faceted { get; } =
    [
        .. Enum.GetValues<JobField>().Select(field => new SharedTextField(field)),
        .. JobFilters.All.OfType<ChoiceFilter>().Where(filter => !Enum.TryParse<JobField>(filter.Name, out _)).Select(filter => new ChoiceField(filter)),
    ];

    /// <summary>What is expected where a field is named of which a job has one value or none.</summary>
    public static string ExpectedOfFacets { get; } = $"{string.Join(", ", Faceted.Select(field => field.Name))} or {TagPrefix}<key>";

    /// <summary>What is expected where any field is named.</summary>
    public static string Expected { get; } = $"{string.Join(", ", Faceted.Select(field => field.Name))}, {DisplayName.Name}, {TagKeys.Name} or {TagPrefix}<key>";

    // A filter's own name for its field, such as UserIdForFilter, is as good.
    private static readonly FrozenDictionary<string, CountedField> s_faceted = Faceted
        .SelectMany(field => field.OtherNames.Append(field.Name).Select(name => KeyValuePair.Create(name, field)))
        .ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);

    /// <summary>The values of one tag.</summary>
    public static CountedField Tag(string key) => new TagField(TagPrefix + key, key);

    /// <summary>The field that a filter's values come from.</summary>
    public static CountedField Of(ValueFilter filter) => s_faceted[filter.Name];

    /// <summary>Reads the name of a field of which a job has one value or none, in any case; of a tag, the key is kept as it is.</summary>
    public static CountedField? FindFaceted(string name)
    {
        if (name.StartsWith(TagPrefix, StringComparison.OrdinalIgnoreCase))
        {
            var key = name[TagPrefix.Length..];
            return key.Length is > 0 and <= ListJobsQueryString.MaxTextLength ? Tag(key) : null;
        }
        return s_faceted.GetValueOrDefault(name);
    }

    /// <summary>Reads the name of any field, in any case.</summary>
    public static CountedField? Find(string name) =>
        FindFaceted(name) ?? new[] { DisplayName, TagKeys }.FirstOrDefault(field => field.Name.Equals(name, StringComparison.OrdinalIgnoreCase));

    /// <summary>What else the field is called.</summary>
    internal virtual IEnumerable<string> OtherNames => [];

    /// <summary>The request without what it says of this field.</summary>
    internal abstract ListJobsRequest Unrestricted(ListJobsRequest request);

    /// <summary>Each value with the number of its jobs, in no order, in one statement; with no match asked for, null for the jobs without a value.</summary>
    internal abstract IAsyncEnumerable<ValueTally> TallyAsync(JobsDb db, IQueryable<Job> jobs, ValueMatch match, CancellationToken cancellationToken);

    private protected static ListJobsRequest Without(ListJobsRequest request, string field, Func<JobFilter, bool>? isOwn = null) => request with
    {
        Filters = request.Filters.RemoveRange(request.Filters.Keys.Where(isOwn ?? (_ => false))),
        Excluded = request.Excluded.RemoveRange(request.Excluded.Keys.Where(isOwn ?? (_ => false))),
        Missing = request.Missing.RemoveAll(missing => missing.Name == field),
        Present = request.Present.RemoveAll(present => present.Name == field),
    };
}
