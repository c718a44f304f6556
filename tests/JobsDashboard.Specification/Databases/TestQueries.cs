using System.Collections.Immutable;
using System.Reflection;
using System.Runtime.CompilerServices;
using JobsDashboard.Jobs.Access;
using JobsDashboard.Jobs.Counting;
using JobsDashboard.Jobs.Exporting;
using JobsDashboard.Jobs.Fields;
using JobsDashboard.Jobs.Gate;
using JobsDashboard.Jobs.Items;
using JobsDashboard.Jobs.Listing;
using JobsDashboard.Jobs.Question;
using JobsDashboard.Jobs.Zones;
using Microsoft.Extensions.DependencyInjection;

namespace JobsDashboard.Specification.Databases;

/// <summary>
/// The product's queries, with every request resolved at the moment of the test's clock. How far the search is behind is left out.
/// </summary>
public sealed class TestQueries(JobListQueries lists, JobCountQueries counts, JobExportQueries exports, TimeProvider clock)
{
    /// <summary>The names of all methods that answer questions about jobs, so that a test notices a new one that it does not call.</summary>
    public static IEnumerable<string> MethodNames =>
        new[] { typeof(JobListQueries), typeof(JobCountQueries), typeof(JobExportQueries) }
            .SelectMany(type => type.GetMethods(BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly))
            .Select(method => method.Name)
            // It says how to ask, and reads no jobs.
            .Where(name => name != nameof(JobCountQueries.CountedTogether))
            .Order(StringComparer.Ordinal);

    public static TestQueries Of(IServiceProvider services) => new(
        services.GetRequiredService<JobListQueries>(),
        services.GetRequiredService<JobCountQueries>(),
        services.GetRequiredService<JobExportQueries>(),
        services.GetRequiredService<TimeProvider>());

    /// <summary>The rows with every field that there is.</summary>
    public Task<JobRows> RowsAsync(JobCaller caller, ListJobsRequest request, CancellationToken cancellationToken) =>
        RowsAsync(caller, request, [.. JobFields.All, JobFields.Tag("team"), JobFields.Tag("a.b")], cancellationToken);

    public async Task<JobRows> RowsAsync(
        JobCaller caller, ListJobsRequest request, ImmutableArray<JobField> fields, CancellationToken cancellationToken) =>
        (await lists.RowsAsync(Resolve(request, caller), fields, cancellationToken)).Value;

    public async Task<long> CountAsync(JobCaller caller, ListJobsRequest request, CancellationToken cancellationToken) =>
        (await lists.CountAsync(Resolve(request, caller), QueryPatience.Usual, cancellationToken)).Value;

    public async Task<long> CountUpToAsync(JobCaller caller, ListJobsRequest request, int most, CancellationToken cancellationToken) =>
        (await lists.CountUpToAsync(Resolve(request, caller), most, cancellationToken)).Value;

    public async Task<JobJsonPage> ListAsync(JobCaller caller, ListJobsRequest request, CancellationToken cancellationToken) =>
        (await lists.ListAsync(Resolve(request, caller), cancellationToken)).Value;

    public Task<bool> AnyAsync(JobCaller caller, CancellationToken cancellationToken) => lists.AnyAsync(caller, cancellationToken);

    public Task<JobItem?> FindAsync(JobCaller caller, string jobId, CancellationToken cancellationToken) =>
        lists.FindAsync(caller, jobId, cancellationToken);

    public async Task<ImmutableArray<Facet>> FacetsAsync(
        JobCaller caller, ListJobsRequest request, ImmutableArray<CountedField> fields, int top, CancellationToken cancellationToken) =>
        (await counts.FacetsAsync(Resolve(request, caller), fields, top, cancellationToken)).Value;

    public async Task<ImmutableArray<ValueCount>> SuggestAsync(
        JobCaller caller, ListJobsRequest request, CountedField field, ValueMatch match, int limit, CancellationToken cancellationToken) =>
        (await counts.SuggestAsync(Resolve(request, caller), field, match, limit, cancellationToken)).Value;

    public async Task<TimeHistogram> HistogramAsync(
        JobCaller caller, ListJobsRequest request, BucketSize? size, int max, CancellationToken cancellationToken) =>
        (await counts.HistogramAsync(Resolve(request, caller), size, max, cancellationToken)).Value;

    public async Task<JobSummary> SummaryAsync(JobCaller caller, ListJobsRequest request, CancellationToken cancellationToken) =>
        (await counts.SummaryAsync(Resolve(request, caller), cancellationToken)).Value;

    public async Task<ZonedHistogram> ZonedHistogramAsync(
        JobCaller caller, ListJobsRequest request, ZoneClock clock, int max, CancellationToken cancellationToken) =>
        (await counts.ZonedHistogramAsync(Resolve(request, caller), clock, max, cancellationToken)).Value;

    public async IAsyncEnumerable<ExportedJob> ExportAsync(
        JobCaller caller, ListJobsRequest request, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await foreach (var job in (await exports.ExportAsync(Resolve(request, caller), cancellationToken)).Value)
        {
            yield return job;
        }
    }

    private ResolvedQuestion Resolve(ListJobsRequest request, JobCaller caller) => request.Resolve(caller, clock.GetUtcNow());
}
