using System.Linq.Expressions;
using JobsDashboard.Jobs.Access;
using JobsDashboard.Jobs.Data;
using JobsDashboard.Jobs.Exporting;
using JobsDashboard.Jobs.Gate;
using JobsDashboard.Jobs.Items;
using JobsDashboard.Jobs.Question;
using JobsDashboard.Jobs.Storing;
using JobsDashboard.Jobs.TextSearch;
using Microsoft.EntityFrameworkCore;

namespace JobsDashboard.Jobs.Listing;

/// <summary>Every question about jobs, and the only way to ask it: what the caller may see is applied first, to all of them.</summary>
public sealed partial class JobQueries
{
    private readonly IDbContextFactory<JobsDb> _databases;
    private readonly IDbContextFactory<JobsDb> _streams;
    private readonly IJobTextSearch _text;
    private readonly TimeProvider _time;
    private readonly TimeSpan _deadline;
    private readonly IJobsDatabase? _store;

    /// <param name="databases">Where jobs are read.</param>
    /// <param name="text">How they are found by text.</param>
    /// <param name="time">The moment of asking.</param>
    /// <param name="deadline">How long a query may take.</param>
    /// <param name="streams">Where answers without end are read, row by row; null for the same as <paramref name="databases"/>.</param>
    /// <param name="store">Remembers the damage that a question meets.</param>
    internal JobQueries(
        IDbContextFactory<JobsDb> databases, IJobTextSearch text, TimeProvider time, TimeSpan? deadline = null, IDbContextFactory<JobsDb>? streams = null,
        IJobsDatabase? store = null)
    {
        (_databases, _streams, _text, _time, _deadline, _store) = (databases, streams ?? databases, text, time, deadline ?? DefaultDeadline, store);
    }

    /// <summary>How long a query may take before it is stopped, which ends it with a <see cref="TimeoutException"/>.</summary>
    public static TimeSpan DefaultDeadline { get; } = TimeSpan.FromSeconds(10);

    /// <summary>The rows of the request's page.</summary>
    public Task<JobRows> RowsAsync(JobCaller caller, ListJobsRequest request, CancellationToken cancellationToken) =>
        AskAsync(caller, request, async (db, jobs, stop) =>
        {
            // Ids first, then their rows: a late page costs what an early one does, and no wide row is read to be skipped.
            var ids = await PageAsync(jobs, request, request.PageSize + 1, stop);
            var hasMore = ids.Count > request.PageSize;
            ids = ids[..Math.Min(ids.Count, request.PageSize)];
            var rows = await db.Jobs.Where(j => ids.Contains(j.Id)).Select(s_row).ToDictionaryAsync(row => row.Id, row => row.Row, stop);
            return new JobRows([.. ids.Where(rows.ContainsKey).Select(id => rows[id])], hasMore);
        }, cancellationToken);

    /// <summary>Whether there is any job that the caller may see.</summary>
    public Task<bool> AnyAsync(JobCaller caller, CancellationToken cancellationToken) =>
        AskAsync(caller, s_everything, (_, jobs, stop) => jobs.AnyAsync(stop), cancellationToken);

    /// <summary>How many jobs the request finds, exactly.</summary>
    public Task<long> CountAsync(JobCaller caller, ListJobsRequest request, CancellationToken cancellationToken) =>
        AskAsync(caller, request, (_, jobs, stop) => jobs.LongCountAsync(stop), cancellationToken);

    /// <summary>The request's page, whole jobs with their count.</summary>
    public Task<JobPage> ListAsync(JobCaller caller, ListJobsRequest request, CancellationToken cancellationToken) =>
        AskAsync(caller, request, async (db, jobs, stop) =>
        {
            var ids = await PageAsync(jobs, request, request.PageSize, stop);
            var items = await db.Details
                .Where(d => ids.Contains(d.Id))
                .Select(d => new { d.Id, d.Json })
                .ToDictionaryAsync(d => d.Id, d => d.Json, stop);
            var count = await jobs.LongCountAsync(stop);
            return new JobPage([.. ids.Where(items.ContainsKey).Select(id => StoredJson.Answered(items[id]))], count);
        }, cancellationToken);

