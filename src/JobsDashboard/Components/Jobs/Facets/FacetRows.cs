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
        var texts = subject.Choices.IsEmpty ? counts.Select(count => count.Value) : subject.Choices.Select(choice => choice.Name);
        var rows = texts.Select(text => Row(text, CountOf(text))).ToList();
        var none = Row(null, facet?.None);
        if (subject.CanBeMissing && (none.Count > 0 || none.Mark != FacetMark.None))
        {
            var place = subject.Choices.IsEmpty ? rows.FindIndex(row => row.Count < none.Count) : -1;
            rows.Insert(place < 0 ? rows.Count : place, none);
        }
        // What is asked for is shown whether or not jobs have it.
        rows.InsertRange(0, subject.Included(request).Union(subject.Excluded(request), subject.Comparer)
            .Where(text => rows.TrueForAll(row => !subject.Comparer.Equals(row.Text, text)))
            .Select(text => Row(text, facet is { OtherValues: 0 } && !subject.TakesParts ? 0 : null)));
        return [.. rows];

        FacetValue Row(string? text, long? count) => new(text, count, subject.MarkOf(request, text));

        long? CountOf(string text) => facet is null
            ? null
            : (counts.FirstOrDefault(count => subject.Comparer.Equals(count.Value, text))?.Count ?? 0) + subject.More(text, facet);
    }

    /// <summary>The first of them, and whatever the request says something of.</summary>
    public static ImmutableArray<FacetValue> First(this ImmutableArray<FacetValue> rows, int shown)
    {
        var room = shown - rows.Count(row => row.Mark != FacetMark.None);
        return [.. rows.Where(row => row.Mark != FacetMark.None || room-- > 0)];
    }
}
