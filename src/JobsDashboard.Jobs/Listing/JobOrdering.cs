using System.Linq.Expressions;
using JobsDashboard.Jobs.Data;
using JobsDashboard.Jobs.Fields;
using JobsDashboard.Jobs.Question;

namespace JobsDashboard.Jobs.Listing;

internal static class JobOrdering
{
    /// <summary>The jobs in the request's order in one statement or two, of which the second is only asked when the first has too few.</summary>
    /// <remarks>Where an index gives the order, it cannot give it with the jobs without a value at the other end.</remarks>
    public static IReadOnlyList<IQueryable<Job>> InOrderedParts(this IQueryable<Job> jobs, ListJobsRequest request) => request.SortBy switch
    {
        JobSort.DisplayName => jobs.Parts(job => job.Detail!.DisplayNameKey, request),
        JobSort.GmtCreateTime when request.Ascending && !HasTime(request, JobTimeField.GmtCreateTime) => jobs.Parts(job => job.GmtCreateTime, request),
        JobSort.GmtFinishTime when request.Ascending && !HasTime(request, JobTimeField.GmtFinishTime) => jobs.Parts(job => job.GmtFinishTime, request),
        _ => [jobs.InOrder(request)],
    };

    /// <summary>The jobs in the request's order: jobs without the value last, ties by the job's key in the same direction.</summary>
    public static IQueryable<Job> InOrder(this IQueryable<Job> jobs, ListJobsRequest request) => request.SortBy switch
    {
        JobSort.DisplayName => jobs.By(job => job.Detail!.DisplayNameKey, request),
        JobSort.JobType => jobs.By(job => UnitOrder.Of(job.JobType!.Text), request),
        JobSort.Status => jobs.By(job => job.Status, request),
        JobSort.GmtCreateTime => jobs.By(job => job.GmtCreateTime, request, HasTime(request, JobTimeField.GmtCreateTime)),
        JobSort.GmtFinishTime => jobs.By(job => job.GmtFinishTime, request, HasTime(request, JobTimeField.GmtFinishTime)),
        _ => throw new ArgumentOutOfRangeException(nameof(request)),
    };

    private static IReadOnlyList<IQueryable<Job>> Parts<T>(this IQueryable<Job> jobs, Expression<Func<Job, T>> key, ListJobsRequest request)
    {
        var (with, without) = (jobs.Where(JobExpressions.Not(key.IsNull())), jobs.Where(key.IsNull()));
        return [with.By(key, request, hasValue: true), request.Ascending ? without.OrderBy(job => job.Id) : without.OrderByDescending(job => job.Id)];
    }

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
            : jobs.OrderBy(key.IsNull()).ThenBy(key).ThenBy(job => job.Id);
    }

    private static bool HasTime(ListJobsRequest request, JobTimeField field) =>
        request.TimeRangeField == field && !(request.StartTime is { IsAny: true } && request.EndTime is { IsAny: true });
}