    /// <summary>One job, with what only GetJob tells of it; null when there is none, or none that the caller may see.</summary>
    public Task<JobItem?> FindAsync(JobCaller caller, string jobId, CancellationToken cancellationToken) =>
        AskAsync(caller, s_everything, async (_, jobs, stop) =>
        {
            var key = JobIds.KeyOf(jobId);
            var found = await jobs
                .Where(j => j.Detail!.JobIdKey == key)
                .Select(j => new ExportedJob(j.Detail!.Json, j.Detail.Extras))
                .SingleOrDefaultAsync(stop);
            return found?.Item;
        }, cancellationToken);

    private static readonly ListJobsRequest s_everything = new() { StartTime = TimeBound.Any, EndTime = TimeBound.Any };

    private Task<T> AskAsync<T>(
        JobCaller caller, ListJobsRequest request, Func<JobsDb, IQueryable<Job>, CancellationToken, Task<T>> ask, CancellationToken cancellationToken) =>
        AskAsync(caller, (jobs, stop) => ask(jobs.Db, jobs.Matching(request), stop), cancellationToken);

    private async Task<T> AskAsync<T>(
        JobCaller caller, Func<VisibleJobs, CancellationToken, Task<T>> ask, CancellationToken cancellationToken)
    {
        await using var deadline = new Deadline(_deadline, _time, cancellationToken);
        var jobs = VisibleTo(caller, deadline.Uses(await _databases.CreateDbContextAsync(cancellationToken)));
        return await RunAsync(deadline, stop => ask(jobs, stop));
    }

    // Every reading goes through here, so damage is remembered whoever asked and whatever becomes of the failure.
    private async Task<T> RunAsync<T>(Deadline deadline, Func<CancellationToken, Task<T>> read)
    {
        try
        {
            return await deadline.RunAsync(read);
        }
        catch (Exception failure)
        {
            _store?.Explain(failure);
            throw;
        }
    }

    // The gate: there is no other way to a job.
    private VisibleJobs VisibleTo(JobCaller caller, JobsDb db) => new(db, _text, caller, _time.GetUtcNow());

    private static async Task<List<long>> PageAsync(IQueryable<Job> jobs, ListJobsRequest request, int size, CancellationToken stop)
    {
        var ids = new List<long>(size);
        var skip = (request.PageNumber - 1) * request.PageSize;
        var parts = jobs.InOrderedParts(request);
        foreach (var part in parts)
        {
            var found = await part.Skip(skip).Take(size - ids.Count).Select(job => job.Id).ToListAsync(stop);
            ids.AddRange(found);
            if (ids.Count == size || part == parts[^1])
            {
                break;
            }
            // What of the page's beginning lies in the next part.
            skip = skip == 0 || found.Count > 0 ? 0 : skip - await part.CountAsync(stop);
        }
        return ids;
    }

    private sealed record RowWithId(long Id, JobRow Row);

    private static readonly Expression<Func<Job, RowWithId>> s_row = job => new RowWithId(job.Id, new JobRow
    {
        JobId = job.Detail!.JobId,
        DisplayName = job.Detail.DisplayName,
        Status = job.Status,
        JobType = job.JobType!.Text,
        UserId = job.UserId!.Text,
        Username = job.Username!.Text,
        ResourceId = job.ResourceId!.Text,
        ResourceQuotaName = job.ResourceQuotaName!.Text,
        RequestGPU = job.RequestGPU,
        GmtCreateTime = Time(job.GmtCreateTime),
        GmtFinishTime = Time(job.GmtFinishTime),
        Duration = job.Duration,
        ReasonCode = job.ReasonCode!.Text,
        ReasonMessage = job.Detail.ReasonMessage,
    });

    private static DateTimeOffset? Time(long? seconds) => seconds is { } known ? DateTimeOffset.FromUnixTimeSeconds(known) : null;
}
