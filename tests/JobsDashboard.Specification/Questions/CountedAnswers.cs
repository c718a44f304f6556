using JobsDashboard.Jobs.Access;
using JobsDashboard.Jobs.Counting;
using JobsDashboard.Jobs.Question;
using JobsDashboard.Specification.Databases;

namespace JobsDashboard.Specification.Questions;

/// <summary>Everything that is counted of a question, as texts to compare.</summary>
public static class CountedAnswers
{
    private static readonly JobCaller s_caller = new("a1", IsGlobalAdmin: true);

    public static async Task<List<string>> OfAsync(TestQueries queries, ListJobsRequest request, CancellationToken cancellationToken)
    {
        var facets = await queries.FacetsAsync(s_caller, request, [.. CountedField.Faceted, CountedField.Tag("team")], 9, cancellationToken);
        var histogram = await queries.HistogramAsync(s_caller, request, null, 60, cancellationToken);
        var summary = await queries.SummaryAsync(s_caller, request, cancellationToken);
        return
        [
            $"{await queries.CountAsync(s_caller, request, cancellationToken)}",
            string.Join(' ', await queries.SuggestAsync(s_caller, request, CountedField.TagKeys, ValueMatch.All, 9, cancellationToken)),
            .. facets.Select(facet => $"{facet.Field}: {string.Join(' ', facet.Values)}, {facet.None} none"),
            .. histogram.Buckets.Select(bucket => $"{bucket.StartTime:s} {string.Join(' ', bucket.Statuses.OrderBy(status => status.Key))} {bucket.WithoutStatus}"),
            $"{summary.Gpus:F3} {summary.GpuHours:F3} {summary.FailedGpuHours:F3} {summary.MedianQueueTime}",
        ];
    }
}
