using JobsDashboard.Jobs.Data;
using JobsDashboard.Jobs.Question;

namespace JobsDashboard.Jobs.Listing;

internal static class JobOrdering
{
    /// <summary>
    /// The jobs in the request's order in one statement or two, of which the second is only asked when the first has too few.
    /// </summary>
    public static IReadOnlyList<IQueryable<Job>> InOrderedParts(this IQueryable<Job> jobs, ListJobsRequest request) =>
        request.SortBy.Sort!.OrderInParts(jobs, request.Ascending, HaveValue(request));

    /// <summary>The jobs in the request's order: jobs without the value last, ties by the job's key in the same direction.</summary>
    public static IQueryable<Job> InOrder(this IQueryable<Job> jobs, ListJobsRequest request) =>
        request.SortBy.Sort!.Order(jobs, request.Ascending, HaveValue(request));

    // A range of time finds only jobs that have the time.
    private static bool HaveValue(ListJobsRequest request) =>
        request.TimeRangeField == request.SortBy && !(request.StartTime is { IsAny: true } && request.EndTime is { IsAny: true });
}
