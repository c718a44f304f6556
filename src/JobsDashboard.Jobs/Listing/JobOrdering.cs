using System.Linq.Expressions;
using JobsDashboard.Jobs.Data;
using JobsDashboard.Jobs.Listing.Filters;

namespace JobsDashboard.Jobs.Listing;

internal static class JobOrdering
{
    /// <summary>The jobs in the request's order: jobs without the value last, ties by the job's key in the same direction.</summary>
    public static IQueryable<Job> InOrder(this IQueryable<Job> jobs, ListJobsRequest request) => request.SortBy switch
    {
        JobSort.DisplayName => jobs.By(job => job.Detail!.DisplayNameKey, request),
        JobSort.JobType => jobs.By(job => job.JobType!.Text, request),
        JobSort.Status => jobs.By(job => job.Status, request),
        JobSort.GmtCreateTime => jobs.By(job => job.GmtCreateTime, request, HasTime(request, JobTimeField.GmtCreateTime)),
        JobSort.GmtFinishTime => jobs.By(job => job.GmtFinishTime, request, HasTime(request, JobTimeField.GmtFinishTime)),
        _ => throw new ArgumentOutOfRangeException(nameof(request)),
    };

    private static IQueryable<Job> By<T>(
        this IQueryable<Job> jobs, Expression<Func<Job, T>> key, ListJobsRequest request, bool hasValue = false)
    {
        // Both databases count null as smallest: last when descending as it is, and when ascending only if told so,
        // which costs the index that would otherwise give the order. So it is said only where a null can be.
        if (!request.Ascending)
        {
            return jobs.OrderByDescending(key).ThenByDescending(job => job.Id);
        }
        return hasValue
            ? jobs.OrderBy(key).ThenBy(job => job.Id)
            : jobs.OrderBy(key.Is(value => value == null)).ThenBy(key).ThenBy(job => job.Id);
    }

    private static bool HasTime(ListJobsRequest request, JobTimeField field) =>
        request.TimeRangeField == field && !(request.StartTime is { IsAny: true } && request.EndTime is { IsAny: true });
}
