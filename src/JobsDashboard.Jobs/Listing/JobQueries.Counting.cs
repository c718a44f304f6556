using System.Collections.Immutable;
using JobsDashboard.Jobs.Access;
using JobsDashboard.Jobs.Counting;
using JobsDashboard.Jobs.Gate;
using JobsDashboard.Jobs.Question;

namespace JobsDashboard.Jobs.Listing;

/// <content>How many jobs there are of what.</content>
public sealed partial class JobQueries
{
    /// <summary>How the jobs divide among the values of each field, counted without what the request says of that field itself.</summary>
    /// <param name="caller">Who asks.</param>
    /// <param name="request">The question.</param>
    /// <param name="fields">Fields of which a job has one value or none.</param>
    /// <param name="top">The most values to give of a field.</param>
    /// <param name="cancellationToken">Stops the query.</param>
    public async Task<ImmutableArray<Facet>> FacetsAsync(
        JobCaller caller, ListJobsRequest request, ImmutableArray<CountedField> fields, int top, CancellationToken cancellationToken)
    {
        await using var deadline = new Deadline(_deadline, _time, cancellationToken);
        var jobs = VisibleTo(caller, deadline.Uses(await _databases.CreateDbContextAsync(cancellationToken)));
        var facets = ImmutableArray.CreateBuilder<Facet>(fields.Length);
        foreach (var field in fields)
        {
            // Each is a query of its own, and so has the time of one.
            var values = await RunAsync(deadline, stop => TopAsync(jobs, request, field, ValueMatch.All, top, stop));
            facets.Add(values.ToFacet(field));
        }
        return facets.ToImmutable();
    }

    /// <summary>The values of a field on the jobs that the request finds without what it says of that field itself, most used first.</summary>
    /// <param name="caller">Who asks.</param>
    /// <param name="request">The question.</param>
    /// <param name="field">The field.</param>
    /// <param name="match">Which values are asked for.</param>
    /// <param name="limit">The most values to give.</param>
    /// <param name="cancellationToken">Stops the query.</param>
    public Task<ImmutableArray<ValueCount>> SuggestAsync(
        JobCaller caller, ListJobsRequest request, CountedField field, ValueMatch match, int limit, CancellationToken cancellationToken) =>
        AskAsync(caller, async (jobs, stop) => (await TopAsync(jobs, request, field, match, limit, stop)).Values, cancellationToken);

    /// <summary>How the jobs divide over the request's time range and by status.</summary>
    /// <param name="caller">Who asks.</param>
    /// <param name="request">The question.</param>
    /// <param name="size">How long a bucket is; null for the shortest nice size with no more than <paramref name="most"/> buckets.</param>
    /// <param name="most">The most buckets there may be.</param>
    /// <param name="cancellationToken">Stops the query.</param>
    /// <exception cref="TooManyBucketsException">The range has more buckets of that size.</exception>
    public Task<Histogram> HistogramAsync(
        JobCaller caller, ListJobsRequest request, BucketSize? size, int most, CancellationToken cancellationToken) =>
        AskAsync(
            caller, (jobs, stop) => JobHistogram.CountAsync(jobs.Matching(request), request.At(jobs.Now), size, most, stop), cancellationToken);

    private static Task<TopValues> TopAsync(
        VisibleJobs jobs, ListJobsRequest request, CountedField field, ValueMatch match, int size, CancellationToken stop) =>
        TopValues.OfAsync(field.TallyAsync(jobs.Db, jobs.Matching(field.Unrestricted(request)), match, stop), size, stop);
}
