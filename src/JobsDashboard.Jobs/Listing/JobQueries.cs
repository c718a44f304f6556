using System.Collections.Immutable;
using System.Data.Common;
using System.Linq.Expressions;
using System.Text.Json;
using JobsDashboard.Jobs.Data;
using JobsDashboard.Jobs.Items;
using JobsDashboard.Jobs.Listing.Filters;
using Microsoft.EntityFrameworkCore;

namespace JobsDashboard.Jobs.Listing;

/// <summary>Every question about jobs, and the only way to ask it: what the caller may see is applied first, to all of them.</summary>
public sealed class JobQueries
{
    private readonly IDbContextFactory<JobsDb> _databases;
    private readonly IJobTextSearch _text;
    private readonly TimeProvider _time;
    private readonly TimeSpan _deadline;

    internal JobQueries(IDbContextFactory<JobsDb> databases, IJobTextSearch text, TimeProvider time, TimeSpan? deadline = null)
    {
        (_databases, _text, _time, _deadline) = (databases, text, time, deadline ?? DefaultDeadline);
    }

    /// <summary>How long a query may take before it is stopped, which ends it with a <see cref="TimeoutException"/>.</summary>
    public static TimeSpan DefaultDeadline { get; } = TimeSpan.FromSeconds(10);

    /// <summary>The rows of the request's page.</summary>
    public Task<JobRows> RowsAsync(JobCaller caller, ListJobsRequest request, CancellationToken cancellationToken) =>
        AskAsync(caller, request, async (db, jobs, stop) =>
        {
            // Ids first, then their rows: a late page costs what an early one does, and no wide row is read to be skipped.
            var ids = await PageOf(jobs, request, request.PageSize + 1).ToListAsync(stop);
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
            var ids = await PageOf(jobs, request, request.PageSize).ToListAsync(stop);
            var items = await db.Details
                .Where(d => ids.Contains(d.Id))
                .Select(d => new { d.Id, d.Json })
                .ToDictionaryAsync(d => d.Id, d => d.Json, stop);
            var count = await jobs.LongCountAsync(stop);
            return new JobPage([.. ids.Where(items.ContainsKey).Select(id => items[id])], count);
        }, cancellationToken);

    /// <summary>One job, with what only GetJob tells of it; null when there is none, or none that the caller may see.</summary>
    public Task<JobItem?> FindAsync(JobCaller caller, string jobId, CancellationToken cancellationToken) =>
        AskAsync(caller, s_everything, async (_, jobs, stop) =>
        {
            var key = JobDetail.KeyOf(jobId);
            var found = await jobs
                .Where(j => j.Detail!.JobIdKey == key)
                .Select(j => new { j.Detail!.Json, j.Detail.Extras })
                .SingleOrDefaultAsync(stop);
            return found is null ? null : JsonSerializer.Deserialize(found.Json, JobJson.Wire.JobItem)! with
            {
                Extras = found.Extras is null ? null : JsonSerializer.Deserialize(found.Extras, JobJson.Wire.JobExtras),
            };
        }, cancellationToken);

    /// <summary>The values of a filter's field on the jobs that the rest of the request finds, most used first.</summary>
    /// <param name="caller">Who asks.</param>
    /// <param name="request">The question; what it says of <paramref name="filter"/> itself is left out.</param>
    /// <param name="filter">The field.</param>
    /// <param name="part">What a value must contain, in any case; empty for all.</param>
    /// <param name="limit">The most values to give.</param>
    /// <param name="cancellationToken">Stops the query.</param>
    public Task<ImmutableArray<ValueCount>> ValuesAsync(
        JobCaller caller, ListJobsRequest request, ValueFilter filter, string part, int limit, CancellationToken cancellationToken) =>
        AskAsync(caller, request.With(filter, []), async (db, jobs, stop) =>
        {
            var folded = FoldedText.Of(part);
            var counts = jobs.GroupBy(filter.Key).Select(group => new { group.Key, Count = group.LongCount() });
            return await AnswerAsync(
                from count in counts
                join value in db.Values on count.Key equals value.Key
                where value.Folded.Contains(folded)
                orderby count.Count descending, value.Text
                select new ValueCount(value.Text, count.Count),
                limit,
                stop);
        }, cancellationToken);

