using System.Collections.Immutable;
using JobsDashboard.Jobs.Counting;
using JobsDashboard.Jobs.Question;

namespace JobsDashboard.Components.Jobs.Facets;

/// <summary>Which values of a field are shown, in their order.</summary>
internal static class FacetRows
{
    /// <summary>All that are known: the fixed ones in their order, others most frequent first.</summary>
    /// <param name="subject">The field.</param>
    /// <param name="request">What is asked now.</param>
    /// <param name="facet">What was counted; null while nothing is.</param>
    public static ImmutableArray<FacetValue> Of(FacetSubject subject, ListJobsRequest request, Facet? facet)
    {
        var counts = facet?.Values ?? [];
        var (included, excluded) = (subject.Included(request), subject.Excluded(request));
        var countOf = new Dictionary<string, long>(counts.Length, subject.Comparer);
        foreach (var count in counts)
        {
            countOf.TryAdd(count.Value, count.Count);
        }
        var texts = subject.Choices.IsEmpty ? counts.Select(count => count.Value) : subject.Choices.Select(choice => choice.Name);
        var rows = texts.Select(text => Row(text, CountOf(text))).ToList();
        var none = Row(null, facet?.None);
        if (subject.CanBeMissing && (none.Count > 0 || none.Mark != FacetMark.None))
        {
            var place = subject.Choices.IsEmpty ? rows.FindIndex(row => row.Count < none.Count) : -1;
            rows.Insert(place < 0 ? rows.Count : place, none);
        }
        // What is asked for is shown whether or not jobs have it.
        rows.InsertRange(0, included.Union(excluded, subject.Comparer)
            .Where(text => rows.TrueForAll(row => !subject.Comparer.Equals(row.Text, text)))
            .Select(text => Row(text, facet is { OtherValues: 0 } && !subject.TakesParts ? 0 : null)));
        return [.. rows];

        // Most requests say nothing of any value.
        FacetValue Row(string? text, long? count) =>
            new(text, count, text is null || included.Length + excluded.Length > 0 ? subject.MarkOf(request, text) : FacetMark.None);

        long? CountOf(string text) => facet is null ? null : countOf.GetValueOrDefault(text) + subject.More(text, facet);
    }

    /// <summary>The first of them, and whatever the request says something of.</summary>
    public static ImmutableArray<FacetValue> First(this ImmutableArray<FacetValue> rows, int shown)
    {
        var room = shown - rows.Count(row => row.Mark != FacetMark.None);
        return [.. rows.Where(row => row.Mark != FacetMark.None || room-- > 0)];
    }
}
