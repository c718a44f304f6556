using System.Collections.Immutable;
using JobsDashboard.Jobs.Counting;
using JobsDashboard.Jobs.Filters;
using JobsDashboard.Jobs.Question;

namespace JobsDashboard.Components.Jobs.Facets;

/// <summary>
/// The codes of reasons. No filter is about them alone: the search in the reason, which reads code and message, finds them as words.
/// </summary>
public sealed class ReasonFacet : FacetSubject
{
    private static readonly CountedField s_codes = CountedField.FindFaceted("ReasonCode")!;

    /// <inheritdoc/>
    public override CountedField Counted => s_codes;

    /// <inheritdoc/>
    public override bool TakesParts => true;

    /// <inheritdoc/>
    public override ImmutableArray<string> Included(ListJobsRequest request) => Codes(request[JobFilters.ReasonSearch]);

    /// <inheritdoc/>
    public override ImmutableArray<string> Excluded(ListJobsRequest request) => Codes(request.ExcludedBy(JobFilters.ReasonSearch));

    /// <inheritdoc/>
    public override bool CanAsk(string value) => !value.Contains('"', StringComparison.Ordinal) && Read(value).Expected is null;

    /// <inheritdoc/>
    public override bool CanJoin(string value) => false;

    /// <inheritdoc/>
    public override (ImmutableArray<string> Values, string? Expected) Read(string text)
    {
        var expected = JobFilters.ReasonSearch.Read(Phrase(text)).Expected;
        return (expected is null ? [text] : [], expected);
    }

    /// <inheritdoc/>
    protected override ListJobsRequest Including(ListJobsRequest request, ImmutableArray<string> values) =>
        request.With(JobFilters.ReasonSearch, [.. values.Select(Phrase)]);

    /// <inheritdoc/>
    protected override ListJobsRequest Excluding(ListJobsRequest request, ImmutableArray<string> values) =>
        request.Without(JobFilters.ReasonSearch, [.. values.Select(Phrase)]);

    // Words in sequence, as they are in the code.
    private static string Phrase(string text) => text.Contains(' ', StringComparison.Ordinal) ? $"\"{text}\"" : text;

    private static ImmutableArray<string> Codes(ImmutableArray<string> texts) => [.. texts.Select(text => text.Trim('"'))];
}