    /// <summary>The tag keys on the jobs that the request finds, most used first.</summary>
    public Task<ImmutableArray<ValueCount>> TagKeysAsync(
        JobCaller caller, ListJobsRequest request, string part, int limit, CancellationToken cancellationToken) =>
        AskAsync(caller, request, (db, jobs, stop) =>
        {
            var folded = FoldedText.Of(part);
            return AnswerAsync(
                from count in CountTags(db, jobs)
                join tag in db.Tags on count.TagId equals tag.TagId
                where tag.KeyFolded.Contains(folded)
                group count.Count by tag.Key into keys
                orderby keys.Sum() descending, keys.Key
                select new ValueCount(keys.Key, keys.Sum()),
                limit,
                stop);
        }, cancellationToken);

    /// <summary>The values of one tag key on the jobs that the request finds, most used first.</summary>
    public Task<ImmutableArray<ValueCount>> TagValuesAsync(
        JobCaller caller, ListJobsRequest request, string key, string part, int limit, CancellationToken cancellationToken) =>
        AskAsync(caller, request, (db, jobs, stop) =>
        {
            var folded = FoldedText.Of(part);
            return AnswerAsync(
                from count in CountTags(db, jobs)
                join tag in db.Tags on count.TagId equals tag.TagId
                where tag.Key == key && tag.ValueFolded.Contains(folded)
                orderby count.Count descending, tag.Value
                select new ValueCount(tag.Value, count.Count),
                limit,
                stop);
        }, cancellationToken);

    private static readonly ListJobsRequest s_everything = new() { StartTime = TimeBound.Any, EndTime = TimeBound.Any };

    // The gate. Off the caller's thread, because a database in the same process would hold it while it searches.
    private Task<T> AskAsync<T>(
        JobCaller caller,
        ListJobsRequest request,
        Func<JobsDb, IQueryable<Job>, CancellationToken, Task<T>> ask,
        CancellationToken cancellationToken) =>
        Task.Run(async () =>
        {
            using var late = new CancellationTokenSource(_deadline, _time);
            using var stop = CancellationTokenSource.CreateLinkedTokenSource(late.Token, cancellationToken);
            await using var db = await _databases.CreateDbContextAsync(cancellationToken);
            var context = new FilterContext(db, _text, caller, request.At(_time.GetUtcNow()));
            try
            {
                return await ask(db, db.Jobs.VisibleTo(db, caller).Matching(context), stop.Token);
            }
            catch (Exception failure) when (stop.IsCancellationRequested && failure is DbException or OperationCanceledException)
            {
                // A database that was told to stop says so as an error of its own.
                cancellationToken.ThrowIfCancellationRequested();
                throw new TimeoutException($"The query took longer than {_deadline.TotalSeconds:0.#} s and was stopped.", failure);
            }
        }, cancellationToken);

    private static IQueryable<long> PageOf(IQueryable<Job> jobs, ListJobsRequest request, int size) =>
        jobs.InOrder(request).Skip((request.PageNumber - 1) * request.PageSize).Take(size).Select(job => job.Id);

    // Counted by the tag's number before its text is looked up: there are far fewer tags than jobs that carry one. A job has a key
    // once at the most, so the sum over a key's values counts its jobs.
    private static IQueryable<TagCount> CountTags(JobsDb db, IQueryable<Job> jobs) =>
        db.JobTags
            .Where(t => jobs.Select(j => j.Id).Contains(t.JobId))
            .GroupBy(t => t.TagId)
            .Select(group => new TagCount { TagId = group.Key, Count = group.LongCount() });

    private sealed class TagCount
    {
        public int TagId { get; init; }

        public long Count { get; init; }
    }

    private static async Task<ImmutableArray<ValueCount>> AnswerAsync(
        IQueryable<ValueCount> values, int limit, CancellationToken cancellationToken) =>
        [.. await values.Take(limit).ToListAsync(cancellationToken)];

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
