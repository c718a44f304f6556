using System.Collections.Immutable;
using JobsDashboard.Components.Shared;
using JobsDashboard.Jobs.Counting;
using JobsDashboard.Jobs.Fields;
using JobsDashboard.Jobs.Filters;
using JobsDashboard.Jobs.Question;

namespace JobsDashboard.Components.Jobs.Facets;

/// <summary>The values of one tag. No value is a job that does not carry the key.</summary>
/// <param name="key">The tag's key.</param>
public sealed class TagFacet(string key) : FacetSubject
{
    /// <summary>The tag's key.</summary>
    public string Key => key;

    /// <inheritdoc/>
    public override CountedField Counted { get; } = CountedField.Tag(key);

    /// <inheritdoc/>
    public override string Parameter => $"TagIn.{key}";

    /// <summary>The keys that a request says something of.</summary>
    public static IEnumerable<string> KeysIn(ListJobsRequest request) => request.Tags.Keys
        .Concat(request.TagsIn.Keys)
        .Concat(request.ExcludedTags.Select(tag => tag.Key))
        .Concat(request.Missing.Concat(request.Present).OfType<TagField>().Select(tag => tag.Key))
        .Distinct(StringComparer.Ordinal)
        .Order(StringComparer.Ordinal);

    /// <inheritdoc/>
    public override ImmutableArray<string> Included(ListJobsRequest request)
    {
        var several = request.TagsIn.GetValueOrDefault(key, []);
        return request.Tags.TryGetValue(key, out var only) ? [only, .. several.Remove(only)] : several;
    }

    /// <inheritdoc/>
    public override ImmutableArray<string> Excluded(ListJobsRequest request) =>
        [.. request.ExcludedTags.Where(tag => tag.Key == key).Select(tag => tag.Value)];

    /// <inheritdoc/>
    public override bool CanAsk(string value) => JobsUrl.ListOf(key, value) is not null;

    /// <inheritdoc/>
    // Among several values, an empty one cannot be written.
    public override bool CanJoin(string value) => value != "";

    /// <inheritdoc/>
    public override (ImmutableArray<string> Values, string? Expected) Read(string text) =>
        ListText.Read(text, item => CanAsk(item) ? item : null, L["values of at most 1024 characters"]);

    /// <inheritdoc/>
    protected override ListJobsRequest Including(ListJobsRequest request, ImmutableArray<string> values)
    {
        var without = request.WithTagIn(key, []).Narrow(r => r with { Tags = r.Tags.Remove(key) });
        return values switch
        {
            [] => without,
            [var only] => without with { Tags = without.Tags.SetItem(key, only) },
            _ => without.WithTagIn(key, values.Remove("")),
        };
    }

    /// <inheritdoc/>
    protected override ListJobsRequest Excluding(ListJobsRequest request, ImmutableArray<string> values) => request.Narrow(r => r with
    {
        ExcludedTags = r.ExcludedTags
            .Except(r.ExcludedTags.Where(tag => tag.Key == key))
            .Union(values.Select(value => new JobTagText(key, value))),
    });
}
