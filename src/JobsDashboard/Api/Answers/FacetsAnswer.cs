using System.Collections.Immutable;
using JobsDashboard.Jobs.Counting;

namespace JobsDashboard.Api.Answers;

/// <summary>How the jobs divide among the values of fields.</summary>
/// <param name="Facets">The fields, in the order in which they were asked for.</param>
/// <param name="RequestId">The id of the request, also in the header <c>x-acs-request-id</c>.</param>
internal sealed record FacetsAnswer(ImmutableArray<FacetItem> Facets, string RequestId);

/// <summary>The values of one field, counted without what the request asks of that field itself.</summary>
/// <param name="Field">The field.</param>
/// <param name="TotalCount">How many jobs were counted.</param>
/// <param name="Values">The most used values, the most used first; after them the jobs without a value, if there are any.</param>
/// <param name="Other">The values that come after them.</param>
internal sealed record FacetItem(string Field, long TotalCount, ImmutableArray<ValueItem> Values, OtherValues Other)
{
    public static FacetItem Of(Facet facet) => new(
        facet.Field.Name,
        facet.TotalCount,
        [.. facet.Values.Select(ValueItem.Of), .. facet.None > 0 ? [ValueItem.None(facet.None)] : Array.Empty<ValueItem>()],
        new(facet.OtherValues, facet.OtherJobs));
}

/// <summary>A value and how many jobs have it.</summary>
internal sealed record ValueItem
{
    /// <summary>What jobs without a value are called.</summary>
    public const string NoValue = "(none)";

    /// <summary>The value; <c>(none)</c> for jobs without one.</summary>
    public required string Value { get; init; }

    /// <summary><c>true</c> for jobs without a value, and absent otherwise: a value may be the text <c>(none)</c>.</summary>
    public bool? IsNone { get; init; }

    /// <summary>How many jobs have the value.</summary>
    public required long Count { get; init; }

    public static ValueItem Of(ValueCount value) => new() { Value = value.Value, Count = value.Count };

    public static ValueItem None(long count) => new() { Value = NoValue, IsNone = true, Count = count };
}

/// <summary>Values that are not listed.</summary>
/// <param name="Values">How many values there are.</param>
/// <param name="Count">How many jobs have one of them.</param>
internal sealed record OtherValues(long Values, long Count);
