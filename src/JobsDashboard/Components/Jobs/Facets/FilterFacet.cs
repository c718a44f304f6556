using System.Collections.Immutable;
using JobsDashboard.Components.Shared;
using JobsDashboard.Jobs.Counting;
using JobsDashboard.Jobs.Fields;
using JobsDashboard.Jobs.Filters;
using JobsDashboard.Jobs.Question;

namespace JobsDashboard.Components.Jobs.Facets;

/// <summary>The values that a filter asks for.</summary>
/// <param name="filter">The filter.</param>
/// <param name="counted">The field whose values they are.</param>
public sealed class FilterFacet(JobFilter filter, CountedField counted) : FacetSubject
{
    private readonly ImmutableArray<FieldChoice> _choices = Ordered(filter);

    /// <inheritdoc/>
    public override CountedField Counted => counted;

    /// <inheritdoc/>
    public override string Parameter => filter.Name;

    /// <inheritdoc/>
    public override bool CanBeExcluded => filter.CanBeExcluded;

    /// <inheritdoc/>
    public override bool TakesParts => filter is SingleTextFilter;

    /// <inheritdoc/>
    public override ImmutableArray<FieldChoice> Choices => _choices;

    /// <inheritdoc/>
    // A job that says nothing of who may see it is private, so there is no such value.
    public override bool CanBeMissing => base.CanBeMissing && filter != JobFilters.Accessibility;

    /// <inheritdoc/>
    public override StringComparer Comparer =>
        filter is ValueFilter { IgnoresCase: true } ? StringComparer.OrdinalIgnoreCase : StringComparer.Ordinal;

    /// <summary>The facet of a filter over a field of the same name.</summary>
    public static FilterFacet Of(JobFilter filter) =>
        new(filter, CountedField.FindFaceted(filter.Name) ?? throw new ArgumentException(filter.Name, nameof(filter)));

    /// <inheritdoc/>
    public override ImmutableArray<string> Included(ListJobsRequest request) => request[filter];

    /// <inheritdoc/>
    public override ImmutableArray<string> Excluded(ListJobsRequest request) => request.ExcludedBy(filter);

    /// <inheritdoc/>
    public override bool CanAsk(string value) => JobsUrl.ListOf(filter, value) is not null;

    /// <inheritdoc/>
    public override bool CanJoin(string value) => filter.TakesSeveral;

    /// <inheritdoc/>
    public override (ImmutableArray<string> Values, string? Expected) Read(string text)
    {
        var reading = filter.Read(text);
        return (reading.Values, reading.Expected);
    }

    /// <inheritdoc/>
    public override long More(string value, Facet facet) => filter == JobFilters.Accessibility && value == "PRIVATE" ? facet.None : 0;

    /// <inheritdoc/>
    protected override ListJobsRequest Including(ListJobsRequest request, ImmutableArray<string> values) => request.With(filter, values);

    /// <inheritdoc/>
    protected override ListJobsRequest Excluding(ListJobsRequest request, ImmutableArray<string> values) =>
        filter.CanBeExcluded ? request.Without(filter, values) : request;

    // The states that most jobs are in come first; the others are as a job's life goes.
    private static ImmutableArray<FieldChoice> Ordered(JobFilter filter)
    {
        string[] first = filter == JobFilters.Status ? ["Running", "Queuing", "Failed", "Succeeded", "Stopped"] : [];
        return
        [
            .. first.Select(name => filter.Choices.First(choice => choice.Name == name)),
            .. filter.Choices.Where(choice => !first.Contains(choice.Name)),
        ];
    }
}
